// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.util.ArrayList;
import java.util.List;
import org.kilowire.meter.Block;

/** Records that are rows of blocks, gathered: those that follow each other and belong together. */
public final class RowBlocks {

  private final RowReader reader;
  private final List<Block> whole = new ArrayList<>();
  private RowBlock open;

  /** None yet, of an envelope that came like this. */
  public RowBlocks(Arrival arrival) {
    reader = new RowReader(arrival);
  }

  /** Whether a record says that it is a row. */
  public static boolean isRow(RecordFields record) {
    return record.value(RecordKeys.METER) != null;
  }

  /** Adds the next row. */
  public void add(RecordFields record) throws MalformedRecord {
    BlockRow row = reader.read(record);
    if (open == null || !open.add(row)) {
      close();
      open = new RowBlock(row);
    }
  }

  /** All that was gathered, in order; it begins anew. */
  public List<Block> end() {
    close();
    List<Block> all = List.copyOf(whole);
    whole.clear();
    return all;
  }

  private void close() {
    if (open != null) {
      whole.add(open.block());
      open = null;
    }
  }
}
