// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;

/** How commands end: 0 done, 1 refused, 2 wrong usage, 3 the link failed. */
class ExitCodeTest {

  private static MeterHost host;
  private static ServedMeter meter;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() throws Exception {
    host = MeterHost.start(HostOptions.loopback(1), InstantSource.system(), 1, like -> like);
    meter = host.meters().get(0);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private int run(String arguments, String... more) {
    String[] all =
        Stream.concat(Pattern.compile(" ").splitAsStream(arguments), Stream.of(more))
            .filter(word -> !word.isEmpty())
            .toArray(String[]::new);
    int code =
        Kilowire.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all);
    assertThat(err.toString()).as("no stack for a user").doesNotContain("\tat ");
    return code;
  }

  private static String reach() {
    return " --framing wrapper --link " + meter.links().get(0);
  }

  @Test
  void done_is_0_and_standard_output_is_objects_with_json() {
    assertThat(run("dlms get 1.0.1.8.0.255 3:1.0.2.8.0.255:2 --json" + reach())).isZero();
    assertThat(out.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"obis\":\"") && line.endsWith("}"));
    assertThat(run("--help")).isZero();
    assertThat(run("dlms get --help")).isZero();
  }

  @Test
  void what_the_meter_refuses_is_1_with_its_reason() {
    assertThat(run("dlms get 3:1.0.99.99.99.255:2" + reach())).isEqualTo(ExitCode.REFUSED);
    assertThat(out.toString()).contains("refused");
    String wrong = " --client 17 --auth low --password wrongpw1";
    assertThat(run("dlms get 1.0.1.8.0.255" + wrong + reach())).isEqualTo(ExitCode.REFUSED);
    assertThat(out + err.toString()).doesNotContain("wrongpw1");
  }

  @Test
  void a_device_that_is_not_the_expected_one_is_1_and_is_not_switched() {
    String rights = " --client 17 --auth low --password 12345678";
    assertThat(run("dlms relay disconnect --expect 4711" + rights + reach()))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(out.toString()).contains("wrong-device");
    assertThat(meter.meter().relayOutput()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "dlms",
        "sim",
        "fleet",
        "ims",
        "dlms get",
        "dlms get 1.0.1.8.0.255",
        "dlms get nonsense --link tcp://127.0.0.1:1",
        "dlms get 1.0.1.8.0.255 --link nonsense",
        "dlms get 1.0.1.8.0.255 --link tcp://127.0.0.1:1 --framing morse",
        "dlms get 1.0.1.8.0.255 --link tcp://127.0.0.1:1 --timeout 5",
        "dlms get 1.0.1.8.0.255 --link tcp://127.0.0.1:1 --timeout 1ms",
        "dlms get 1.0.1.8.0.255 --link tcp://127.0.0.1:1 --client 0",
        "dlms get 1.0.1.8.0.255 --link tcp://127.0.0.1:1 --auth low",
        "dlms get 1.0.1.8.0.255 --link tcp://127.0.0.1:1 --zone Nowhere",
        "dlms get 1.0.1.8.0.255 --link tcp://127.0.0.1:1 --trait inter-octet-timeout=5",
        "dlms get 1.0.1.8.0.255 --link tcp://127.0.0.1:1 --trait nonsense=5",
        "dlms clock --set --link tcp://127.0.0.1:1",
        "dlms relay disconnect --link tcp://127.0.0.1:1",
        "dlms relay explode --link tcp://127.0.0.1:1",
        "dlms profile nonsense --link tcp://127.0.0.1:1",
        "dlms profile 1.0.99.1.0.255 --entries 5-1 --link tcp://127.0.0.1:1",
        "dlms profile 1.0.99.1.0.255 --entries 0-5 --link tcp://127.0.0.1:1",
        "dlms profile 1.0.99.1.0.255 --entries x --link tcp://127.0.0.1:1",
        "dlms profile 1.0.99.1.0.255 --from 2026-01-01T00:00:00Z --link tcp://127.0.0.1:1",
        "dlms profile 1.0.99.1.0.255 --from 2026-01-01T00:00 --to 2026-01-02T00:00"
            + " --link tcp://127.0.0.1:1",
        "dlms profile 1.0.99.1.0.255 --from 2026-01-02T00:00:00Z --to 2026-01-01T00:00:00Z"
            + " --link tcp://127.0.0.1:1",
        "fleet check",
        "fleet check no-such-file",
        "fleet check /",
        "demo --for 1s",
        "demo --for 2h",
        "gateway",
        "ims receive --broker tcp://127.0.0.1:1",
        "ims receive --broker nonsense --db x.db",
        "ims readings --db no-such-file"
      })
  void wrong_usage_is_2(String arguments) {
    assertThat(run(arguments)).as("%s %s", out, err).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).isNotBlank();
  }

  @Test
  void a_link_that_cannot_be_opened_or_says_nothing_is_3() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      String link = " --link tcp://127.0.0.1:" + silent.getLocalPort();
      String once = " --timeout 200ms --trait retries=0";
      assertThat(run("dlms get 3:1.0.1.8.0.255:2 --framing wrapper" + once + link))
          .isEqualTo(ExitCode.LINK);
      assertThat(run("dlms get 3:1.0.1.8.0.255:2" + once + link)).isEqualTo(ExitCode.LINK);
    }
    assertThat(run("dlms get 3:1.0.1.8.0.255:2 --link tcp://127.0.0.1:1")).isEqualTo(ExitCode.LINK);
  }

  @Test
  void a_fleet_with_mistakes_is_1_and_lists_them() throws IOException {
    Path file = folder.resolve("fleet.json");
    Files.writeString(file, "{\"version\":1,\"gateway\":\"a b\",\"lines\":7}");
    assertThat(run("fleet check --json", file.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(out.toString().lines()).hasSizeGreaterThan(1).allMatch(one -> one.startsWith("{"));
  }

  @Test
  void a_gateway_that_cannot_start_is_1_and_says_why() throws IOException {
    assertThat(run("gateway --home", folder.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("gateway.properties");
    Files.writeString(
        folder.resolve("gateway.properties"), "gateway=g\nbroker=tcp://me:hunter2@127.0.0.1:1\n");
    assertThat(run("gateway --home", folder.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("broker").doesNotContain("hunter2");
    Files.writeString(
        folder.resolve("gateway.properties"),
        "gateway=g\nbroker=tcp://127.0.0.1:1\nconsole.port=off\n");
    assertThat(run("gateway --home", folder.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("no fleet");
  }
}
