// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * What the threads of this JVM have used, but for its own (compiler, collector). A thread that ends
 * while something is measured takes what it used since with it.
 *
 * @param cpuNanos time on a processor
 * @param octets allocated
 */
record Cost(long cpuNanos, long octets) {

  static final Cost NONE = new Cost(0, 0);

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Something to be measured. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  static Cost of(Work work) throws Exception {
    Map<Long, Cost> before = now();
    work.run();
    Cost sum = NONE;
    for (Map.Entry<Long, Cost> thread : now().entrySet()) {
      sum = sum.plus(thread.getValue().minus(before.getOrDefault(thread.getKey(), NONE)));
    }
    return sum;
  }

  /** By the threads' ids. */
  private static Map<Long, Cost> now() {
    long[] ids = THREADS.getAllThreadIds();
    long[] cpu = THREADS.getThreadCpuTime(ids);
    long[] octets = THREADS.getThreadAllocatedBytes(ids);
    Map<Long, Cost> all = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      if (cpu[i] >= 0 && octets[i] >= 0) {
        all.put(ids[i], new Cost(cpu[i], octets[i]));
      }
    }
    return all;
  }

  private Cost minus(Cost other) {
    return new Cost(cpuNanos - other.cpuNanos, octets - other.octets);
  }

  Cost plus(Cost other) {
    return new Cost(cpuNanos + other.cpuNanos, octets + other.octets);
  }

  /** The share of one of {@code count}: microseconds and octets. */
  String each(long count) {
    return String.format("%9.2f us %9d B", cpuNanos / 1000.0 / count, octets / count);
  }
}
