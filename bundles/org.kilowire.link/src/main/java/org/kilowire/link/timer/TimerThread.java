// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.timer;

import java.time.Duration;
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
public final class TimerThread implements WorkTimer {

  private static final Logger LOG = LoggerFactory.getLogger(TimerThread.class);
  private static final long IDLE_SECONDS = 1;

  private final String name;
  private final ScheduledThreadPoolExecutor executor;
  private volatile Thread thread;

  /**
   * @param name of the thread, and in the log
   */
  public TimerThread(String name) {
    this.name = name;
    this.executor = new ScheduledThreadPoolExecutor(1, this::thread);
    executor.setRemoveOnCancelPolicy(true);
    executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  private Thread thread(Runnable body) {
    Thread made = new Thread(body, name);
    made.setDaemon(true);
    thread = made;
    return made;
  }

  /** Runs {@code work} soon, behind what came before; false, and nothing runs, after the end. */
  public boolean execute(Runnable work) {
    try {
      executor.execute(() -> guarded(work));
      return true;
    } catch (RejectedExecutionException closed) {
      return false;
    }
  }

  @Override
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
   * Ends it without interrupting anything: what {@link #execute} has taken still runs, what is due
   * later does not. Waits for that and for the thread itself, which an executor that calls itself
   * terminated may still have.
   *
   * @return whether the thread has ended within {@code limit}
   */
  public boolean finish(Duration limit) throws InterruptedException {
    executor.shutdown();
    Thread last = thread;
    if (last == null) {
      return true;
    }
    last.join(limit.toMillis());
    return !last.isAlive();
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
