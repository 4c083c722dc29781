// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LoopbackPort;

/** What {@code kilowire gateway} tells who runs it. */
final class GatewayCommandTest {

  @TempDir private Path home;
  private final LoopbackPort port = LoopbackPort.hold();

  private void settings(int consolePort) throws IOException {
    Files.writeString(
        home.resolve("gateway.properties"),
        "gateway=first\nbroker=tcp://127.0.0.1:1\nconsole.port=%d\n".formatted(consolePort));
  }

  @AfterEach
  void close() {
    port.close();
  }

  /** A gateway of this folder in a JVM of its own, as it is started at a terminal. */
  private final class Running implements AutoCloseable {

    private final Path err = home.resolve("err.txt");
    private final Process process;
    private final BufferedReader out;
    private final List<String> lines = new ArrayList<>();

    Running(String... more) throws IOException {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "org.kilowire.cli.Kilowire",
                  "gateway",
                  "--home",
                  home.toString()));
      command.addAll(List.of(more));
      process = new ProcessBuilder(command).redirectError(err.toFile()).start();
      out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Its standard output, with this line. */
    List<String> until(String last) throws IOException {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (line.equals(last)) {
          return lines;
        }
      }
      throw new AssertionError(lines + Files.readString(err));
    }

    String err() {
      try {
        return Files.readString(err);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** As Ctrl-C does; all that it has written to standard error. */
    String end() throws Exception {
      process.destroy();
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
      return err();
    }

    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }

  @Test
  void a_console_port_in_use_is_3_and_one_line() throws Exception {
    try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      settings(stranger.getLocalPort());
      try (Running gateway = new Running()) {
        assertThat(gateway.process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(gateway.process.exitValue()).isEqualTo(ExitCode.LINK);
        assertThat(gateway.out.readLine()).isNull();
        assertThat(gateway.err().lines())
            .singleElement()
            .asString()
            .startsWith("console.port: 127.0.0.1:" + stranger.getLocalPort() + ": ");
      }
    }
  }

  @Test
  void with_json_the_way_into_the_console_is_members_and_a_gateway_without_a_fleet_says_so()
      throws Exception {
    settings(port.number());
    try (Running gateway = new Running("--json")) {
      List<String> lines = gateway.until("{\"ready\":true}");
      assertThat(lines).hasSize(3);
      JsonObject console = JsonParser.parseString(lines.get(0)).getAsJsonObject();
      assertThat(console.keySet()).containsExactly("console", "user", "password");
      assertThat(console.get("console").getAsString())
          .isEqualTo("http://127.0.0.1:" + port.number() + "/system/console");
      assertThat(console.get("user").getAsString()).isEqualTo("admin");
      assertThat(console.get("password").getAsString()).hasSize(20);
      assertThat(lines.get(1)).startsWith("{\"problem\":\"collects nothing yet: there is no fleet");
      gateway.end();
    }
    try (Running again = new Running("--json")) {
      JsonObject console =
          JsonParser.parseString(again.until("{\"ready\":true}").get(0)).getAsJsonObject();
      assertThat(console.keySet()).as("told once").containsExactly("console", "user");
    }
  }

  private static void await(String what, Running gateway, Path file, String text) {
    Eventually.await(
        () -> what + ": " + gateway.err(),
        () -> Files.exists(file) && Files.readString(file).contains(text));
  }

  @Test
  void what_goes_well_is_told_and_at_the_end_what_is_not_confirmed() throws Exception {
    settings(port.number());
    Path commits = home.resolve("commits.txt");
    try (MeterHost host =
            MeterHost.start(HostOptions.loopback(1), InstantSource.system(), 1, like -> like);
        Running gateway = collecting(host.meters().get(0), commits)) {
      assertThat(gateway.until("ready")).hasSize(2);
      await("a block is stored", gateway, commits, "\n");
      await("collecting", gateway, gateway.err, "collector: collecting 1 meters");
      assertThat(gateway.end())
          .contains("gateway first stores in")
          .containsPattern("not confirmed by the IMS: [1-9]\\d* blocks")
          .doesNotContain("collects nothing yet");
    }
  }

  private Running collecting(ServedMeter meter, Path commits) throws IOException {
    Path secrets = home.resolve("secrets.properties");
    Files.writeString(secrets, "meters=12345678\n");
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        home.resolve("fleet.json"),
        """
        {"version": 1, "gateway": "first",
         "lines": [{"id": "desk", "uri": "%s"}],
         "types": [{"id": "sim", "protocol": "dlms",
                    "traits": {"framing": "wrapper", "client": 17,
                               "authentication": "low", "password": "secret:meters"},
                    "time": {"stamps": "end", "zone": "Europe/Berlin"},
                    "registers": ["1-0:1.8.0*255"], "profiles": []}],
         "meters": [{"id": "flat-1", "type": "sim", "line": "desk"}],
         "schedules": [{"id": "registers", "every": "PT1S", "meters": ["*"], "profiles": false}]}
        """
            .formatted(meter.links().get(0)));
    return new Running("--report-commits", commits.toString(), "--hand-over-within", "1ms");
  }

  @Test
  void a_store_of_another_gateway_is_told_without_a_stack() throws Exception {
    settings(port.number());
    Store.open(StoreSettings.of(home.resolve("data"), "second")).close();
    try (Running gateway = new Running()) {
      gateway.until("ready");
      assertThat(gateway.end())
          .contains("it belongs to gateway second, not first")
          .contains("collects nothing yet: what it needs")
          .doesNotContain("\tat ");
    }
  }
}
