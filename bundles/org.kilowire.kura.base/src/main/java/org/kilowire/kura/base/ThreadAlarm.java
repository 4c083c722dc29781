// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs what is due on a thread that is there only while something waits. */
final class ThreadAlarm implements Alarm {

  private static final long IDLE_SECONDS = 5;

  private final ScheduledThreadPoolExecutor thread;
  private Future<?> waiting;

  ThreadAlarm(String name) {
    thread =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread made = new Thread(work, name);
              made.setDaemon(true);
              return made;
            });
    thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    thread.allowCoreThreadTimeOut(true);
    thread.setRemoveOnCancelPolicy(true);
  }

  @Override
  public synchronized void set(Duration after, Runnable what) {
    cancel();
    waiting = thread.schedule(what, after.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public synchronized void cancel() {
    if (waiting != null) {
      waiting.cancel(false);
      waiting = null;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
