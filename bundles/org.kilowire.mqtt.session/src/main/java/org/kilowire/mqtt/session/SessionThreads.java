// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt.session;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.client.mqttv3.internal.CommsSender;

/** The threads of one session, which end with it. */
final class SessionThreads extends ScheduledThreadPoolExecutor {

  /**
   * Paho receives, sends and calls back on a thread each; what connects, disconnects, pings and
   * watches the time shares two. While it connects and starts the three, one of the two is free.
   */
  private static final int MOST = 5;

  private static final Future<?> STARTED = CompletableFuture.completedFuture(null);

  /** Those at work, with the names that they have when they are not. */
  private final Map<Thread, String> busy = new ConcurrentHashMap<>();

  private final Queue<Thread> made;

  SessionThreads(String clientId) {
    this(clientId, new ConcurrentLinkedQueue<>());
  }

  private SessionThreads(String clientId, Queue<Thread> made) {
    super(MOST, numbered(clientId, made));
    this.made = made;
    setRemoveOnCancelPolicy(true);
  }

  /**
   * Paho cancels, with an interrupt, what it has submitted. The interrupt would hit whoever is told
   * of a message at that moment, and a task that is cancelled before it has begun is waited for
   * without end. Its tasks end by themselves when the socket does: there is nothing to cancel, but
   * for what sends. That is woken up once, and where it was just about to wait then, only the
   * interrupt wakes it; it tells nobody of messages, and is cancelled only when it has begun.
   */
  @Override
  public Future<?> submit(Runnable task) {
    if (task instanceof CommsSender) {
      return super.submit(task);
    }
    execute(task);
    return STARTED;
  }

  /** Begins nothing that was to come later. */
  void forgetLater() {
    setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    shutdown();
  }

  /**
   * Waits for the end of all of them, unless it is one of them that asks. An executor that calls
   * itself terminated may still have its last thread for a moment.
   *
   * @return whether they ended
   */
  boolean awaitEnd(Duration limit) {
    if (busy.containsKey(Thread.currentThread())) {
      return true;
    }
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      boolean ended = awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
      for (Thread thread : made) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        thread.join(Math.max(1, left)); // 0 is without end
        ended &= !thread.isAlive();
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  protected void beforeExecute(Thread thread, Runnable task) {
    busy.put(thread, thread.getName());
  }

  /** Paho has named it after its task. */
  @Override
  protected void afterExecute(Runnable task, Throwable failure) {
    Thread.currentThread().setName(busy.remove(Thread.currentThread()));
  }

  private static ThreadFactory numbered(String clientId, Queue<Thread> made) {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "MQTT " + number.incrementAndGet() + ": " + clientId);
      thread.setDaemon(true);
      made.add(thread);
      return thread;
    };
  }
}
