// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.pushing;

import java.util.function.Consumer;
import org.kilowire.conversation.Outcome;
import org.kilowire.meter.Block;

/**
 * A block that waits for its commit, as itself: an equal one is another.
 *
 * @see org.kilowire.meter.ReadingSource.Sink#block
 */
final class PendingBlock {

  private final Block block;
  private final Consumer<Outcome<Void>> stored;

  PendingBlock(Block block, Consumer<Outcome<Void>> stored) {
    this.block = block;
    this.stored = stored;
  }

  Block block() {
    return block;
  }

  long values() {
    return SourceSettings.values(block);
  }

  Consumer<Outcome<Void>> stored() {
    return stored;
  }
}
