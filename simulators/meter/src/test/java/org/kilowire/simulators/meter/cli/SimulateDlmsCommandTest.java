// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.LinkException;
import org.kilowire.dlms.cosem.ControlMode;
import org.kilowire.dlms.cosem.profile.SortMethod;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.faults.MeterFault;
import org.kilowire.simulators.meter.model.Deviation;
import org.kilowire.simulators.meter.model.MeterOptions;
import org.kilowire.simulators.meter.model.OddRows;
import org.kilowire.simulators.meter.model.ProfileAccess;
import picocli.CommandLine;

final class SimulateDlmsCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private CommandLine line() {
    return new CommandLine(new SimulateDlmsCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err));
  }

  private MeterHost open(String arguments) throws LinkException {
    SimulateDlmsCommand command = new SimulateDlmsCommand();
    new CommandLine(command).parseArgs(arguments.split(" "));
    MeterHost host = command.open();
    command.announce(host, new PrintWriter(out, true));
    return host;
  }

  @Test
  void prints_a_line_a_meter_with_the_options_that_reach_it() throws LinkException {
    try (MeterHost host = open("--wrapper 0 --hdlc 0 --meters 2 --profile-days 1")) {
      int wrapper = host.meters().get(0).port();
      int hdlc = host.meters().get(2).port();
      assertThat(out.toString().lines().toList())
          .hasSize(5)
          .startsWith(
              "meter 00001001  --link tcp://127.0.0.1:" + wrapper + " --framing wrapper --server 1")
          .contains(
              "meter 00001102  --link tcp://127.0.0.1:"
                  + hdlc
                  + " --framing hdlc --server 1 --physical 18")
          .endsWith("ready: 4 meters");
    }
  }

  @Test
  void prints_json_where_it_is_wanted() throws LinkException {
    try (MeterHost host = open("--hdlc 0 --meters 1 --profile-days 1 --json --seed 7")) {
      List<String> lines = out.toString().lines().toList();
      assertThat(lines.get(0))
          .isEqualTo(
              "{\"serial\":\"00007101\",\"framing\":\"hdlc\",\"links\":[\"tcp://127.0.0.1:"
                  + host.meters().get(0).port()
                  + "\"],\"server\":1,\"physical\":17}");
      assertThat(lines.get(1)).isEqualTo("{\"state\":\"ready\",\"meters\":1}");
    }
  }

  @Test
  void options_make_the_meters_what_they_are() throws LinkException {
    try (MeterHost host =
        open(
            "--wrapper 0 --meters 2 --profile-days 4 --capture-period 1h --zone Europe/Lisbon"
                + " --drift-ppm 40 --password 00000001 --control-mode 2 --protect --set-back 2"
                + " --outage-days 0 --at 2026-10-26T12:07:00Z --quirk no-deviation"
                + " --quirk standard-time --quirk no-selective-access --fault drop:every=3"
                + " --fault 00001002/silence")) {
      MeterOptions options = host.meters().get(0).meter().options();
      assertThat(options.profile().period()).isEqualTo(Duration.ofHours(1));
      assertThat(options.stamping().zone().getId()).isEqualTo("Europe/Lisbon");
      assertThat(options.stamping().deviation()).isEqualTo(Deviation.UNSPECIFIED);
      assertThat(options.stamping().daylightSaving()).isFalse();
      assertThat(options.access()).isEqualTo(new ProfileAccess(false, true, false, false));
      assertThat(options.controlMode()).isEqualTo(ControlMode.MODE_2);
      assertThat(options.driftPpm()).isEqualTo(40);
      assertThat(options.password()).isEqualTo("00000001");
      assertThat(options.protect()).isTrue();
      assertThat(host.meters().get(0).meter().clock()).asString().startsWith("2026-10-26T12:07");
      assertThat(host.meters().get(0).meter().archive())
          .hasSize(96)
          .filteredOn(row -> row.ordinal() == 1)
          .hasSize(1);
      assertThat(host.meters().get(0).meter().faults().ready(MeterFault.SILENCE)).isFalse();
      assertThat(host.meters().get(1).meter().faults().ready(MeterFault.SILENCE)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(OddRows.class)
  void each_way_in_which_rows_are_odd_is_a_quirk(OddRows way) throws LinkException {
    String quirk = way.name().toLowerCase(Locale.ROOT).replace('_', '-');
    try (MeterHost host = open("--wrapper 0 --meters 1 --profile-days 1 --quirk " + quirk)) {
      assertThat(host.meters().get(0).meter().options().profile().odd()).containsExactly(way);
    }
  }

  @ParameterizedTest
  @EnumSource(SortMethod.class)
  void each_sort_method_is_a_choice(SortMethod method) throws LinkException {
    String sort = method.name().toLowerCase(Locale.ROOT).replace('_', '-');
    try (MeterHost host = open("--wrapper 0 --meters 1 --profile-days 1 --sort " + sort)) {
      assertThat(host.meters().get(0).meter().options().profile().sort()).isEqualTo(method);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--meters 3",
        "--wrapper 4059 --hdlc 4059",
        "--wrapper 70000",
        "--wrapper 65534 --meters 3",
        "--wrapper 0 --meters 0",
        "--wrapper 0 --fault dorp",
        "--wrapper 0 --fault 4711/drop",
        "--wrapper 0 --control-mode 7",
        "--wrapper 0 --quirk lazy",
        "--wrapper 0 --sort random",
        "--wrapper 0 --capture-period 0",
        "--wrapper 0 --capture-period soon",
        "--wrapper 0 --capture-period 1s --profile-days 365",
        "--wrapper 0 --seed -1"
      })
  void wrong_usage_is_exit_code_2_and_says_why(String arguments) {
    assertThat(line().execute(arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString()).isNotBlank();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void a_port_that_is_taken_is_exit_code_3() throws LinkException {
    try (MeterHost host = open("--wrapper 0 --meters 1 --profile-days 1")) {
      String taken = "--wrapper " + host.meters().get(0).port() + " --meters 1";
      assertThat(line().execute(taken.split(" "))).isEqualTo(3);
      assertThat(err.toString()).contains("" + host.meters().get(0).port());
    }
  }

  @Test
  void help_names_every_fault() {
    assertThat(line().execute("--help")).isZero();
    for (MeterFault fault : MeterFault.values()) {
      assertThat(out.toString()).contains(fault.text());
    }
  }
}
