// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.cli.ExitCode;
import org.kilowire.simulators.iec62056.Iec62056Host;
import org.kilowire.simulators.iec62056.Iec62056HostOptions;
import org.kilowire.simulators.iec62056.LineMeter;
import org.kilowire.simulators.iec62056.LinePlace;
import org.kilowire.simulators.iec62056.device.MeterKind;
import org.kilowire.simulators.iec62056.line.Passage;

/** Commands over a pseudo-terminal, which tells the rate that the client has set at each step. */
@Timeout(240)
final class OpticalHeadTest {

  @TempDir private Path folder;
  private Iec62056Host host;

  @AfterEach
  void stop() {
    if (host != null) {
      host.close();
    }
  }

  private LineMeter start(Iec62056HostOptions options) throws Exception {
    host = Iec62056Host.start(options, InstantSource.system(), 1, like -> like);
    return host.meters().get(0);
  }

  private Iec62056HostOptions head(MeterKind... kinds) {
    return Iec62056HostOptions.of(LinePlace.serial(folder.resolve("head")), kinds);
  }

  private String link() {
    return " --json --link serial:" + folder.resolve("head");
  }

  /** The client's rate and the meter's, {@code <} for what the meter heard. */
  private List<String> steps() {
    List<String> steps = new ArrayList<>();
    for (Passage one : host.lines().get(0).passages()) {
      String step = (one.heard() ? "<" : ">") + one.clientBaud() + "/" + one.deviceBaud();
      steps.add(step);
    }
    return steps;
  }

  private static Commands.Result done(String command) {
    Commands.Result result = Commands.run(command);
    assertThat(result.code()).as(result.text()).isZero();
    return result;
  }

  @ParameterizedTest
  @CsvSource({"'', 9600", "' --max-baud 2400', 2400", "' --max-baud 300', 300"})
  void a_readout_goes_to_the_rate_that_was_agreed(String option, int rate) throws Exception {
    start(head(MeterKind.EMH_LZQJ));
    done("iec62056 readout" + link() + option);
    String data = ">" + rate + "/" + rate;
    assertThat(steps()).containsExactly("<300/300", ">300/300", "<300/300", data);
  }

  @Test
  void a_meter_that_does_not_follow_is_read_by_its_type_and_told_without() throws Exception {
    start(head(MeterKind.LANDIS_GYR_ZMD120));
    done("iec62056 readout --type landis-gyr-zmd120" + link());
    assertThat(host.lines().get(0).passages()).allMatch(Passage::isUnderstood);
    Commands.Result other =
        Commands.run(
            "iec62056 readout --trait resends=0 --trait inter-character-timeout=1s" + link());
    assertThat(other.code()).isEqualTo(ExitCode.LINK);
    assertThat(other.text()).contains("follow-baud=false");
  }

  @Test
  void the_programming_mode_is_at_the_agreed_rate() throws Exception {
    LineMeter meter = start(head(MeterKind.EMH_LZQJ));
    String address = " --address " + meter.meter().serial();
    done("iec62056 get 1.8.0 --password 12345678" + address + link());
    assertThat(steps()).startsWith("<300/300", ">300/300", "<300/300", ">9600/9600", "<9600/9600");
    assertThat(host.lines().get(0).passages()).allMatch(Passage::isUnderstood);
  }

  @Test
  void mode_e_confirms_at_the_new_rate_and_goes_on_in_hdlc() throws Exception {
    LineMeter meter = start(head(MeterKind.ISKRA_MT382));
    Commands.Result result = done("dlms get 1:0.0.96.1.0.255:2 --mode-e" + link());
    assertThat(result.text()).contains("\"" + meter.meter().serial() + "\"");
    assertThat(steps()).startsWith("<300/300", ">300/300", "<300/300", ">9600/9600", "<9600/9600");
    assertThat(host.lines().get(0).passages()).allMatch(Passage::isUnderstood);
    done("iec62056 readout --type iskra-mt382" + link());
  }

  @Test
  void a_meter_at_9600_from_the_start_and_one_that_wakes_up() throws Exception {
    start(head(MeterKind.ENERGOMERA_CE30X, MeterKind.LANDIS_GYR_T550));
    done("iec62056 readout --type energomera-ce30x" + link());
    assertThat(steps()).containsExactly("<9600/9600", ">9600/9600", "<9600/9600", ">9600/9600");
    host.lines().get(0).forget();
    done("iec62056 readout --type landis-gyr-t550" + link());
    assertThat(steps()).endsWith(">300/300", ">2400/2400");
  }

  @Test
  void telegrams_are_heard_at_the_rate_of_the_link() throws Exception {
    start(head(MeterKind.GENERIC_D).withInterval(Duration.ofMillis(50)));
    done("iec62056 listen --count 1" + link() + "?baud=115200");
    assertThat(steps()).endsWith(">115200/115200");
  }

  @Test
  void an_echo_is_taken_out() throws Exception {
    start(head(MeterKind.EMH_LZQJ).withLine(10, true));
    done("iec62056 get 1.8.0 2.8.0 --password 12345678" + link());
    done("iec62056 readout" + link() + "?echo=true");
  }

  @Test
  void dlms_meters_and_others_on_one_line_are_read_in_turn() throws Exception {
    LineMeter meter = start(head(MeterKind.GENERIC_C, MeterKind.EMH_LZQJ).withMeters(4, 2));
    String serial = host.hdlcMeters().get(1).meter().serial();
    for (int i = 0; i < 2; i++) {
      assertThat(done("dlms get 1:0.0.96.1.0.255:2 --physical 18" + link()).text())
          .contains("\"" + serial + "\"");
      assertThat(done("iec62056 readout --address " + meter.meter().serial() + link()).text())
          .contains("\"" + meter.meter().serial() + "\"");
    }
  }

  @Test
  void a_port_that_is_not_there_is_3() {
    Commands.Result result = Commands.run("iec62056 readout" + link());
    assertThat(result.code()).isEqualTo(ExitCode.LINK);
    assertThat(result.text()).contains("no such port");
  }

  /** A server cannot say when octets have left: the link waits their time out. */
  @Test
  void a_port_behind_rfc_2217_is_at_the_meters_rate_at_each_step() throws Exception {
    start(head(MeterKind.EMH_LZQJ).withLine(1, false));
    try (SerialServer server = SerialServer.of(folder.resolve("head"))) {
      done("iec62056 readout --json --link " + server.link());
      assertThat(server.rates()).endsWith(300, 9600);
    }
    assertThat(steps()).containsExactly("<300/300", ">300/300", "<300/300", ">9600/9600");
  }
}
