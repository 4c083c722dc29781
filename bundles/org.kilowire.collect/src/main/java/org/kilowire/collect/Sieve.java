// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.kilowire.meter.Block;
import org.kilowire.meter.Watermark;

/**
 * Holds back what a reading repeats: the rows up to the watermark's, in the order of the archive.
 * Where that row does not come, everything is passed on; a repeat does no harm, a lost row does.
 *
 * <p>Strict, where rows before the watermark's may not be stored: gives up at the first row later
 * than the watermark. Windows are stored one after the other, so a row that stands before the
 * watermark's and is not later has been stored in any case.
 */
final class Sieve implements Consumer<Block> {

  /** Rows held back while the watermark's has not come; then it is not waited for any more. */
  static final int MAX_HELD = Block.MAX_ROWS;

  private final Watermark mark;
  private final boolean strict;
  private final Consumer<Block> to;
  private final List<Block> held = new ArrayList<>();
  private int heldRows;
  private boolean open;

  Sieve(Watermark mark, boolean strict, Consumer<Block> to) {
    this.mark = mark;
    this.strict = strict;
    this.to = to;
  }

  @Override
  public void accept(Block block) {
    if (open) {
      to.accept(block);
      return;
    }
    for (int row = 0; row < block.rows(); row++) {
      if (block.times()[row] == mark.time() && block.ordinals()[row] == mark.ordinal()) {
        found(block, row);
        return;
      }
      if (strict && block.times()[row] > mark.time()) {
        hold(block);
        end();
        return;
      }
    }
    hold(block);
    if (heldRows > MAX_HELD) {
      end();
    }
  }

  /** No more rows will come: what was held back was not known after all. */
  void end() {
    open = true;
    held.forEach(to);
    held.clear();
  }

  private void found(Block block, int row) {
    open = true;
    held.clear();
    if (row + 1 < block.rows()) {
      to.accept(Rows.behind(block, row + 1));
    }
  }

  private void hold(Block block) {
    held.add(block);
    heldRows += block.rows();
  }
}
