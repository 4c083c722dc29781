// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.RowOrder;
import org.kilowire.meter.Source;
import org.kilowire.meter.Watermark;

/** What the rules that no run of a collector is sure to meet make of one window. */
final class SieveTest {

  private static final long[] ONCE_BACK =
      LongStream.concat(LongStream.range(500, 2000), LongStream.range(1, 400)).toArray();

  private final List<Block> passed = new ArrayList<>();

  private long[] passedOn(Search.Kind kind, boolean twice, Optional<Watermark> mark, long... rows) {
    Sieve.Expectation expected = new Sieve.Expectation(kind, false, twice, false);
    Sieve sieve = new Sieve(mark, expected, passed::add);
    sieve.accept(block(rows));
    assertThat(sieve.end(RowOrder.WRITTEN)).isFalse();
    return passed.stream().flatMapToLong(block -> Arrays.stream(block.times())).toArray();
  }

  private static Block block(long[] times) {
    Source source =
        new Source(
            "m1", "SN-m1", FakeMeter.PROFILE, Origin.SCHEDULE, Instant.EPOCH, true, Duration.ZERO);
    return new Block(
        source,
        times,
        new int[times.length],
        new int[times.length],
        new long[times.length],
        List.of(),
        List.of(Column.of(FakeMeter.ENERGY, "Wh", 0, times)));
  }

  /** The watermark would be the last row of a part, and the earlier ones be taken for stored. */
  @Test
  void rows_that_go_back_once_are_sorted_so_that_a_part_of_them_can_be_committed() {
    assertThat(passedOn(Search.Kind.USUAL, false, Optional.empty(), ONCE_BACK)).isSorted();
    assertThat(passed).hasSize(2);
  }

  @Test
  void rows_behind_a_clock_that_was_set_back_stay_as_they_were_written() {
    assertThat(passedOn(Search.Kind.SET_BACK, false, Optional.empty(), ONCE_BACK))
        .containsExactly(ONCE_BACK);
  }

  @Test
  void rows_of_an_hour_that_comes_twice_stay_as_they_were_written() {
    assertThat(passedOn(Search.Kind.USUAL, true, Optional.of(new Watermark(3, 0)), 3, 5, 7, 4, 6))
        .containsExactly(5, 7, 4, 6);
  }

  @Test
  void a_later_row_before_the_watermarks_is_new() {
    assertThat(passedOn(Search.Kind.USUAL, false, Optional.of(new Watermark(3, 0)), 1, 2, 5, 3, 6))
        .containsExactly(5, 6);
  }
}
