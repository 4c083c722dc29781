// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InARowTest {

  @Test
  void the_first_the_tenth_and_each_hundredth_are_told() {
    InARow failures = new InARow();
    List<Long> told = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      if (failures.failed()) {
        told.add(failures.count());
      }
    }
    assertThat(told).containsExactly(1L, 10L, 100L, 200L);
    failures.over();
    assertThat(failures.failed()).isTrue();
  }
}
