// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.meter.iec62056.ArchiveDevice.end;
import static org.kilowire.meter.iec62056.Outcomes.failed;
import static org.kilowire.meter.iec62056.Outcomes.ok;
import static org.kilowire.meter.iec62056.Outcomes.times;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.profile.ProfileDialect;
import org.kilowire.iec62056.profile.ProfileQuery;
import org.kilowire.iec62056.profile.ProfileRequestForm;
import org.kilowire.iec62056.server.AnsweringMeter;
import org.kilowire.iec62056.server.Device;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.meter.Block;
import org.kilowire.meter.Coverage;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Quality;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.RowOrder;
import org.kilowire.meter.Value;

/** Profiles and logs as blocks. */
final class ProfilesTest {

  private static final Quantity POWER = new Quantity("1-0:1.5.0*255");

  private final MeterUnderTest meter = new MeterUnderTest().with("identity", "operand");

  private static Long[] ends(int first, int last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(row -> end((int) row).toEpochMilli())
        .toArray(Long[]::new);
  }

  @ParameterizedTest
  @EnumSource(ProfileDialect.class)
  void every_row_of_a_span_comes_once_both_ends_included(ProfileDialect dialect) {
    meter.device.dialect = dialect;
    ok(meter.open());
    Coverage coverage = ok(meter.profile(end(10), end(150)));
    assertThat(times(meter.blocks)).containsExactly(ends(10, 150));
    assertThat(coverage.rows()).isEqualTo(141);
    assertThat(coverage.unreadable().isNothing()).isTrue();
    Block block = meter.blocks.get(0);
    assertThat(block.source().period()).isEqualTo(Duration.ofMinutes(15));
    assertThat(block.columns().get(0).quantity()).isEqualTo(POWER);
    assertThat(block.columns().get(0).unit()).isEqualTo("kW");
    assertThat(block.columns().get(0).value(0)).contains(new Value.Decimal(1025, -2));
    assertThat(Quality.of(block.quality()[0])).containsExactly(Quality.DST);
  }

  @Test
  void one_window_says_the_order_and_several_do_not() {
    ok(meter.open());
    assertThat(ok(meter.profile(end(10), end(12))).order()).isEqualTo(RowOrder.WRITTEN);
    assertThat(ok(meter.profile(end(10), end(150))).order()).isEqualTo(RowOrder.UNSAID);
  }

  @Test
  void all_rows_are_asked_for_from_the_beginning_to_the_end_of_time() {
    meter.device.form =
        new ProfileRequestForm(
            "R6", ProfileRequestForm.Stamp.SEASON, Duration.ofDays(36_600), Duration.ZERO, 0);
    meter.with("profile-window", Duration.ofDays(200).toMillis());
    ok(meter.open());
    Coverage coverage = ok(meter.profile(Instant.EPOCH, Coverage.LAST));
    assertThat(coverage.rows()).isEqualTo(ArchiveDevice.ROWS);
    assertThat(times(meter.blocks)).containsExactly(ends(1, ArchiveDevice.ROWS));
  }

  @Test
  void what_lies_outside_of_any_archive_may_be_refused() {
    ok(meter.open());
    Coverage coverage = ok(meter.profile(end(1), Coverage.LAST));
    assertThat(coverage.rows()).isEqualTo(ArchiveDevice.ROWS);
    assertThat(coverage.unreadable().rows()).isZero();
    assertThat(coverage.unreadable().samples()).singleElement().asString().contains("ERR13");
  }

  @Test
  void a_gateway_that_does_not_know_the_time_asks_in_windows_all_the_same() {
    meter.proven = false;
    ok(meter.open());
    ok(meter.profile(end(10), end(150)));
    assertThat(times(meter.blocks)).containsExactly(ends(10, 150));
  }

  @Test
  void an_empty_window_is_no_failure() {
    ok(meter.open());
    Coverage coverage = ok(meter.profile(end(1000), end(1010)));
    assertThat(coverage.rows()).isZero();
    assertThat(meter.blocks).isEmpty();
  }

  @Test
  void a_meter_that_shifts_its_window_is_asked_earlier() {
    Duration lead = Duration.ofMinutes(90);
    meter.device.form =
        new ProfileRequestForm(
            "R6", ProfileRequestForm.Stamp.SEASON, Duration.ofHours(12), lead, 0);
    meter.with("profile-lead", lead.toMillis());
    ok(meter.open());
    ok(meter.profile(end(10), end(30)));
    assertThat(times(meter.blocks)).containsExactly(ends(10, 30));
  }

  @Test
  void blocks_may_be_cut_anywhere() {
    meter.settings = meter.settings.withBlocks(33, Bcc.XOR);
    ok(meter.open());
    ok(meter.profile(end(10), end(150)));
    assertThat(times(meter.blocks)).containsExactly(ends(10, 150));
  }

