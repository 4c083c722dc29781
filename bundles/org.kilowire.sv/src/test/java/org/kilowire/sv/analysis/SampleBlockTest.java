// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SampleBlockTest {

  private static final long SEED = 99;

  @Test
  void holes_are_found_as_a_plain_search_finds_them() {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      int size = 1 + random.nextInt(300);
      SampleBlock block = new SampleBlock(1, size);
      BitSet there = new BitSet();
      for (int i = random.nextInt(2 * size); i >= 0; i--) {
        int index = random.nextInt(size);
        assertThat(block.add(index, new int[1], new int[1])).isEqualTo(!there.get(index));
        there.set(index);
      }
      List<Integer> missing = new ArrayList<>();
      for (int i = block.nextMissing(0); i < size; i = block.nextMissing(i + 1)) {
        missing.add(i);
      }
      List<Integer> expected = new ArrayList<>();
      int longest = 0;
      for (int i = there.nextClearBit(0); i < size; i = there.nextClearBit(i + 1)) {
        expected.add(i);
        int end = there.nextSetBit(i) < 0 ? size : there.nextSetBit(i);
        longest = Math.max(longest, end - i);
      }
      assertThat(missing).as("round %d, seed %d", round, SEED).isEqualTo(expected);
      assertThat(block.missing()).isEqualTo(expected.size());
      assertThat(block.longestHole()).as("round %d, seed %d", round, SEED).isEqualTo(longest);
    }
  }

  @Test
  void holes_are_bridged_by_straight_lines() {
    SampleBlock block = new SampleBlock(1, 10);
    block.add(2, new int[] {10}, new int[1]);
    block.add(6, new int[] {50}, new int[1]);
    block.bridge(block.samples[0]);
    assertThat(block.samples[0]).containsExactly(10, 10, 10, 20, 30, 40, 50, 50, 50, 50);
  }
}
