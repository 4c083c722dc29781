// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireRecord;
import org.kilowire.meter.Block;

/**
 * Blocks as wire records: one record a row. {@link RowBlocks} gives the same blocks back. A record
 * is a view of its block's row until somebody reads it; as long as one of them is held, all are.
 */
public final class BlockRecords {

  private final List<Block> blocks;
  private final List<RowWriter> writers;
  private final List<WireRecord> records;

  /** The rows of all blocks, in order. */
  public BlockRecords(List<Block> blocks) {
    this.blocks = List.copyOf(blocks);
    writers = this.blocks.stream().map(RowWriter::new).toList();
    records = new ArrayList<>(this.blocks.stream().mapToInt(Block::rows).sum());
    for (int block = 0; block < writers.size(); block++) {
      for (int row = 0; row < this.blocks.get(block).rows(); row++) {
        records.add(new WireRecord(new BlockRowProperties(this, block, row)));
      }
    }
  }

  public List<Block> blocks() {
    return blocks;
  }

  /** One a row; not to be changed. */
  public List<WireRecord> records() {
    return records;
  }

  /** Whether {@code others} are these very records, all of them in order. */
  @SuppressWarnings("ReferenceEquality") // a copy, with whatever values, is another record
  public boolean are(List<WireRecord> others) {
    if (others.size() != records.size()) {
      return false;
    }
    int at = 0;
    for (WireRecord other : others) {
      if (other != records.get(at++)) {
        return false;
      }
    }
    return true;
  }

  Map<String, TypedValue<?>> properties(int block, int row) {
    return writers.get(block).properties(row);
  }
}
