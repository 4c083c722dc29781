// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UninterruptedPauseTest {

  private static final long PAUSE_NANOS = 60_000_000;

  @AfterEach
  void clear() {
    Thread.interrupted();
  }

  @Test
  void an_interrupt_neither_ends_it_nor_is_lost() {
    Thread.currentThread().interrupt();
    long begin = System.nanoTime();
    UninterruptedPause.of(PAUSE_NANOS);
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(PAUSE_NANOS);
    assertThat(Thread.interrupted()).isTrue();
  }

  /** A thread that is interrupted cannot be parked. */
  @Test
  void it_is_no_busy_loop_for_a_thread_that_is_interrupted() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Thread.currentThread().interrupt();
    long before = threads.getCurrentThreadCpuTime();
    UninterruptedPause.of(PAUSE_NANOS);
    assertThat(threads.getCurrentThreadCpuTime() - before).isLessThan(PAUSE_NANOS / 3);
  }

  @Test
  void what_was_not_interrupted_is_not() {
    UninterruptedPause.of(1);
    UninterruptedPause.of(0);
    UninterruptedPause.of(-1);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
