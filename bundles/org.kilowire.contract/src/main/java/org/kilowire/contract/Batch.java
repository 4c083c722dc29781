// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract;

import java.util.List;
import org.kilowire.meter.Block;

/**
 * Blocks of readings on their way to the IMS, in the order in which they were stored.
 *
 * @param header what it says of itself
 * @param blocks one for each number of the header's range
 */
public record Batch(BatchHeader header, List<Block> blocks) {

  public static final int VERSION = 1;
  public static final int MAX_BLOCKS = 4096;

  public Batch {
    blocks = List.copyOf(blocks);
    if (blocks.size() != header.range().count()) {
      throw new IllegalArgumentException(
          blocks.size() + " blocks for the sequence numbers " + header.range());
    }
  }
}
