// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.kilowire.conversation.Occurrences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a driver besides those of its capture: what assets make of an event may take
 * its time, and no frame waits for it. So much waits for the thread and no more.
 */
final class DriverThread implements AutoCloseable {

  /** How its name begins. */
  static final String NAME = "kilowire-sv-";

  private static final Logger LOG = LoggerFactory.getLogger(DriverThread.class);

  /** A second of 20 streams, told to assets in one go, many times over. */
  private static final int MOST_WAITING = 256;

  private static final long END_MILLIS = 1000;

  private final String driver;
  private final ScheduledThreadPoolExecutor executor;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Occurrences dropped = new Occurrences();
  private final Occurrences faults = new Occurrences();

  DriverThread(String driver) {
    this.driver = driver;
    executor = new ScheduledThreadPoolExecutor(1, this::thread);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setRemoveOnCancelPolicy(true);
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, NAME + driver);
    thread.setDaemon(true);
    return thread;
  }

  /** Tells assets something; where too much waits already it is dropped, and counted. */
  void tell(Runnable work) {
    if (waiting.get() >= MOST_WAITING) {
      if (dropped.isWorthALine()) {
        LOG.warn(
            "driver {}: {} windows or events were not told, for assets are too slow for them",
            driver,
            dropped.count());
      }
      return;
    }
    waiting.incrementAndGet();
    run(
        () -> {
          waiting.decrementAndGet();
          work.run();
        });
  }

  /** Does something soon. */
  void run(Runnable work) {
    after(Duration.ZERO, work);
  }

  /** Does something later, unless it ends before. */
  void after(Duration pause, Runnable work) {
    try {
      var unused = executor.schedule(() -> attempt(work), pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException ended) {
      // Nothing is done any more.
      return;
    }
  }

  /** Does something over and over. */
  void every(Duration pause, Runnable work) {
    var unused =
        executor.scheduleWithFixedDelay(
            () -> attempt(work), 0, pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error fault) {
      fault(fault);
    }
  }

  /** An internal error, or one of an asset. */
  void fault(Throwable fault) {
    if (faults.isWorthALine()) {
      LOG.error("driver {}: error {}", driver, faults.count(), fault);
    }
  }

  /** Ends it; waits a second for what is under way, unless that is the caller. */
  @Override
  public void close() {
    executor.shutdownNow();
    if (!Thread.currentThread().getName().equals(NAME + driver)) {
      try {
        if (!executor.awaitTermination(END_MILLIS, TimeUnit.MILLISECONDS)) {
          LOG.warn("driver {}: an asset keeps its thread", driver);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
