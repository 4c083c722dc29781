// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataType;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.dlms.cosem.time.CosemDateTime;
import org.kilowire.dlms.cosem.time.DeviationSign;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Quality;
import org.kilowire.meter.Value;

final class ProfileReadingTest {

  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  private static final CaptureObject STATUS = new CaptureObject(1, FakeDevice.STATUS, 2, 0);
  private static final CaptureObject ENERGY = new CaptureObject(3, FakeDevice.ENERGY, 2, 0);
  private static final CaptureObject OTHER =
      new CaptureObject(3, LogicalName.of("1.0.2.8.0.255"), 2, 0);

  private final SessionFixture fixture = new SessionFixture();

  private static Data time(int row) {
    return CosemDateTime.of(
            START.plusSeconds(900L * row), ZoneOffset.UTC, 0, DeviationSign.LOCAL_TO_UTC)
        .toData();
  }

  private List<Long> times() {
    List<Long> times = new ArrayList<>();
    fixture.blocks.forEach(
        block -> IntStream.range(0, block.rows()).forEach(row -> times.add(block.times()[row])));
    return times;
  }

  private Optional<Value> value(int column, int row) {
    int left = row;
    for (Block block : fixture.blocks) {
      if (left < block.rows()) {
        return block.columns().get(column).value(left);
      }
      left -= block.rows();
    }
    throw new AssertionError("no row " + row);
  }

  @Test
  void a_column_that_is_empty_for_long_begins_late() {
    List<List<Data>> rows = new ArrayList<>();
    for (int row = 0; row < 1500; row++) {
      rows.add(List.of(time(row), row < 1400 ? Data.nullData() : Data.doubleLongUnsigned(row)));
    }
    fixture.device.profile(List.of(CaptureObject.CLOCK, ENERGY), rows);
    fixture.opened();
    SessionFixture.value(fixture.profile());
    assertThat(times()).hasSize(1500);
    assertThat(value(0, 1399)).isEmpty();
    assertThat(value(0, 1400)).contains(new Value.Decimal(1400, 3));
  }

  @Test
  void a_value_as_before_is_the_value_before_and_so_is_the_status() {
    fixture.traits = Map.of("null-values", "as-before", "status-invalid", 4L);
    fixture.device.profile(
        List.of(CaptureObject.CLOCK, STATUS, ENERGY),
        List.of(
            List.of(time(0), Data.unsigned(4), Data.doubleLongUnsigned(7)),
            List.of(time(1), Data.nullData(), Data.nullData()),
            List.of(time(2), Data.unsigned(0), Data.nullData()),
            List.of(Data.nullData(), Data.nullData(), Data.doubleLongUnsigned(8))));
    fixture.opened();
    SessionFixture.value(fixture.profile());
    Block block = fixture.blocks.get(0);
    assertThat(block.status()).containsExactly(4, 4, 0, 0);
    assertThat(Quality.of(block.quality()[1])).contains(Quality.INVALID);
    assertThat(Quality.of(block.quality()[2])).isEmpty();
    assertThat(value(0, 1)).isEqualTo(value(0, 2)).contains(new Value.Decimal(7, 3));
    assertThat(block.times()[3]).isEqualTo(block.times()[2] + 900_000);
  }

  /** A register and a column of the same object are the same value. */
  @Test
  void a_value_is_the_same_in_a_row_and_in_a_register() {
    List<Data> all =
        List.of(
            new Data.Float32(230.5f),
            new Data.Whole(DataType.LONG64_UNSIGNED, -1),
            new Data.Bool(true),
            Data.longUnsigned(7),
            new Data.VisibleString("x"));
    fixture.device.profile(
        List.of(CaptureObject.CLOCK, ENERGY),
        IntStream.range(0, all.size()).mapToObj(row -> List.of(time(row), all.get(row))).toList());
    fixture.opened();
    SessionFixture.value(fixture.profile());
    for (int row = 0; row < all.size(); row++) {
      fixture.device.has("3:1.0.1.8.0.255:2", all.get(row));
      assertThat(value(0, row))
          .isEqualTo(fixture.registers("1-0:1.8.0*255").columns().get(0).value(0));
    }
  }

