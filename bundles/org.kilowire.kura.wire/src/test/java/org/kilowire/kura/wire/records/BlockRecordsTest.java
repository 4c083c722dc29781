// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.kura.wire.appending.EnvelopeReader;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.SampleBlocks;
import org.kilowire.meter.Value;

final class BlockRecordsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
  private static final Arrival ARRIVAL = new Arrival("somebody", NOW, true);

  private static final WireRecord LEAST =
      Records.record("kw.meter", "m-1", "kw.series", "round:r", "kw.time", 5L, "raw:X", 7L);

  private static EnvelopeReader.Found read(WireRecord... records) {
    return EnvelopeReader.read(List.of(records), ARRIVAL);
  }

  private static List<WireRecord> plain() {
    return new BlockRecords(List.of(SampleBlocks.plain("m-1", Origin.SCHEDULE, 3, 7))).records();
  }

  @Test
  void a_row_has_the_names_and_types_of_the_reference() {
    Map<String, TypedValue<?>> row = plain().get(2).getProperties();
    List<String> all = new ArrayList<>();
    row.forEach((name, value) -> all.add(name + " " + value.getType() + " " + value.getValue()));
    assertThat(all)
        .containsExactlyInAnyOrder(
            "kw.meter STRING m-1",
            "kw.device STRING KW1",
            "kw.series STRING 1-0:99.1.0*255",
            "kw.origin STRING schedule",
            "kw.read-at STRING 2026-03-01T12:00:00.123456789Z",
            "kw.clock-proven BOOLEAN true",
            "kw.period STRING PT15M",
            "kw.columns STRING 1-0:1.8.0*255",
            "1-0:1.8.0*255.scale INTEGER 0",
            "1-0:1.8.0*255.unit STRING Wh",
            "kw.row INTEGER 2",
            "kw.time LONG 6300000",
            "kw.ordinal INTEGER 0",
            "kw.quality INTEGER 0",
            "kw.status LONG 0",
            "1-0:1.8.0*255 LONG 4354685564936845354");
  }

  @Test
  void what_a_hand_made_record_leaves_out_has_a_meaning() {
    Block block = read(LEAST).blocks().get(0);
    assertThat(block.source().device()).isEmpty();
    assertThat(block.source().origin()).isEqualTo(Origin.PUSH);
    assertThat(block.source().readAt()).isEqualTo(NOW);
    assertThat(block.source().clockProven()).isTrue();
    assertThat(block.source().period()).isEqualTo(Duration.ZERO);
    assertThat(block.columns()).hasSize(1);
    assertThat(block.columns().get(0).quantity().text()).isEqualTo("raw:X");
    assertThat(block.columns().get(0).value(0)).contains(new Value.Decimal(7, 0));
  }

  @Test
  void a_hand_made_record_may_have_several_columns_with_scale_and_unit() {
    WireRecord record =
        Records.record(
            "kw.meter",
            "m-1",
            "kw.series",
            "round:r",
            "kw.time",
            5L,
            "raw:B",
            "text",
            "raw:A",
            7,
            "raw:A.scale",
            -3,
            "raw:A.unit",
            "V",
            "raw:A.type",
            null);
    List<Column> columns = read(record).blocks().get(0).columns();
    assertThat(columns).extracting(Column::unit).containsExactly("V", "");
    assertThat(columns.get(0).value(0)).contains(new Value.Decimal(7, -3));
    assertThat(columns.get(1).value(0)).contains(new Value.Text("text"));
  }

  @Test
  void rows_without_numbers_that_belong_together_are_one_block() {
    EnvelopeReader.Found found =
        read(LEAST, Records.with(LEAST, "kw.time", 6L), Records.with(LEAST, "kw.meter", "m-2"));
    assertThat(found.blocks()).extracting(Block::rows).containsExactly(2, 1);
  }

  @Test
  void more_rows_than_a_block_has_become_two_blocks() {
    List<WireRecord> many = Collections.nCopies(Block.MAX_ROWS + 1, LEAST);
    assertThat(EnvelopeReader.read(many, ARRIVAL).blocks())
        .extracting(Block::rows)
        .containsExactly(Block.MAX_ROWS, 1);
  }

  @Test
  void times_beyond_the_milliseconds_are_exact() {
    WireRecord record = Records.with(Records.with(LEAST, "raw:X.type", "time"), "raw:X", 1234L);
    assertThat(read(record).blocks().get(0).columns().get(0).value(0))
        .contains(new Value.Time(Instant.ofEpochMilli(1234)));
    WireRecord fine = Records.with(record, "raw:X", "2026-03-01T12:00:00.123456789Z");
    assertThat(read(fine).blocks().get(0).columns().get(0).value(0))
        .contains(new Value.Time(SampleBlocks.READ_AT));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments("kw.meter", 5L, "kw.meter is LONG, must be STRING"),
        arguments("kw.meter", "a b", "kw.meter cannot be \"a b\""),
        arguments("kw.meter", "x".repeat(65), "kw.meter cannot be"),
        arguments("kw.device", 5, "kw.device is INTEGER, must be STRING"),
        arguments("kw.series", null, "kw.series is missing"),
        arguments("kw.series", "energy", "kw.series cannot be \"energy\""),
        arguments("kw.series", true, "kw.series is BOOLEAN, must be STRING"),
        arguments("kw.time", null, "kw.time is missing"),
        arguments("kw.time", "5", "kw.time is STRING, must be LONG or INTEGER"),
        arguments("kw.time", 5.0, "kw.time is DOUBLE, must be LONG or INTEGER"),
        arguments("kw.time", Long.MAX_VALUE, "kw.time cannot be 9223372036854775807"),
        arguments("kw.time", 8_640_000_000_000_001L, "kw.time cannot be 8640000000000001"),
        arguments("kw.row", -1, "kw.row cannot be -1"),
        arguments("kw.row", 4096, "kw.row cannot be 4096"),
        arguments("kw.ordinal", -1, "kw.ordinal cannot be -1"),
        arguments("kw.ordinal", 1L << 31, "kw.ordinal cannot be 2147483648"),
        arguments("kw.quality", -1, "kw.quality cannot be -1"),
        arguments("kw.quality", "INVALID", "kw.quality is STRING"),
        arguments("kw.status", 1.5f, "kw.status is FLOAT"),
        arguments("kw.origin", "SCHEDULE", "kw.origin cannot be \"SCHEDULE\""),
        arguments("kw.origin", "whim", "kw.origin cannot be \"whim\""),
        arguments("kw.read-at", "yesterday", "kw.read-at cannot be \"yesterday\""),
        arguments("kw.clock-proven", "true", "kw.clock-proven is STRING, must be BOOLEAN"),
        arguments("kw.period", "PT-1S", "kw.period cannot be \"PT-1S\""),
        arguments("kw.period", "1h", "kw.period cannot be \"1h\""),
        arguments("kw.meter-time", "07EA", "kw.meter-time is STRING, must be BYTE_ARRAY"),
        arguments("kw.columns", "", "not a quantity: \"\""),
        arguments("kw.columns", "raw:X  raw:Y", "not a quantity: \"\""),
        arguments("kw.columns", "energy", "not a quantity: \"energy\""),
        arguments("kw.columns", "raw:X ".repeat(1024) + "raw:X", "1025 columns"),
        arguments("raw:X", null, "no value"),
        arguments("raw:X", 1.5, "raw:X is DOUBLE, must be LONG or INTEGER"),
        arguments("raw:X.scale", 128, "raw:X.scale cannot be 128"),
        arguments("raw:X.scale", "0", "raw:X.scale is STRING"),
        arguments("raw:X.unit", 5, "raw:X.unit is INTEGER, must be STRING"),
        arguments("raw:X.type", "date", "raw:X.type cannot be \"date\""),
        arguments("raw:X.type", 1, "raw:X.type is INTEGER, must be STRING"),
        arguments("raw:X.column-scale", -129, "raw:X.column-scale cannot be -129"),
        arguments("energy", 5L, "not a quantity: \"energy\""));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_record_with_a_fault_is_refused_and_the_others_are_read(
      String name, Object value, String why) {
    EnvelopeReader.Found found = read(LEAST, Records.with(LEAST, name, value), LEAST);
    assertThat(found.refused()).singleElement().asString().contains("somebody: ").contains(why);
    assertThat(found.blocks()).extracting(Block::rows).containsExactly(2);
  }

  @Test
  void a_meter_that_kura_left_out_makes_the_record_somebody_elses() {
    EnvelopeReader.Found found = read(Records.with(LEAST, "kw.meter", null));
    assertThat(found.blocks().get(0).source().meter()).isEqualTo("somebody");
  }

  @Test
  void a_row_that_got_lost_is_not_made_up() {
    List<WireRecord> rows = plain();
    Block block = read(rows.get(0), rows.get(2)).blocks().get(0);
    assertThat(block.times()).containsExactly(4_500_000L, 6_300_000L);
  }
}
