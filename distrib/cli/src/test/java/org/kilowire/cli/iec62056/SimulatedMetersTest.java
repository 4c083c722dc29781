// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.cli.ExitCode;
import org.kilowire.simulators.iec62056.Iec62056Host;
import org.kilowire.simulators.iec62056.Iec62056HostOptions;
import org.kilowire.simulators.iec62056.LineMeter;
import org.kilowire.simulators.iec62056.LinePlace;
import org.kilowire.simulators.iec62056.device.MeterKind;
import org.kilowire.simulators.meter.model.ArchiveRow;
import org.kilowire.simulators.meter.model.ProfileOptions;

/** Commands to simulated meters behind a port. */
@Timeout(240)
final class SimulatedMetersTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:07:00Z");
  @TempDir private Path folder;
  private Iec62056Host host;

  @AfterEach
  void stop() {
    if (host != null) {
      host.close();
    }
  }

  private LineMeter start(Iec62056HostOptions options) throws Exception {
    host =
        Iec62056Host.start(
            options.withLine(50, false),
            InstantSource.fixed(NOW),
            1,
            usual -> usual.withProfile(ProfileOptions.of(Duration.ofMinutes(15), 3)));
    return host.meters().get(0);
  }

  private static Iec62056HostOptions one(MeterKind... kinds) {
    return Iec62056HostOptions.of(LinePlace.tcp(0), kinds);
  }

  private static String reach(LineMeter meter) {
    return " --json --link " + meter.link() + " --type " + meter.kind().option();
  }

  private static String password(LineMeter meter) {
    return " --password " + meter.kind().password();
  }

  /** The catalogue's traits are what each simulated kind needs. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GENERIC_D")
  void each_kind_is_read_out_by_its_type(MeterKind kind) throws Exception {
    LineMeter meter = start(one(kind));
    String secret = kind == MeterKind.EMH_ITZ ? password(meter) : "";
    Commands.Result result =
        Commands.run(
            "iec62056 readout --address " + meter.meter().serial() + reach(meter) + secret);
    assertThat(result.code()).as(result.text()).isZero();
    assertThat(result.text()).contains(meter.meter().serial());
    assertThat(result.lines())
        .hasSizeGreaterThan(4)
        .allMatch(line -> line.startsWith("{\"name\":\"") && line.endsWith("}"));
  }

  @ParameterizedTest
  @CsvSource({
    "EMH_LZQJ, 1.8.0",
    "ISKRA_ME162, 1.8.0",
    "ISKRA_MT17X, 1-0:1.8.0*255",
    "ENERGOMERA_CE30X, ET0PE",
    "NEVA, 010800FF"
  })
  void registers_are_read_by_their_names(MeterKind kind, String name) throws Exception {
    LineMeter meter = start(one(kind));
    Commands.Result result = Commands.run("iec62056 get " + name + reach(meter) + password(meter));
    assertThat(result.code()).as(result.text()).isZero();
    assertThat(result.lines()).hasSize(1).allMatch(line -> line.contains("\"" + name + "\""));
  }

  @Test
  void a_register_that_is_refused_costs_itself_only() throws Exception {
    LineMeter meter = start(one(MeterKind.EMH_LZQJ));
    Commands.Result result =
        Commands.run("iec62056 get 9.9.9 1.8.0" + reach(meter) + password(meter));
    assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("\"refused\":\"(ERR12)\""));
  }

  @Test
  void another_serial_number_than_the_address_is_shown_no_password() throws Exception {
    LineMeter meter = start(one(MeterKind.LEM_EM4TII));
    Commands.Result result =
        Commands.run("iec62056 get 1.8.0 --address 4711" + reach(meter) + password(meter));
    assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.text()).contains("\"refused\":\"wrong-device\"");
    Commands.Result readout =
        Commands.run("iec62056 readout --address 4711 --link " + meter.link());
    assertThat(readout.code()).isZero();
    assertThat(readout.text()).contains("shows the serial number " + meter.meter().serial());
  }

  @ParameterizedTest
  @EnumSource(names = {"EMH_LZQJ", "METCOM", "LANDIS_GYR_ZMD"})
  void a_profile_is_the_archive(MeterKind kind) throws Exception {
    LineMeter meter = start(one(kind));
    Instant from = NOW.minus(Duration.ofHours(25));
    String range = " --from " + from + " --to " + NOW;
    Commands.Result result =
        Commands.run("iec62056 profile P.01" + range + reach(meter) + password(meter));
    assertThat(result.code()).as(result.text()).isZero();
    List<ArchiveRow> archive = meter.meter().archive(from.plusMillis(1), NOW);
    assertThat(result.lines()).hasSize(archive.size());
    for (int i = 0; i < archive.size(); i++) {
      assertThat(result.lines().get(i))
          .startsWith("{\"time\":\"" + archive.get(i).time() + "\"")
          .contains(":" + archive.get(i).values().get(0) + ",");
    }
  }

  @Test
  void a_clock_is_compared_set_and_in_the_log() throws Exception {
    LineMeter meter = start(one(MeterKind.GENERIC_C));
    String serial = meter.meter().serial();
    Commands.Result read = Commands.run("iec62056 clock" + reach(meter) + password(meter));
    assertThat(read.code()).as(read.text()).isZero();
    assertThat(read.text())
        .contains("\"time\":\"2026-03-01T12:07:00Z\"", "\"raw\":\"260301 130700\"");
    String names = " --trait set-clock-time=0.9.1 --trait set-clock-date=0.9.2";
    String period = " --trait profile-period=0s";
    Commands.Result set =
        Commands.run(
            "iec62056 clock --set --expect "
                + serial
                + names
                + period
                + reach(meter)
                + password(meter));
    assertThat(set.code() == 0 || set.text().contains("not-now")).as(set.text()).isTrue();
    meter.meter().setClock(NOW.plusSeconds(30));
    Commands.Result log =
        Commands.run(
            "iec62056 log P.98 --from 2026-03-01 --to 2026-03-02" + reach(meter) + password(meter));
    assertThat(log.code()).as(log.text()).isZero();
    assertThat(log.text())
        .contains("\"status\":32", "\"meaning\":[\"clock-set\"]", "\"elements\":{\"0.9.1\":\"13");
  }

  @Test
  void no_clock_is_set_that_the_type_does_not_name_nor_on_another_meter() throws Exception {
    LineMeter meter = start(one(MeterKind.GENERIC_C));
    String serial = meter.meter().serial();
    assertThat(Commands.run("iec62056 clock --set" + reach(meter)).code())
        .isEqualTo(ExitCode.USAGE);
    Commands.Result unnamed =
        Commands.run("iec62056 clock --set --expect " + serial + reach(meter) + password(meter));
    assertThat(unnamed.text()).contains("\"refused\":\"not-supported\"");
    Commands.Result other =
        Commands.run("iec62056 clock --set --expect 4711" + reach(meter) + password(meter));
    assertThat(other.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(other.text()).contains("\"refused\":\"wrong-device\"");
    assertThat(meter.meter().clockChanges()).isEmpty();
  }

  @Test
  void telegrams_are_printed_as_they_come() throws Exception {
    LineMeter meter = start(one(MeterKind.GENERIC_D).withInterval(Duration.ofMillis(20)));
    Commands.Result result = Commands.run("iec62056 listen --count 2" + reach(meter));
    assertThat(result.code()).as(result.text()).isZero();
    assertThat(result.lines().stream().filter(line -> line.contains("\"1-0:1.8.1\""))).hasSize(2);
  }

  @Test
  void a_scan_finds_who_answers_without_an_address_and_who_by_one() throws Exception {
    LineMeter meter = start(one(MeterKind.GENERIC_C, MeterKind.EMH_LZQJ).withMeters(4, 0));
    Commands.Result alone = Commands.run("iec62056 scan --rates 300 --json --link " + meter.link());
    assertThat(alone.code()).as(alone.text()).isZero();
    assertThat(alone.text())
        .contains("\"identification\":\"/KLW5SIMULATED\"", "\"serial\":\"00001301\"");
    Commands.Result all =
        Commands.run(
            "iec62056 scan --rates 300 --addresses 00001302-00001304,4711 --timeout 3s --json"
                + " --link "
                + meter.link());
    assertThat(all.code()).as(all.text()).isZero();
    assertThat(all.lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("\"address\":\"00001304\""))
        .anyMatch(line -> line.contains("\"maker\":\"EMH\""));
  }

  @Test
  void a_scan_that_finds_nobody_is_3() throws Exception {
    LineMeter meter = start(one(MeterKind.GENERIC_C).withFaults("silent"));
    Commands.Result result =
        Commands.run("iec62056 scan --timeout 200ms --rates 300 --link " + meter.link());
    assertThat(result.code()).isEqualTo(ExitCode.LINK);
    assertThat(result.text()).contains("nobody answers");
  }

  @Test
  void mode_e_is_dlms_on_the_same_line() throws Exception {
    LineMeter meter = start(one(MeterKind.ISKRA_MT382));
    String serial = meter.meter().serial();
    String reach = " --mode-e --json --link " + meter.link();
    Commands.Result result = Commands.run("dlms get 1:0.0.96.1.0.255:2 1.8.0" + reach);
    assertThat(result.code()).as(result.text()).isZero();
    assertThat(result.text()).contains("\"" + serial + "\"");
    Commands.Result traced = Commands.run("dlms clock --trace --mode-e-address " + serial + reach);
    assertThat(traced.code()).as(traced.text()).isZero();
    assertThat(traced.text()).contains("request /?" + serial + "!", "SNRM");
  }

  @Test
  void a_meter_without_mode_e_says_so() throws Exception {
    LineMeter meter = start(one(MeterKind.GENERIC_C));
    Commands.Result result = Commands.run("dlms get 1.8.0 --mode-e --link " + meter.link());
    assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.text()).contains("iec62056-mode-not-offered", "kilowire iec62056 readout");
    assertThat(
            Commands.run("dlms get 1.8.0 --mode-e --framing wrapper --link tcp://[::1]:1").code())
        .isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "silent, 3, iec62056-no-identification",
    "garbled, 3, iec62056-malformed-identification",
    "spoiled, 3, iec62056-bad-bcc",
    "breaks-off, 3, iec62056-incomplete-answer",
    "silent-after-acknowledgement, 3, iec62056-no-answer",
    "error-readout, 1, iec62056-error-message"
  })
  void how_a_command_ends_is_of_the_kind_of_its_reason(String fault, int code, String reason)
      throws Exception {
    LineMeter meter = start(one(MeterKind.GENERIC_C).withFaults(fault));
    Commands.Result result =
        Commands.run(
            "iec62056 readout --timeout 3s --trait inter-character-timeout=1s --trait"
                + " resends=1 --trait sign-on-repeats=0"
                + reach(meter));
    assertThat(result.code()).as(result.text()).isEqualTo(code);
    assertThat(result.text()).contains(reason);
  }

  @Test
  void a_trace_has_no_password() throws Exception {
    LineMeter meter = start(one(MeterKind.EMH_LZQJ));
    Commands.Result result =
        Commands.run("iec62056 get 1.8.0 --trace" + reach(meter) + password(meter));
    assertThat(result.text())
        .contains("request /?!", "<SOH>R5<STX>1.8.0()")
        .doesNotContain("(12345678)<ETX>w");
    assertThat(result.text()).doesNotContain("P1<STX>(12345678");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "iec62056 readout",
        "iec62056 readout --link tcp://127.0.0.1:1 --type nonsense",
        "iec62056 readout --link tcp://127.0.0.1:1 --trait bcc=xor",
        "iec62056 readout --link tcp://127.0.0.1:1 --max-baud 1",
        "iec62056 readout --link tcp://127.0.0.1:1 --mode x",
        "iec62056 readout --link tcp://127.0.0.1:1 --mode d",
        "iec62056 readout --link tcp://127.0.0.1:1 --type generic-d",
        "iec62056 get --link tcp://127.0.0.1:1",
        "iec62056 profile P.01 --link tcp://127.0.0.1:1 --from 2000-01-01",
        "iec62056 scan --link tcp://127.0.0.1:1 --addresses 5-1",
        "iec62056 scan --link tcp://127.0.0.1:1 --rates 1",
        "iec62056 decode /nowhere",
        "dlms get 1.8.0 --mode-e-address 1 --link tcp://127.0.0.1:1",
        "types nonsense"
      })
  void wrong_usage_is_2(String command) {
    Commands.Result result = Commands.run(command);
    assertThat(result.code()).as(result.text()).isEqualTo(ExitCode.USAGE);
    assertThat(result.text()).doesNotContain("\tat ");
  }

  @Test
  void a_meter_of_a_fleet_is_read_as_the_document_has_it() throws Exception {
    LineMeter meter = start(one(MeterKind.EMH_LZQJ, MeterKind.ENERGOMERA_CE30X));
    String document =
        """
        {"version": 1, "gateway": "desk", "lines": [{"id": "head", "uri": "%s"}],
         "meters": [{"id": "m1", "type": "energomera-ce30x", "line": "head",
          "traits": {"address": "00001302", "password": "secret:m1"}}],
         "schedules": [{"id": "all", "every": "PT15M", "meters": ["*"]}]}
        """
            .formatted(meter.link());
    Path fleet = Files.writeString(folder.resolve("fleet.json"), document);
    Path secrets = Files.writeString(folder.resolve("secrets.properties"), "m1=777777\n");
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
    Commands.Result result =
        Commands.run("iec62056 get ET0PE VOLTA --csv --meter m1 --fleet " + fleet);
    assertThat(result.code()).as(result.text()).isZero();
    assertThat(result.lines().get(0)).isEqualTo("name,value,unit,raw,time,refused");
    assertThat(result.text()).contains("ET0PE,", "VOLTA,");
  }

  @Test
  void types_are_listed_with_what_each_sets() {
    Commands.Result all = Commands.run("types --json");
    assertThat(all.code()).isZero();
    assertThat(all.text()).contains("\"id\":\"emh-lzqj\"", "\"known\":\"");
    assertThat(Commands.run("types energomera-ce30x").text())
        .contains("bcc = sum7", "initial-baud = 9600", "register raw:ET0PE", "known: ");
  }

  @Test
  void each_simulated_kind_is_a_type_of_the_catalogue() {
    String all = Commands.run("types --json").text();
    for (MeterKind kind : MeterKind.values()) {
      assertThat(all).contains("\"id\":\"" + kind.option() + "\"");
    }
  }
}
