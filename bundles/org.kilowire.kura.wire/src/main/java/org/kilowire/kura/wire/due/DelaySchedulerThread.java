// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.due;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bundle's thread for everything that waits. There is one as long as a component of ours is
 * there that wants it.
 */
@Component(service = DelayScheduler.class)
public final class DelaySchedulerThread implements DelayScheduler, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DelaySchedulerThread.class);

  private final ScheduledThreadPoolExecutor executor;

  /** A thread that begins with the first alarm. */
  @Activate
  public DelaySchedulerThread() {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            body -> {
              Thread made = new Thread(body, "kilowire-schedule");
              made.setDaemon(true);
              return made;
            });
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Alarm after(long nanos, Runnable what) {
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
      LOG.error("internal error; alarms go on", fault);
    }
  }

  /** Ends the thread; who is under way is interrupted. Idempotent. */
  @Override
  @Deactivate
  public void close() {
    executor.shutdownNow();
  }
}
