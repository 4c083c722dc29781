// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.dlms.cosem.profile.SortMethod;
import org.kilowire.dlms.cosem.time.CosemDateTime;
import org.kilowire.dlms.cosem.time.DeviationSign;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.meter.Block;
import org.kilowire.meter.Coverage;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.RowOrder;
import org.kilowire.meter.Value;

/** Profiles as meters have them, rather than as the standard does: one odd thing costs itself. */
final class OddProfilesTest {

  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  private static final CaptureObject ENERGY = new CaptureObject(3, FakeDevice.ENERGY, 2, 0);
  private static final List<CaptureObject> COLUMNS = List.of(CaptureObject.CLOCK, ENERGY);
  private static final String NOTHING = "FFFFFFFFFFFFFFFFFF8000FF";

  private final SessionFixture fixture = new SessionFixture();

  @BeforeEach
  void usual() {
    fixture.device.sorted(SortMethod.FIFO, CaptureObject.CLOCK);
  }

  private static Data time(int row) {
    return CosemDateTime.of(
            START.plusSeconds(900L * row), ZoneOffset.UTC, 0, DeviationSign.LOCAL_TO_UTC)
        .toData();
  }

  private static List<Data> row(int number) {
    return List.of(time(number), Data.doubleLongUnsigned(number));
  }

  private static Data octets(String hex) {
    return Data.octetString(Octets.ofHex(hex));
  }

  private Coverage read(List<CaptureObject> columns, List<List<Data>> rows) {
    fixture.device.profile(columns, rows);
    fixture.opened();
    return (Coverage) SessionFixture.value(fixture.profile());
  }

  private List<Long> times() {
    List<Long> times = new ArrayList<>();
    for (Block block : fixture.blocks) {
      for (long time : block.times()) {
        times.add((time - START.toEpochMilli()) / 1000);
      }
    }
    return times;
  }

  private List<Object> values(int column) {
    List<Object> values = new ArrayList<>();
    for (Block block : fixture.blocks) {
      for (int row = 0; row < block.rows(); row++) {
        values.add(
            block
                .columns()
                .get(column)
                .value(row)
                .map(v -> v instanceof Value.Decimal d ? (Object) d.unscaled() : v)
                .orElse("-"));
      }
    }
    return values;
  }

  @Test
  void rows_that_are_sent_newest_first_are_turned_round() {
    fixture.device.sorted(SortMethod.LIFO, CaptureObject.CLOCK);
    List<List<Data>> rows =
        new ArrayList<>(IntStream.range(0, 1500).mapToObj(i -> row(i)).toList());
    rows.add(row(1498)); // the clock was set back
    rows.add(row(1499));
    Collections.reverse(rows);
    Coverage coverage = read(COLUMNS, rows);
    assertThat(coverage.order()).isEqualTo(RowOrder.WRITTEN);
    List<Object> expected =
        new ArrayList<>(IntStream.range(0, 1500).mapToObj(i -> (long) i).toList());
    expected.addAll(List.of(1498L, 1499L));
    assertThat(values(0)).isEqualTo(expected);
    Block last = fixture.blocks.get(fixture.blocks.size() - 1);
    assertThat(last.last().ordinal()).isEqualTo(1);
  }

