// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Secret;

final class BlockTest {

  private static final Quantity ENERGY = new Quantity("1-0:1.8.0*255");

  private static Block block(int rows, List<Octets> meterTimes, Column... columns) {
    Source source =
        new Source(
            "m1",
            "KW1",
            new Quantity("1-0:99.1.0*255"),
            Origin.SCHEDULE,
            Instant.EPOCH,
            true,
            Duration.ofMinutes(15));
    return new Block(
        source,
        new long[rows],
        new int[rows],
        new int[rows],
        new long[rows],
        meterTimes,
        List.of(columns));
  }

  @Test
  void every_column_has_a_value_a_row() {
    assertThat(block(2, List.of(), Column.of(ENERGY, "Wh", 0, 1, 2)).rows()).isEqualTo(2);
    assertThatThrownBy(() -> block(3, List.of(), Column.of(ENERGY, "Wh", 0, 1, 2)))
        .hasMessageContaining("2 values for 3 rows");
    assertThatThrownBy(() -> block(1, List.of())).hasMessageContaining("columns");
    assertThatThrownBy(() -> block(0, List.of(), Column.of(ENERGY, "Wh", 0)))
        .hasMessageContaining("rows");
    assertThatThrownBy(
            () -> block(1, List.of(Octets.EMPTY, Octets.EMPTY), Column.of(ENERGY, "Wh", 0, 1)))
        .hasMessageContaining("2 meter times for 1 rows");
  }

  @Test
  void a_column_tells_a_number_from_other_values_from_nothing() {
    BitSet first = new BitSet();
    first.set(0);
    Column column =
        new Column(
            ENERGY,
            "",
            -1,
            new long[] {1234, 0, 0},
            first,
            Arrays.asList(null, new Value.Text("x"), null));
    assertThat(column.value(0)).contains(new Value.Decimal(1234, -1));
    assertThat(((Value.Decimal) column.value(0).orElseThrow()).exact()).isEqualTo("123.4");
    assertThat(column.value(1)).contains(new Value.Text("x"));
    assertThat(column.value(2)).isEmpty();
  }

  @Test
  void what_stands_in_an_absent_row_makes_no_difference() {
    Column one = new Column(ENERGY, "", 0, new long[] {1}, new BitSet(), List.of());
    Column other =
        new Column(ENERGY, "", 0, new long[] {2}, new BitSet(), Arrays.asList((Value) null));
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
  }

  @Test
  void quality_bits_round_trip() {
    int bits = Quality.bits(Quality.DST, Quality.INVALID);
    assertThat(bits).isEqualTo(0b10001);
    assertThat(Quality.of(bits)).containsExactly(Quality.INVALID, Quality.DST);
  }

  @Test
  void a_secret_does_not_print() {
    assertThat(Secret.of("12345678").toString()).doesNotContain("12345678");
  }
}
