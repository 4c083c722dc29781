// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.contract.codec.BlockCodec;
import org.kilowire.conversation.Octets;
import org.kilowire.kura.wire.appending.EnvelopeReader;
import org.kilowire.kura.wire.records.Arrival;
import org.kilowire.kura.wire.records.Records;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quality;
import org.kilowire.meter.Value;

/** What others emit, as blocks. */
final class ForeignRecordsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00.000700Z");
  private static final Arrival ARRIVAL =
      new Arrival("org.eclipse.kura.wire.Timer-1795192854181-3", NOW, false);
  private static final long THEN = 1_700_000_000_000L;
  private static final int MISSING = Quality.bits(Quality.MISSING);

  private static EnvelopeReader.Found read(WireRecord... records) {
    return EnvelopeReader.read(List.of(records), ARRIVAL);
  }

  private static Block block(WireRecord... records) {
    EnvelopeReader.Found found = read(records);
    assertThat(found.refused()).isEmpty();
    assertThat(found.blocks()).hasSize(1);
    BlockCodec.encode(found.blocks().get(0));
    return found.blocks().get(0);
  }

  /** Rows as texts: time, ordinal, quality, then name=value of what is there. */
  private static List<String> rows(Block block) {
    return IntStream.range(0, block.rows())
        .mapToObj(
            row -> {
              StringBuilder text = new StringBuilder();
              text.append(block.times()[row]).append('/').append(block.ordinals()[row]);
              text.append(block.quality()[row] == MISSING ? " missing" : "");
              Map<String, Value> values = new TreeMap<>();
              for (Column column : block.columns()) {
                column.value(row).ifPresent(v -> values.put(column.quantity().text(), v));
              }
              values.forEach((name, value) -> text.append(' ').append(name + '=' + shown(value)));
              return text.toString();
            })
        .toList();
  }

  private static String shown(Value value) {
    return value instanceof Value.Decimal decimal
        ? decimal.exact().toPlainString()
        : value.toString();
  }

  @Test
  void an_asset_is_a_meter_and_its_channels_are_quantities() {
    Block block =
        block(
            Records.record(
                "assetName",
                "asset1",
                "1-0:1.8.0",
                18014398509481987L,
                "1-0:1.8.0_timestamp",
                THEN,
                "d1",
                201.5,
                "d1_timestamp",
                THEN,
                "d1_unit",
                "kWh",
                "f1",
                100.25f,
                "f1_timestamp",
                THEN,
                "i1",
                101,
                "i1_timestamp",
                THEN,
                "b1",
                true,
                "b1_timestamp",
                THEN,
                "ba1",
                new byte[] {1, 2, -1},
                "ba1_timestamp",
                THEN,
                "s1",
                "text",
                "s1_timestamp",
                THEN));
    assertThat(block.source().meter()).isEqualTo("asset1");
    assertThat(block.source().series().text()).isEqualTo("round:asset1");
    assertThat(block.source().origin()).isEqualTo(Origin.PUSH);
    assertThat(block.source().readAt()).isEqualTo(NOW);
    assertThat(block.source().clockProven()).isFalse();
    assertThat(rows(block))
        .containsExactly(
            THEN
                + "/0 1-0:1.8.0*255=18014398509481987 raw:b1=Flag[set=true] raw:ba1="
                + new Value.Bytes(Octets.ofHex("0102FF"))
                + " raw:d1=201.5 raw:f1=100.25 raw:i1=101 raw:s1=Text[text=text]");
    assertThat(block.columns())
        .filteredOn(column -> column.quantity().text().equals("raw:d1"))
        .extracting(Column::unit)
        .containsExactly("kWh");
  }

  @Test
  void channels_of_different_times_are_rows_the_earliest_first() {
    assertThat(
            rows(
                block(
                    Records.record(
                        "assetName",
                        "a",
                        "x",
                        1,
                        "x_timestamp",
                        THEN + 2,
                        "y",
                        2,
                        "y_timestamp",
                        THEN + 1,
                        "z",
                        3,
                        "z_timestamp",
                        THEN + 2))))
        .containsExactly((THEN + 1) + "/0 raw:y=2", (THEN + 2) + "/0 raw:x=1 raw:z=3");
  }

  @Test
  void an_asset_s_own_time_counts_where_a_channel_has_none() {
    assertThat(
            rows(
                block(
                    Records.record(
                        "assetName",
                        "a",
                        "assetTimestamp",
                        THEN,
                        "x",
                        1,
                        "y",
                        2,
                        "y_timestamp",
                        THEN + 1))))
        .containsExactly(THEN + "/0 raw:x=1", (THEN + 1) + "/0 raw:y=2");
  }

  @Test
  void without_any_time_it_is_the_time_of_receipt() {
    long now = NOW.toEpochMilli();
    assertThat(rows(block(Records.record("assetName", "a", "x", 1))))
        .containsExactly(now + "/0 raw:x=1");
    assertThat(rows(block(Records.record("assetName", "a", "x", 1, "x_timestamp", 0L))))
        .containsExactly(now + "/0 raw:x=1");
  }

  @Test
  void k32_k49_a_channel_that_failed_is_absent_in_the_row_of_the_others() {
    assertThat(
            rows(
                block(
                    Records.record(
                        "assetName",
                        "a",
                        "x",
                        1,
                        "x_error",
                        "",
                        "x_timestamp",
                        THEN,
                        "y_error",
                        "probe failed",
                        "y_timestamp",
                        THEN,
                        "z",
                        3,
                        "z_error",
                        "stale",
                        "z_timestamp",
                        THEN,
                        "z_unit",
                        "V"))))
        .containsExactly(THEN + "/0 raw:x=1");
    Block silent =
        block(
            Records.record(
                "assetName", "a", "x", 1, "x_timestamp", THEN, "y_timestamp", THEN, "y_unit", "V"));
    assertThat(rows(silent)).containsExactly(THEN + "/0 raw:x=1");
    assertThat(silent.columns())
        .extracting(column -> column.quantity() + column.unit())
        .containsExactly("raw:x", "raw:yV");
  }

  @Test
  void k32_a_time_at_which_every_channel_failed_is_missing() {
    assertThat(
            rows(
                block(
                    Records.record(
                        "assetName",
                        "a",
                        "x",
                        1,
                        "x_timestamp",
                        THEN,
                        "y_timestamp",
                        THEN - 1,
                        "z_error",
                        "probe failed",
                        "z_timestamp",
                        THEN - 1))))
        .containsExactly((THEN - 1) + "/0 missing", THEN + "/0 raw:x=1");
  }

  @Test
  void k32_why_a_channel_failed_is_told() {
    EnvelopeReader.Found found =
        read(
            Records.record(
                "assetName", "a", "x", 1, "x_error", "", "y_error", "probe failed", "z", null));
    assertThat(found.channels())
        .containsExactly(
            new ChannelOutcome("a", "x", Optional.empty()),
            new ChannelOutcome("a", "y", Optional.of("probe failed")),
            new ChannelOutcome("a", "z", Optional.of("no value")));
  }

  @Test
  void k33_a_success_without_a_value_is_absent_and_flagged() {
    assertThat(
            rows(block(Records.record("assetName", "a", "x", null, "x_timestamp", THEN, "y", 2))))
        .containsExactly(THEN + "/0 missing", NOW.toEpochMilli() + "/0 raw:y=2");
  }

  @Test
  void k34_a_timer_is_stored_under_its_emitter() {
    Block block = block(Records.record("TIMER", THEN));
    assertThat(block.source().meter()).isEqualTo(ARRIVAL.emitter());
    assertThat(rows(block)).containsExactly(NOW.toEpochMilli() + "/0 raw:TIMER=" + THEN);
  }

  @Test
  void names_that_end_like_attributes_are_values_where_they_stand_alone() {
    assertThat(rows(block(Records.record("x_unit", "V", "y_timestamp", THEN, "z_error", "none"))))
        .containsExactly(
            NOW.toEpochMilli()
                + "/0 raw:x_unit=Text[text=V] raw:y_timestamp="
                + THEN
                + " raw:z_error=Text[text=none]");
  }

  @Test
  void two_channels_of_one_quantity_are_both_kept() {
    assertThat(rows(block(Records.record("assetName", "a", "1-0:1.8.0", 1, "1-0:1.8.0*255", 2))))
        .containsExactly(NOW.toEpochMilli() + "/0 1-0:1.8.0*255=1 raw:1-0:1.8.0*255=2");
  }

  @Test
  void equal_times_in_one_envelope_get_ordinals() {
    WireRecord one = Records.record("assetName", "a", "x", 1, "x_timestamp", THEN);
    WireRecord two = Records.record("assetName", "a", "x", 2.5, "x_timestamp", THEN);
    WireRecord other = Records.record("assetName", "b", "x", 3, "x_timestamp", THEN);
    EnvelopeReader.Found found = read(one, other, two);
    assertThat(found.blocks()).hasSize(2);
    assertThat(rows(found.blocks().get(0)))
        .containsExactly(THEN + "/0 raw:x=1.0", THEN + "/1 raw:x=2.5");
    assertThat(rows(found.blocks().get(1))).containsExactly(THEN + "/0 raw:x=3");
  }

  @Test
  void another_unit_begins_another_block() {
    WireRecord one = Records.record("assetName", "a", "x", 1, "x_unit", "V");
    WireRecord two = Records.record("assetName", "a", "x", 2, "x_unit", "kV");
    assertThat(read(one, two).blocks())
        .extracting(block -> block.columns().get(0).unit() + block.ordinals()[0])
        .containsExactly("V0", "kV1");
  }

  @Test
  void more_channels_than_a_block_has_columns_are_all_kept() {
    Map<String, TypedValue<?>> many = new HashMap<>();
    IntStream.range(0, 2500).forEach(i -> many.put("c" + i, TypedValues.newIntegerValue(i)));
    EnvelopeReader.Found found = read(new WireRecord(many));
    assertThat(found.blocks().stream().mapToInt(block -> block.columns().size()).sum())
        .isEqualTo(2500);
    assertThat(found.blocks()).extracting(block -> block.ordinals()[0]).containsExactly(0, 1, 2);
  }

  @Test
  void more_rows_than_a_block_has_become_two_blocks() {
    WireRecord[] many = new WireRecord[Block.MAX_ROWS + 1];
    Arrays.setAll(many, i -> Records.record("assetName", "a", "x", i));
    assertThat(read(many).blocks()).extracting(Block::rows).containsExactly(Block.MAX_ROWS, 1);
    assertThat(read(many).blocks().get(1).ordinals()).containsExactly(Block.MAX_ROWS);
  }

  @Test
  void ours_and_theirs_in_one_envelope_are_both_read_in_order() {
    WireRecord ours =
        Records.record("kw.meter", "m", "kw.series", "round:r", "kw.time", 5L, "raw:X", 7L);
    WireRecord theirs = Records.record("assetName", "a", "x", 1);
    assertThat(read(theirs, ours, ours, theirs).blocks())
        .extracting(block -> block.source().meter() + block.rows())
        .containsExactly("a1", "m2", "a1");
  }

  @Test
  void a_record_of_nothing_is_refused() {
    assertThat(read(Records.record()).refused()).hasSize(1);
    assertThat(read(Records.record("assetName", "a", "assetTimestamp", THEN)).refused())
        .singleElement()
        .asString()
        .contains("no value");
    assertThat(read().blocks()).isEmpty();
  }

  @Test
  void a_time_that_no_message_carries_is_refused() {
    EnvelopeReader.Found found =
        read(
            Records.record("assetName", "a", "x", 1, "x_timestamp", Long.MAX_VALUE),
            Records.record("assetName", "a", "y", 1));
    assertThat(found.refused()).singleElement().asString().contains("x_timestamp cannot be");
    assertThat(found.blocks()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "100.0, 100, 0",
    "201.5, 2015, -1",
    "-0.0, 0, 0",
    "0.1, 1, -1",
    "1.0E10, 10000000000, 0",
    "1.0E17, 100000000000000000, 0",
    "1.0E18, 1, 18",
    "1.7976931348623157E100, 17976931348623157, 84",
    "9.007199254740993E15, 9007199254740992, 0",
    "4.9E-100, 49, -101",
    "-1.0E-127, -1, -127",
  })
  void numbers_keep_the_digits_that_java_shows(double number, long unscaled, int scale) {
    assertThat(ForeignNumbers.value(number)).contains(new Value.Decimal(unscaled, scale));
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity", "1.7976931348623157E308", "4.9E-324", "1.0E-129"})
  void numbers_that_no_message_carries_are_texts(double number) {
    assertThat(ForeignNumbers.value(number)).contains(new Value.Text(Double.toString(number)));
  }

  @Test
  void a_float_keeps_its_own_digits() {
    assertThat(ForeignNumbers.value(0.1f)).contains(new Value.Decimal(1, -1));
    assertThat(ForeignNumbers.value(Float.NaN)).contains(new Value.Text("NaN"));
  }

  @Test
  void numbers_of_one_channel_that_have_no_common_scale_are_all_exact() {
    WireRecord large = Records.record("assetName", "a", "x", Long.MAX_VALUE);
    WireRecord small = Records.record("assetName", "a", "x", 0.001);
    WireRecord text = Records.record("assetName", "a", "x", "off");
    assertThat(rows(block(large, small, text)))
        .extracting(row -> row.substring(row.indexOf(' ')))
        .containsExactly(" raw:x=" + Long.MAX_VALUE, " raw:x=0.001", " raw:x=Text[text=off]");
  }

  @ParameterizedTest
  @CsvSource({
    "asset1, asset1",
    "Zähler 7/b, Z_hler_7_b",
    "'  ', org.eclipse.kura.wire.Timer-1795192854181-3",
    "'', org.eclipse.kura.wire.Timer-1795192854181-3",
  })
  void a_name_becomes_an_id(String name, String id) {
    assertThat(block(Records.record("assetName", name, "x", 1)).source().meter()).isEqualTo(id);
  }

  @Test
  void long_names_are_cut_and_stay_different() {
    String name = "x".repeat(100);
    String one = ForeignNames.meter(name + "1");
    assertThat(one).hasSize(64).startsWith("xxxx").isNotEqualTo(ForeignNames.meter(name + "2"));
    assertThat(ForeignNames.quantity("y".repeat(200)).text()).hasSize(128);
    assertThat(ForeignNames.quantity("a b\u00e4\n").text()).isEqualTo("raw:a_b__");
    assertThat(ForeignNames.quantity("").text()).isEqualTo("raw:_");
  }
}
