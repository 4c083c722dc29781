// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.kilowire.conversation.Occurrences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beats on a thread of its own, the first time at once. It shares no code with the timer of the
 * lines, which this bundle does not know: the thread that is asked for a beat soon is woken however
 * often, without a piece of work for each, and the end waits for the beat under way.
 */
final class ThreadPeriodicTask implements PeriodicTask {

  private static final Logger LOG = LoggerFactory.getLogger(ThreadPeriodicTask.class);
  private static final long CLOSE_MILLIS = 10_000;

  private final String name;
  private final Duration every;
  private final AtomicBoolean soon = new AtomicBoolean();
  private final Occurrences failures = new Occurrences();
  private volatile boolean closed;
  private volatile Thread thread;

  ThreadPeriodicTask(String name, Duration every) {
    this.name = name;
    this.every = every;
  }

  @Override
  public void start(Runnable beat) {
    Thread started = new Thread(() -> work(beat), name);
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  @Override
  public void soon() {
    soon.set(true);
    LockSupport.unpark(thread);
  }

  @Override
  public void close() {
    closed = true;
    Thread running = thread;
    if (running == null || running == Thread.currentThread()) {
      return;
    }
    LockSupport.unpark(running);
    try {
      running.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(Runnable beat) {
    while (!closed) {
      soon.set(false);
      beatOrLog(beat);
      if (!soon.get() && !closed) {
        LockSupport.parkNanos(this, every.toNanos());
      }
    }
  }

  /** A cloud connection that is being updated may lack classes for a while; the thread stays. */
  private void beatOrLog(Runnable beat) {
    try {
      beat.run();
    } catch (RuntimeException | Error e) {
      if (failures.isWorthALine()) {
        LOG.error("{}: failure {}", name, failures.count(), e);
      }
    }
  }
}
