// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.eclipse.kura.wire.WireRecord;
import org.kilowire.kura.wire.appending.EnvelopeReader;
import org.kilowire.meter.Block;
import org.kilowire.meter.SampleBlocks;

/** Whatever a collector can make goes along a wire and comes out as it was. */
final class BlockRecordsProperties {

  private static final Arrival ARRIVAL = new Arrival("somebody", Instant.EPOCH, true);

  private static List<Block> blocks(long seed, int count) {
    Random random = new Random(seed);
    return Stream.generate(() -> SampleBlocks.randomOfAnyChars(random)).limit(count).toList();
  }

  @Property
  void records_of_blocks_give_the_same_blocks(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int count) {
    List<Block> blocks = blocks(seed, count);
    EnvelopeReader.Found found = EnvelopeReader.read(new BlockRecords(blocks).records(), ARRIVAL);
    assertThat(found.refused()).isEmpty();
    assertThat(found.blocks()).isEqualTo(blocks);
  }

  @Property(tries = 200)
  void the_order_of_names_in_a_record_does_not_count(@ForAll long seed) {
    List<Block> blocks = blocks(seed, 2);
    List<WireRecord> shuffled =
        new BlockRecords(blocks)
            .records().stream()
                .map(record -> new WireRecord(new HashMap<>(record.getProperties())))
                .toList();
    assertThat(EnvelopeReader.read(shuffled, ARRIVAL).blocks()).isEqualTo(blocks);
  }

  @Property(tries = 200)
  void one_block_twice_stays_two(@ForAll long seed) {
    Block block = blocks(seed, 1).get(0);
    List<Block> twice = List.of(block, block);
    assertThat(EnvelopeReader.read(new BlockRecords(twice).records(), ARRIVAL).blocks())
        .isEqualTo(twice);
  }
}
