// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.push;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.kilowire.meter.Block;

/**
 * Blocks that were refused, in memory, to be sent again: for {@link #LONGEST}, and so many values.
 * The oldest make room. One owner.
 */
final class BlockBacklog {

  /** How long a block is kept. */
  static final Duration LONGEST = Duration.ofMinutes(15);

  /** 16 MiB, and 40 minutes of 20 streams of 9-2LE, a second each. */
  static final long MOST_VALUES = 2_097_152;

  private record Kept(Block block, long since) {
    long values() {
      return (long) block.rows() * block.columns().size();
    }
  }

  private final Deque<Kept> kept = new ArrayDeque<>();
  private long values;
  private long dropped;

  /**
   * Keeps a block.
   *
   * @param since when it was first sent, monotonic ns
   */
  void add(Block block, long since) {
    Kept one = new Kept(block, since);
    kept.addLast(one);
    values += one.values();
    while (values > MOST_VALUES && kept.size() > 1) {
      take();
      dropped++;
    }
  }

  /** Forgets what has been kept for too long; what was refused again stands behind younger ones. */
  void forget(long now) {
    Iterator<Kept> all = kept.iterator();
    while (all.hasNext()) {
      Kept one = all.next();
      if (now - one.since > LONGEST.toNanos()) {
        all.remove();
        values -= one.values();
        dropped++;
      }
    }
  }

  /** The oldest, which is kept no more. */
  Optional<Sent> next() {
    return kept.isEmpty() ? Optional.empty() : Optional.of(take());
  }

  private Sent take() {
    Kept first = kept.removeFirst();
    values -= first.values();
    return new Sent(first.block, first.since);
  }

  /** A block, and when it was first sent. */
  record Sent(Block block, long since) {}

  int size() {
    return kept.size();
  }

  /** How many were given up, ever. */
  long dropped() {
    return dropped;
  }
}
