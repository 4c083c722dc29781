// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker that is a thread. */
final class ThreadWorker implements Worker {

  private static final Logger LOG = LoggerFactory.getLogger(ThreadWorker.class);
  private static final long CLOSE_SECONDS = 10;

  private final String name;
  private final ScheduledThreadPoolExecutor executor;
  private volatile Thread thread;

  ThreadWorker(String name) {
    this.name = name;
    this.executor =
        new ScheduledThreadPoolExecutor(1, this::thread, new ThreadPoolExecutor.DiscardPolicy());
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void run(Runnable work) {
    executor.execute(guarded(work));
  }

  @Override
  public Runnable later(Runnable work, Duration delay) {
    Future<?> task = executor.schedule(guarded(work), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> task.cancel(false);
  }

  @Override
  public long now() {
    return System.nanoTime();
  }

  @Override
  public void close(Runnable last) {
    run(last);
    executor.execute(executor::shutdownNow);
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{}: still busy after {} s", name, CLOSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Runnable guarded(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        LOG.error("{}: a task failed", name, e);
      }
    };
  }

  private Thread thread(Runnable work) {
    thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
