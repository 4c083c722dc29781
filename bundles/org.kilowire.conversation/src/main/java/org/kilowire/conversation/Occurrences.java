// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How often something has happened that must not fill a log: all are counted, and the 1st, 10th,
 * 100th and so on are worth a line. Any thread may call.
 */
public final class Occurrences {

  private final AtomicLong count = new AtomicLong();

  /** Counts one more; whether it is worth a line. */
  public boolean isWorthALine() {
    return isWorthALine(count.incrementAndGet());
  }

  /** Whether the {@code number}th, from 1, is worth a line: where it is a power of ten. */
  public static boolean isWorthALine(long number) {
    long power = 1;
    while (power < number && power < Long.MAX_VALUE / 10) {
      power *= 10;
    }
    return power == number;
  }

  /** How many there were. */
  public long count() {
    return count.get();
  }

  /** The next one is a first one again. */
  public void reset() {
    count.set(0);
  }
}