  @Test
  void null_data_is_no_value_where_the_type_does_not_say_otherwise() {
    fixture.device.profile(
        List.of(CaptureObject.CLOCK, STATUS, ENERGY),
        List.of(
            List.of(time(0), Data.unsigned(4), Data.doubleLongUnsigned(7)),
            List.of(time(1), Data.nullData(), Data.nullData())));
    fixture.opened();
    SessionFixture.value(fixture.profile());
    assertThat(fixture.blocks.get(0).status()).containsExactly(4, 0);
    assertThat(value(0, 1)).isEmpty();
  }

  @Test
  void a_profile_that_was_configured_anew_is_read_as_it_is_now() {
    fixture.device.profile(
        List.of(CaptureObject.CLOCK, ENERGY),
        List.of(List.of(time(0), Data.doubleLongUnsigned(7))));
    fixture.opened();
    SessionFixture.value(fixture.profile());
    assertThat(fixture.blocks.get(0).columns().get(0).quantity().text()).isEqualTo("1-0:1.8.0*255");
    fixture.value(fixture.session.close());

    fixture.device.has("3:1.0.2.8.0.255:3", FakeDevice.KWH.toData());
    fixture.device.profile(
        List.of(CaptureObject.CLOCK, OTHER), List.of(List.of(time(1), Data.doubleLongUnsigned(8))));
    fixture.opened();
    SessionFixture.value(fixture.profile());
    assertThat(fixture.blocks.get(0).columns().get(0).quantity().text()).isEqualTo("1-0:2.8.0*255");
  }

  @Test
  void columns_are_asked_for_once_a_session_and_units_once() {
    fixture.device.profile(
        List.of(CaptureObject.CLOCK, ENERGY),
        List.of(List.of(time(0), Data.doubleLongUnsigned(7))));
    for (int session = 1; session <= 2; session++) {
      fixture.opened();
      SessionFixture.value(fixture.profile());
      SessionFixture.value(fixture.profile());
      fixture.value(fixture.session.close());
      assertThat(fixture.device.questions("7:1.0.99.1.0.255:3")).isEqualTo(session);
    }
    assertThat(fixture.device.questions("3:1.0.1.8.0.255:3")).isEqualTo(1);
  }

  @Test
  void a_scaler_that_cannot_be_read_now_fails_the_reading_and_is_asked_for_again() {
    fixture.device.profile(
        List.of(CaptureObject.CLOCK, ENERGY),
        List.of(List.of(time(0), Data.doubleLongUnsigned(7))));
    fixture.device.refuses("3:1.0.1.8.0.255:3", DataAccessResult.TEMPORARY_FAILURE);
    fixture.opened();
    SessionFixture.reason(fixture.profile());
    assertThat(fixture.blocks).isEmpty();
    fixture.device.has("3:1.0.1.8.0.255:3", FakeDevice.KWH.toData());
    SessionFixture.value(fixture.profile());
    assertThat(value(0, 0)).contains(new Value.Decimal(7, 3));
  }

  @Test
  void a_column_whose_object_is_not_shown_has_no_unit() {
    fixture.device.profile(
        List.of(CaptureObject.CLOCK, OTHER), List.of(List.of(time(0), Data.doubleLongUnsigned(7))));
    fixture.opened();
    SessionFixture.value(fixture.profile());
    Column column = fixture.blocks.get(0).columns().get(0);
    assertThat(column.unit()).isEmpty();
    assertThat(column.value(0)).contains(new Value.Decimal(7, 0));
  }

  @Test
  void more_columns_than_a_block_has_are_not_supported() {
    List<CaptureObject> columns = new ArrayList<>(List.of(CaptureObject.CLOCK));
    for (int i = 0; i < Block.MAX_COLUMNS + 1; i++) {
      columns.add(new CaptureObject(1, new LogicalName(0, 0, 96, i >> 8, i & 0xFF, 255), 2, 0));
    }
    fixture.device.profile(columns, List.of());
    fixture.opened();
    assertThat(SessionFixture.reason(fixture.profile())).isEqualTo(MeterReason.NOT_SUPPORTED);
  }

  @Test
  void an_empty_profile_is_read() {
    fixture.device.profile(List.of(CaptureObject.CLOCK, ENERGY), List.of());
    fixture.opened();
    SessionFixture.value(fixture.profile());
    assertThat(fixture.blocks).isEmpty();
  }
}