  @Test
  void a_profile_may_be_a_table_of_its_own() {
    meter.with("identity", "register").with("profile-table", "/2{address}!");
    meter.others.add(
        new AnsweringMeter(
            meter.settings.withRequest("/2{address}!", 300), new TableDevice(meter.device)));
    ok(meter.open());
    Coverage coverage = ok(meter.profile(end(10), end(150)));
    assertThat(times(meter.blocks)).containsExactly(ends(10, 150));
    assertThat(coverage.passedOver()).isEqualTo(ArchiveDevice.ROWS - 141);
    assertThat(coverage.order()).isEqualTo(RowOrder.WRITTEN);
  }

  /** Reads out a profile. */
  private record TableDevice(ArchiveDevice archive) implements Device {
    @Override
    public String readout(char control, char mode) {
      return archive.table(new ProfileQuery.Window(end(0), end(ArchiveDevice.ROWS))) + "!\r\n";
    }

    @Override
    public Reply command(CommandMessage command) {
      return new Reply.NotUnderstood();
    }
  }

  @Test
  void status_bits_mean_what_the_type_says() {
    meter.device.status = 0xE4;
    meter.with("status-invalid", 0x04L).with("status-doubtful-clock", 0x40L);
    meter.with("status-power-down", 0x80L);
    ok(meter.open());
    ok(meter.profile(end(50), end(50)));
    assertThat(Quality.of(meter.blocks.get(0).quality()[0]))
        .containsExactlyInAnyOrder(
            Quality.INVALID,
            Quality.POWER_DOWN,
            Quality.CLOCK_ADJUSTED,
            Quality.DOUBTFUL_CLOCK,
            Quality.DST);
    assertThat(meter.blocks.get(0).status()).containsExactly(0xE4);
  }

  @ParameterizedTest
  @CsvSource({
    "01, INVALID",
    "04, INVALID",
    "80, POWER_DOWN",
    "40, POWER_DOWN",
    "20, CLOCK_ADJUSTED",
    "02, DOUBTFUL_CLOCK"
  })
  void status_bits_mean_what_vdew_says_where_a_type_says_nothing(String bits, Quality flag) {
    meter.device.status = Long.parseLong(bits, 16);
    ok(meter.open());
    ok(meter.profile(end(50), end(50)));
    assertThat(Quality.of(meter.blocks.get(0).quality()[0]))
        .containsExactlyInAnyOrder(flag, Quality.DST);
  }

  @Test
  void a_request_of_another_form_is_refused_by_name() {
    meter.with("profile-stamp", "plain");
    ok(meter.open());
    failed(meter.profile(end(10), end(20)), Iec62056Reason.ERROR_MESSAGE);
  }

  @Test
  void profiles_have_obis_codes_too() {
    ok(meter.open());
    Quantity code = new Quantity("1-0:99.1.0*255");
    Coverage coverage =
        ok(
            meter.run(
                meter
                    .session()
                    .profile(code, end(10), end(20), meter.context(), meter.blocks::add)));
    assertThat(coverage.rows()).isEqualTo(11);
    assertThat(meter.blocks.get(0).source().series()).isEqualTo(code);
  }

  /** Without the row nobody knows where those behind it end. */
  @Test
  void a_table_with_a_row_that_cannot_be_read_is_no_profile() {
    meter.with("identity", "register").with("profile-table", "/2{address}!");
    ArchiveDevice torn = meter.device;
    meter.others.add(
        new AnsweringMeter(
            meter.settings.withRequest("/2{address}!", 300),
            new Device() {
              @Override
              public String readout(char control, char mode) {
                return torn.table(new ProfileQuery.Window(end(0), end(20)))
                        .replace("(5.25)(0.50)", "(5.25")
                    + "!\r\n";
              }

              @Override
              public Reply command(CommandMessage command) {
                return new Reply.NotUnderstood();
              }
            }));
    ok(meter.open());
    failed(meter.profile(end(1), end(20)), MeterReason.MALFORMED);
    assertThat(meter.blocks).isEmpty();
  }

  private Block log(String text) {
    meter.device.logs.put("P.01", text);
    ok(meter.open());
    ok(meter.profile(end(1), end(20)));
    return meter.blocks.get(0);
  }

  @Test
  void a_unit_that_stands_with_the_values_is_theirs() {
    Block block = log("P.01(1260630001500)(00)(15)(2)(1.5)()(2.5)(kW)\r\n(7*W)(8*W)\r\n");
    assertThat(block.columns().get(0).unit()).isEqualTo("W");
    assertThat(block.columns().get(0).value(0)).contains(new Value.Decimal(7, 0));
    assertThat(block.columns().get(1).unit()).isEqualTo("kW");
    assertThat(block.columns().get(1).value(0)).contains(new Value.Text("8*W"));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void a_comma_is_a_point_where_the_type_says_so(boolean comma, boolean number) {
    meter.with("decimal-comma", comma);
    Block block = log("P.01(1260630001500)(00)(15)(1)(1.5)(kW)\r\n(1,25)\r\n");
    assertThat(block.columns().get(0).value(0))
        .contains(number ? new Value.Decimal(125, -2) : new Value.Text("1,25"));
  }
}
