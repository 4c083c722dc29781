// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop as a thread. */
final class ThreadLoop implements Loop {

  private static final Logger LOG = LoggerFactory.getLogger(ThreadLoop.class);
  private static final long END_SECONDS = 5;

  private final ScheduledThreadPoolExecutor executor;
  private volatile Thread thread;

  ThreadLoop(String name) {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            body -> {
              Thread made = new Thread(body, name);
              made.setDaemon(true);
              thread = made;
              return made;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public boolean execute(Runnable what) {
    try {
      executor.execute(() -> guarded(what));
      return true;
    } catch (RejectedExecutionException closed) {
      return false;
    }
  }

  @Override
  public Timer after(long nanos, Runnable what) {
    try {
      ScheduledFuture<?> pending =
          executor.schedule(() -> guarded(what), Math.max(0, nanos), TimeUnit.NANOSECONDS);
      return () -> pending.cancel(false);
    } catch (RejectedExecutionException closed) {
      return () -> {};
    }
  }

  private static void guarded(Runnable what) {
    try {
      what.run();
    } catch (RuntimeException | Error fault) {
      LOG.error("internal error; the collector's loop goes on", fault);
    }
  }

  /** Waits for the thread itself: the executor calls itself terminated while it still runs. */
  @Override
  public void close() {
    executor.shutdown();
    Thread last = thread;
    try {
      if (last != null && !ended(last)) {
        LOG.error("the collector's thread did not end in {} s", END_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean ended(Thread last) throws InterruptedException {
    last.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
    return !last.isAlive();
  }
}
