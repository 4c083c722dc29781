// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.association;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * The one clock of all drivers: of their deadlines, and for giving up what is idle. It is there as
 * long as the first of them needs it and goes with the last; its thread is there only while
 * something is to come.
 */
@Component(service = IdleTimer.class)
public final class IdleTimer implements AutoCloseable {

  /** Its thread's name. */
  public static final String THREAD = "kilowire-driver-idle";

  private final ScheduledThreadPoolExecutor timer;
  private final LongSupplier nanos;

  /** A clock without a thread yet. */
  public IdleTimer() {
    this(new ScheduledThreadPoolExecutor(1, IdleTimer::thread), System::nanoTime);
  }

  /**
   * A clock over this timer, which it takes over.
   *
   * @param nanos the monotonic clock of its drivers' deadlines, which is that of their lines
   */
  public IdleTimer(ScheduledThreadPoolExecutor timer, LongSupplier nanos) {
    this.timer = timer;
    this.nanos = nanos;
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(1, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, THREAD);
    thread.setDaemon(true);
    return thread;
  }

  /** Now, as deadlines have it: monotonic ns. */
  long now() {
    return nanos.getAsLong();
  }

  /** Runs something short later. Running the result calls it off, if it is not too late. */
  Runnable after(Duration pause, Runnable what) {
    try {
      Future<?> task = timer.schedule(what, pause.toNanos(), TimeUnit.NANOSECONDS);
      return () -> task.cancel(false);
    } catch (RejectedExecutionException closed) {
      return () -> {};
    }
  }

  /** Forgets what is to come. */
  @Deactivate
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
