// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.simulators.iec62056.Iec62056Host;
import org.kilowire.simulators.iec62056.device.MeterKind;
import org.kilowire.simulators.iec62056.device.Oddity;
import org.kilowire.tests.support.LoopbackPort;
import picocli.CommandLine;

final class SimulateIec62056CommandTest {

  @TempDir private Path folder;

  private static String announced(String... arguments) throws Exception {
    SimulateIec62056Command command = new SimulateIec62056Command();
    new CommandLine(command).parseArgs(arguments);
    StringWriter out = new StringWriter();
    try (Iec62056Host host = command.open()) {
      command.announce(host, new PrintWriter(out, true));
    }
    return out.toString();
  }

  @Test
  void each_meter_has_a_line_with_the_options_that_reach_it() throws Exception {
    Path head = folder.resolve("head");
    String text =
        announced(
            "--link",
            "serial:" + head,
            "--type",
            "emh-lzqj,generic-d",
            "--meters",
            "2",
            "--hdlc",
            "1");
    assertThat(text.lines())
        .containsExactly(
            "meter 00001301  --link serial:" + head + " --address 00001301 --type emh-lzqj",
            "meter 00001302  --link serial:" + head + " --type generic-d",
            "dlms  00001303  --link serial:" + head + " --framing hdlc --physical 17",
            "ready: 3 meters");
  }

  @Test
  void with_json_it_is_an_object_a_line() throws Exception {
    assertThat(announced("--link", "tcp:0", "--json").lines())
        .hasSize(2)
        .anyMatch(line -> line.matches("\\{\"serial\":\"00001301\",\"type\":\"generic-c\".*"))
        .contains("{\"state\":\"ready\",\"meters\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--link udp:1",
        "--link tcp:70000",
        "--link serial:relative",
        "--link tcp:0 --type nonsense",
        "--link tcp:0 --fault nonsense",
        "--link tcp:0 --fault 4711/silent",
        "--link tcp:0 --meters 0",
        "--link tcp:0 --meters 251",
        "--link tcp:0 --speed 0",
        "--link tcp:0 --interval 0",
        "--link tcp:0 --seed 100000"
      })
  void wrong_usage_is_2(String arguments) {
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new SimulateIec62056Command())
            .setErr(new PrintWriter(err, true))
            .execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).doesNotContain("\tat ");
  }

  @Test
  void a_port_that_is_in_use_is_3() throws Exception {
    try (LoopbackPort port = LoopbackPort.hold();
        Iec62056Host host = opened("tcp:" + port.number())) {
      assertThat(host.meters()).hasSize(1);
      StringWriter err = new StringWriter();
      int code =
          new CommandLine(new SimulateIec62056Command())
              .setErr(new PrintWriter(err, true))
              .execute("--link", "tcp:" + port.number());
      assertThat(code).isEqualTo(3);
    }
  }

  private static Iec62056Host opened(String link) throws Exception {
    SimulateIec62056Command command = new SimulateIec62056Command();
    new CommandLine(command).parseArgs("--link", link);
    return command.open();
  }

  @Test
  void every_type_and_every_fault_is_in_the_readme() throws Exception {
    String page = Files.readString(Path.of("README.md"));
    assertThat(Arrays.stream(MeterKind.values()).map(MeterKind::option))
        .allMatch(name -> page.contains("`" + name + "`"));
    assertThat(Arrays.stream(Fault.values()).map(Fault::option))
        .allMatch(name -> page.contains("`" + name + "`"));
    assertThat(Arrays.stream(Oddity.values()).map(Oddity::option))
        .allMatch(name -> page.contains("`" + name + "`"));
  }
}
