// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.uplink.UploadSchedule;

class GatewaySettingsTest {

  private static final String LEAST = "gateway=gw-1\nbroker=tcp://broker:1883\n";

  @TempDir private Path folder;

  private static GatewaySettings.Read read(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    return GatewaySettings.of(properties, Path.of("/absent"));
  }

  private static List<String> problems(String text) throws IOException {
    GatewaySettings.Read read = read(text);
    assertThat(read.settings().isPresent()).isEqualTo(read.problems().isEmpty());
    return read.problems();
  }

  @Test
  void two_lines_are_enough() throws IOException {
    GatewaySettings settings = read(LEAST).settings().orElseThrow();
    assertThat(settings.gateway()).isEqualTo("gw-1");
    assertThat(settings.broker()).isEqualTo(URI.create("tcp://broker:1883"));
    assertThat(settings.user()).isEmpty();
    assertThat(settings.upload()).isEqualTo(UploadSchedule.AT_ONCE);
    assertThat(settings.receiptTimeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void files_for_tls_are_found_beside_the_settings_and_their_passwords_in_files_of_their_own()
      throws IOException {
    Path settings = folder.resolve("gateway.properties");
    Files.createFile(folder.resolve("trust.p12"));
    Files.createFile(folder.resolve("trust.password"));
    Files.writeString(
        settings,
        """
        gateway=gw-1
        broker=ssl://broker
        broker.trust=trust.p12
        broker.trust.password.file=trust.password
        """);
    assertThat(GatewaySettings.read(settings).settings().orElseThrow().tls().properties())
        .isEqualTo(
            Map.of(
                "kilowire.tls.trust", folder.resolve("trust.p12").toString(),
                "kilowire.tls.trust.password.file", folder.resolve("trust.password").toString()));
    assertThat(problems(LEAST + "broker.certificate=own.p12\nbroker.trust.password.file=x\n"))
        .containsExactlyInAnyOrder(
            "broker.certificate: cannot be read: /absent/own.p12",
            "broker.trust.password.file: cannot be read: /absent/x",
            "broker.trust.password.file: of no use without broker.trust");
  }

  @Test
  void a_password_over_plain_tcp_to_another_machine_is_a_warning() throws IOException {
    GatewaySettings open = read(LEAST + "broker.user=me\n").settings().orElseThrow();
    assertThat(open.warnings())
        .singleElement()
        .asString()
        .contains("broker.user", "tcp://broker:1883", "ssl://");
    assertThat(read(LEAST).settings().orElseThrow().warnings()).isEmpty();
    assertThat(
            read(LEAST.replace("//broker", "//127.0.0.1") + "broker.user=me\n")
                .settings()
                .orElseThrow()
                .warnings())
        .isEmpty();
  }

  @Test
  void everything_can_be_said() throws IOException {
    GatewaySettings settings =
        read(LEAST + "broker.user=me\nupload.every=PT15M\nreceipt.timeout=PT10M\n")
            .settings()
            .orElseThrow();
    assertThat(settings.user()).contains("me");
    assertThat(settings.uplinkOptions().schedule().every()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.uplinkOptions().receiptTimeout()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.uplinkOptions().longestTimeout()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void a_process_bus_is_an_interface_or_a_source_of_ft3() throws IOException {
    assertThat(read(LEAST).settings().orElseThrow().bus()).isEmpty();
    ProcessBus bus =
        read(LEAST + "sv.interface=eth1\nsv.ft3=udp://:5000\nsv.results=both\nsv.simulated=true\n")
            .settings()
            .orElseThrow()
            .bus()
            .orElseThrow();
    assertThat(bus.takesSeconds()).isTrue();
    assertThat(bus.ethernet("{}", ""))
        .get()
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("network.interface", "eth1")
        .containsEntry("maps", "{}")
        .containsEntry("simulated", true);
    assertThat(bus.serial("", "")).get().extracting("source").isEqualTo("udp://:5000");
    assertThat(problems(LEAST + "sv.results=2s\nsv.simulated=perhaps\nsv.second-interface=eth2\n"))
        .hasSize(4)
        .anyMatch(one -> one.startsWith("sv.results: "))
        .anyMatch(one -> one.startsWith("sv.simulated: "))
        .anyMatch(one -> one.startsWith("sv.second-interface: "))
        .anyMatch(one -> one.startsWith("sv.interface or sv.ft3: "));
  }

  @Test
  void all_problems_are_told_at_once() throws IOException {
    assertThat(
            problems("gateway=a/b\nbroker=http://x\nupload.every=often\nreceipt.timeout=PT0S\na=b"))
        .hasSize(5)
        .anyMatch(one -> one.startsWith("a: "))
        .anyMatch(one -> one.startsWith("gateway: "))
        .anyMatch(one -> one.startsWith("broker: "))
        .anyMatch(one -> one.startsWith("upload.every: "))
        .anyMatch(one -> one.startsWith("receipt.timeout: "));
    assertThat(problems("")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://me:hunter2@broker:1883",
        "ws://hunter2",
        "tcp:hunter2",
        "tcp://hunter2 :1",
        "hunter2"
      })
  void a_brokers_uri_with_a_password_is_refused_and_not_repeated(String uri) throws IOException {
    assertThat(problems("gateway=gw-1\nbroker=" + uri))
        .singleElement()
        .asString()
        .startsWith("broker: ")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PT0.5S",
        "-PT5S",
        "P2D",
        "PT9223372036854775807S",
        "-PT9223372036854775807S",
        "5s",
        ""
      })
  void a_time_out_of_range_is_a_problem(String text) throws IOException {
    assertThat(problems(LEAST + "upload.every=" + text))
        .singleElement()
        .asString()
        .startsWith("upload.every: ");
    assertThat(problems(LEAST + "receipt.timeout=" + text))
        .singleElement()
        .asString()
        .startsWith("receipt.timeout: ");
  }

  @Test
  void a_file_that_is_no_list_of_settings_is_a_problem() throws IOException {
    Path file = folder.resolve("gateway.properties");
    Files.writeString(file, LEAST + "note=\\uXYZ1\n");
    assertThat(GatewaySettings.read(file).problems()).hasSize(1);
    Files.write(file, new byte[] {'a', '=', (byte) 0xFF, (byte) 0xFE});
    assertThat(GatewaySettings.read(file).problems()).hasSize(1);
  }
}
