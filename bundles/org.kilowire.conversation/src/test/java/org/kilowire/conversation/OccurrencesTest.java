// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OccurrencesTest {

  @Test
  void the_1st_10th_100th_and_so_on_are_worth_a_line() {
    Occurrences occurrences = new Occurrences();
    assertThat(LongStream.rangeClosed(1, 12_345).filter(n -> occurrences.isWorthALine()))
        .containsExactly(1L, 10L, 100L, 1_000L, 10_000L);
    assertThat(occurrences.count()).isEqualTo(12_345);
    occurrences.reset();
    assertThat(occurrences.isWorthALine()).isTrue();
  }

  @Test
  void a_number_that_is_none_or_beyond_all_powers_is_not() {
    assertThat(Occurrences.isWorthALine(0)).isFalse();
    assertThat(Occurrences.isWorthALine(Long.MAX_VALUE)).isFalse();
    assertThat(Occurrences.isWorthALine(1_000_000_000_000_000_000L)).isTrue();
  }
}
