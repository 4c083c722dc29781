// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import java.util.concurrent.locks.LockSupport;

/**
 * A pause that lasts as long as it should: what a port is in the middle of does not end better
 * where somebody has no more time for it.
 */
final class UninterruptedPause {

  private UninterruptedPause() {}

  /** Lasts so long, ns; not at all where that is 0 or less. An interrupt stays set for later. */
  static void of(long nanos) {
    long end = System.nanoTime() + nanos;
    boolean interrupted = false;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left); // returns at once while the thread is interrupted
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
