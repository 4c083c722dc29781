// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How many octets of heap a piece of work takes on this thread. */
public final class SvAllocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private SvAllocation() {}

  /** The least of several rounds of turns, so that warming up does not count. */
  public static long of(int turns, Runnable work) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 12; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < turns; i++) {
        work.run();
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
