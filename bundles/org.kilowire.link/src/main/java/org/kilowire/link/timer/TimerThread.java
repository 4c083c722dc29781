// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.timer;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work after a delay, one piece at a time, on a daemon thread that is there only while
 * something waits. Work that fails is logged, and the thread goes on. Safe for threads.
 */
public final class TimerThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TimerThread.class);
  private static final long IDLE_SECONDS = 1;

  private final String name;
  private final ScheduledThreadPoolExecutor executor;

  /**
   * @param name of the thread, and in the log
   */
  public TimerThread(String name) {
    this.name = name;
    this.executor = new ScheduledThreadPoolExecutor(1, this::thread);
    executor.setRemoveOnCancelPolicy(true);
    executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
  }

  private Thread thread(Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Runs {@code work} once, after {@code nanos} of the monotonic clock, at once where they are not
   * positive; never after the end.
   *
   * @return cancels the work, unless it has begun
   */
  public Runnable after(long nanos, Runnable work) {
    try {
      Future<?> pending =
          executor.schedule(() -> guarded(work), Math.max(0, nanos), TimeUnit.NANOSECONDS);
      return () -> pending.cancel(false);
    } catch (RejectedExecutionException closed) {
      return () -> {};
    }
  }

  /** An Error too: a library that is being updated lacks classes for a while. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      LOG.error("{}: internal error; the timer goes on", name, e);
    }
  }

  /**
   * Nothing begins any more; work under way is interrupted and not waited for, since it may want a
   * lock that the caller has. Idempotent.
   */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
