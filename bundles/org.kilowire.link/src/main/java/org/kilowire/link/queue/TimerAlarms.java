// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The system's clock. One thread, and only while something is to come. */
final class TimerAlarms implements Alarms {

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, TimerAlarms::thread);

  TimerAlarms() {
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(1, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "kilowire-lines");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public long now() {
    return System.nanoTime();
  }

  @Override
  public Runnable at(long instant, Runnable what) {
    Future<?> task = timer.schedule(what, instant - now(), TimeUnit.NANOSECONDS);
    return () -> task.cancel(false);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