  @Test
  void the_hour_that_comes_twice_is_told_apart_in_rows_that_are_sent_newest_first() {
    fixture.device.sorted(SortMethod.LIFO, CaptureObject.CLOCK);
    List<List<Data>> rows = new ArrayList<>();
    for (String local : List.of("0130", "0200", "021E", "0200", "021E", "0300")) {
      rows.add(List.of(octets("07EA0A1907" + local + "00FF800000"), Data.unsigned(rows.size())));
    }
    Collections.reverse(rows);
    read(COLUMNS, rows);
    assertThat(values(0)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    List<Long> times = times();
    assertThat(times).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void times_that_are_left_out_count_down_where_the_newest_row_comes_first() {
    fixture.device.sorted(SortMethod.LIFO, CaptureObject.CLOCK);
    fixture.traits = Map.of("null-values", "as-before");
    read(
        COLUMNS,
        List.of(
            row(9),
            List.of(Data.nullData(), Data.nullData()),
            List.of(Data.nullData(), Data.unsigned(7)),
            row(3),
            List.of(Data.nullData(), Data.nullData())));
    assertThat(times()).containsExactly(1800L, 2700L, 6300L, 7200L, 8100L);
    assertThat(values(0)).containsExactly(3L, 3L, 7L, 9L, 9L);
  }

  @ParameterizedTest
  @EnumSource(
      value = SortMethod.class,
      names = {"FIFO", "LIFO"},
      mode = EnumSource.Mode.EXCLUDE)
  void rows_that_are_sorted_by_a_value_come_in_the_order_of_their_times(SortMethod method) {
    fixture.device.sorted(method, ENERGY);
    for (long seed = 1; seed <= 20; seed++) {
      List<List<Data>> rows =
          new ArrayList<>(IntStream.range(0, 50).mapToObj(i -> row(i)).toList());
      Collections.shuffle(rows, new Random(seed));
      rows.add(3, List.of(octets(NOTHING), Data.unsigned(1)));
      Coverage coverage = read(COLUMNS, rows);
      assertThat(coverage.order()).isEqualTo(RowOrder.BY_TIME);
      assertThat(coverage.unreadable().rows()).isEqualTo(1);
      assertThat(times()).as("seed %d", seed).hasSize(50).isSorted();
    }
  }

  @Test
  void rows_that_are_sorted_by_the_clock_come_in_the_order_of_their_times() {
    fixture.device.sorted(SortMethod.LARGEST, CaptureObject.CLOCK);
    assertThat(read(COLUMNS, List.of(row(3), row(2), row(1))).order()).isEqualTo(RowOrder.BY_TIME);
    assertThat(values(0)).containsExactly(1L, 2L, 3L);
    fixture.device.sorted(SortMethod.SMALLEST, CaptureObject.CLOCK);
    read(COLUMNS, List.of(row(1), row(2), row(3)));
    assertThat(values(0)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void an_order_that_the_meter_does_not_say_is_told_and_left() {
    fixture.device.refuses("7:1.0.99.1.0.255:5", DataAccessResult.READ_WRITE_DENIED);
    assertThat(read(COLUMNS, List.of(row(2), row(1))).order()).isEqualTo(RowOrder.UNSAID);
    assertThat(values(0)).containsExactly(2L, 1L);
  }

  @Test
  void a_row_without_seconds_and_one_at_24_00_are_rows() {
    Coverage coverage =
        read(
            COLUMNS,
            List.of(
                List.of(octets("07EA060101000FFFFF000000"), Data.unsigned(1)),
                List.of(octets("07EA06010117" + "2D" + "00FF000000"), Data.unsigned(2)),
                List.of(octets("07EA060101180000FF000000"), Data.unsigned(3))));
    assertThat(coverage.unreadable().isNothing()).isTrue();
    assertThat(times()).containsExactly(900L, 85_500L, 86_400L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        NOTHING, // a slot that was never written
        "07EA0D0101000F00FF000000", // month 13
        "07EA0601010019", // too short
        "07EA060101191900FF000000", // 25:25
        ""
      })
  void a_row_that_has_no_time_costs_itself(String clock) {
    Coverage coverage =
        read(COLUMNS, List.of(row(0), List.of(octets(clock), Data.unsigned(99)), row(2)));
    if (!clock.isEmpty()) { // no octets stand for a time that was left out
      assertThat(coverage.unreadable().rows()).isEqualTo(1);
      assertThat(coverage.unreadable().samples().get(0)).contains(clock);
      assertThat(values(0)).containsExactly(0L, 2L);
    }
  }

  @Test
  void a_clock_that_is_a_number_a_text_or_a_structure_costs_its_row() {
    Coverage coverage =
        read(
            COLUMNS,
            List.of(
                row(0),
                List.of(Data.doubleLongUnsigned(1_780_000_000L), Data.unsigned(99)),
                List.of(new Data.VisibleString("yesterday"), Data.unsigned(99)),
                List.of(Data.structure(Data.unsigned(7)), Data.unsigned(99)),
                row(4)));
    assertThat(coverage.unreadable().rows()).isEqualTo(3);
    assertThat(coverage.unreadable().samples().toString())
        .contains("1780000000", "yesterday", "02011107");
    assertThat(values(0)).containsExactly(0L, 4L);
  }

  @Test
  void a_time_that_is_left_out_behind_such_a_row_is_not_made_up() {
    Coverage coverage =
        read(
            COLUMNS,
            List.of(
                row(0),
                List.of(Data.nullData(), Data.unsigned(1)),
                List.of(octets(NOTHING), Data.unsigned(99)),
                List.of(Data.nullData(), Data.unsigned(99)),
                row(4),
                List.of(Data.nullData(), Data.unsigned(5))));
    assertThat(coverage.unreadable().rows()).isEqualTo(2);
    assertThat(times()).containsExactly(0L, 900L, 3600L, 4500L);
  }

  @Test
  void a_row_with_more_or_fewer_values_than_columns_costs_itself() {
    Coverage coverage =
        read(
            COLUMNS,
            List.of(
                row(0),
                List.of(time(1), Data.unsigned(1), Data.unsigned(2)),
                List.of(time(2)),
                row(3)));
    assertThat(coverage.unreadable().rows()).isEqualTo(2);
    assertThat(coverage.unreadable().samples().get(0)).contains("3 values, not 2");
    assertThat(values(0)).containsExactly(0L, 3L);
  }

  @Test
  void columns_of_no_single_attribute_have_a_name_of_their_own() {
    LogicalName name = LogicalName.of("0.0.96.50.0.255");
    fixture.device.profile(
        List.of(
            CaptureObject.CLOCK,
            new CaptureObject(7, name, -1, 0),
            new CaptureObject(1, name, 0, 0),
            new CaptureObject(3, FakeDevice.ENERGY, 2, 0x1001),
            ENERGY,
            ENERGY),
        List.of(
            List.of(
                time(0),
                Data.unsigned(1),
                Data.structure(Data.unsigned(2)),
                Data.unsigned(3),
                Data.unsigned(4),
                Data.unsigned(5))));
    fixture.opened();
    SessionFixture.value(fixture.profile());
    assertThat(fixture.blocks.get(0).columns().stream().map(one -> one.quantity().text()))
        .containsExactly(
            "raw:7:0-0:96.50.0*255:-1",
            "raw:1:0-0:96.50.0*255:0",
            "raw:3:1-0:1.8.0*255:2:4097",
            "1-0:1.8.0*255",
            "raw:3:1-0:1.8.0*255:2/6");
    assertThat(values(0)).containsExactly(1L);
    assertThat(values(3)).containsExactly(4L);
    assertThat(values(4)).containsExactly(5L);
  }

  @Test
  void a_column_that_the_meter_describes_badly_is_read_under_its_place() {
    fixture.device.profile(COLUMNS, List.of(row(1)));
    fixture.device.has(
        "7:1.0.99.1.0.255:3",
        new Data.Array(
            List.of(CaptureObject.CLOCK.toData(), Data.structure(Data.unsigned(3), octets("01")))));
    fixture.opened();
    SessionFixture.value(fixture.profile());
    assertThat(fixture.blocks.get(0).columns().get(0).quantity().text())
        .isEqualTo("raw:0:0-0:0.0.0*0:0");
    assertThat(values(0)).containsExactly(1L);
  }

  /** A number without its scaler would be wrong by powers of ten: nobody takes octets for one. */
  @Test
  void values_whose_scaler_cannot_be_read_are_octets_and_the_others_numbers() {
    CaptureObject other = new CaptureObject(3, LogicalName.of("1.0.2.8.0.255"), 2, 0);
    fixture.device.has("3:1.0.2.8.0.255:3", Data.structure(Data.integer(3)));
    Coverage coverage =
        read(
            List.of(CaptureObject.CLOCK, ENERGY, other),
            List.of(List.of(time(0), Data.unsigned(1), Data.unsigned(2))));
    assertThat(coverage.unreadable().rows()).isZero();
    assertThat(coverage.unreadable().samples().toString()).contains("3:1.0.2.8.0.255:2");
    assertThat(values(0)).containsExactly(1L);
    assertThat(values(1)).containsExactly(new Value.Bytes(DataCodec.octets(Data.long64(2))));
    fixture.device.has("3:1.0.2.8.0.255:3", Data.structure(Data.unsigned(255), Data.unsigned(30)));
    fixture.value(fixture.session.close());
    fixture.opened();
    SessionFixture.value(fixture.profile());
    assertThat(fixture.blocks.get(0).columns().get(1).value(0)).contains(new Value.Decimal(2, -1));
  }

  @Test
  void a_profile_that_captures_nothing_but_time_gives_times() {
    read(List.of(CaptureObject.CLOCK), List.of(List.of(time(0)), List.of(time(1))));
    assertThat(times()).containsExactly(0L, 900L);
    assertThat(values(0)).hasSize(2).allMatch(Value.Bytes.class::isInstance);
  }

  @Test
  void a_profile_without_a_clock_is_a_table() {
    fixture.device.profile(
        List.of(ENERGY), List.of(List.of(Data.unsigned(7)), List.of(Data.unsigned(8))));
    fixture.opened();
    assertThat(SessionFixture.reason(fixture.profile())).isEqualTo(MeterReason.NOT_SUPPORTED);
    fixture.value(
        fixture.session.table(SessionFixture.PROFILE, SessionFixture.CONTEXT, fixture.blocks::add));
    assertThat(values(0)).containsExactly(7L, 8L);
    Block block = fixture.blocks.get(0);
    assertThat(block.times()[0])
        .isBetween(SessionFixture.NOW.toEpochMilli(), SessionFixture.NOW.toEpochMilli() + 999);
    assertThat(block.ordinals()).containsExactly(0, 1);
  }

  @Test
  void a_scaler_is_asked_for_again_when_the_device_was_configured_anew() {
    String changes = "1:0.0.96.2.0.255:2";
    fixture.device.has(changes, Data.longUnsigned(1));
    read(COLUMNS, List.of(row(5)));
    fixture.device.has("3:1.0.1.8.0.255:3", new ScalerUnit(0, 30).toData());
    read(COLUMNS, List.of(row(5)));
    assertThat(fixture.blocks.get(0).columns().get(0).scale()).isEqualTo(3);
    fixture.device.has(changes, Data.longUnsigned(2));
    read(COLUMNS, List.of(row(5)));
    assertThat(fixture.blocks.get(0).columns().get(0).scale()).isZero();
    assertThat(fixture.registers("1-0:1.8.0*255").columns().get(0).scale()).isZero();
  }

  @Test
  void a_scaler_is_asked_for_again_when_other_things_are_captured() {
    read(COLUMNS, List.of(row(5)));
    fixture.device.has("3:1.0.1.8.0.255:3", new ScalerUnit(0, 30).toData());
    read(List.of(CaptureObject.CLOCK, ENERGY, ENERGY), List.of());
    read(COLUMNS, List.of(row(5)));
    assertThat(fixture.blocks.get(0).columns().get(0).scale()).isZero();
  }

  @Test
  void a_scaler_is_asked_for_again_after_a_day_where_nothing_counts_changes() {
    read(COLUMNS, List.of(row(5)));
    fixture.device.has("3:1.0.1.8.0.255:3", new ScalerUnit(0, 30).toData());
    fixture.now += 23L * 3_600_000_000_000L;
    read(COLUMNS, List.of(row(5)));
    assertThat(fixture.blocks.get(0).columns().get(0).scale()).isEqualTo(3);
    assertThat(fixture.device.questions("1:0.0.96.2.0.255:2")).isEqualTo(1);
    fixture.now += 2L * 3_600_000_000_000L;
    read(COLUMNS, List.of(row(5)));
    assertThat(fixture.blocks.get(0).columns().get(0).scale()).isZero();
    assertThat(fixture.device.questions("1:0.0.96.2.0.255:2")).isEqualTo(2);
  }

  @Test
  void a_period_that_is_none_is_none() {
    fixture.device.profile(COLUMNS, List.of(row(1)));
    fixture.device.has("7:1.0.99.1.0.255:4", Data.doubleLong(-1));
    fixture.opened();
    SessionFixture.value(fixture.profile());
    assertThat(values(0)).containsExactly(1L);
  }
}
