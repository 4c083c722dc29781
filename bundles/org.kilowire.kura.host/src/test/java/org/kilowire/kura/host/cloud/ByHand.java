// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Queue;

/** A worker without a thread: works at once, and its time is moved by hand. */
final class ByHand implements Worker {

  private record Task(long due, long turn, Runnable work) {}

  private final Deque<Runnable> ready = new ArrayDeque<>();
  private final Queue<Task> later =
      new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::turn));
  private long now;
  private long turns;
  private boolean working;
  private boolean closed;

  @Override
  public void run(Runnable work) {
    if (closed) {
      return;
    }
    ready.add(work);
    if (working) {
      return;
    }
    working = true;
    try {
      while (!ready.isEmpty()) {
        ready.remove().run();
      }
    } finally {
      working = false;
    }
  }

  @Override
  public Runnable later(Runnable work, Duration delay) {
    Task task = new Task(now + delay.toNanos(), turns++, work);
    later.add(task);
    return () -> later.remove(task);
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public void close(Runnable last) {
    run(last);
    closed = true;
  }

  /** Lets time go by. */
  void pass(Duration time) {
    long until = now + time.toNanos();
    while (!later.isEmpty() && later.peek().due() <= until) {
      Task next = later.remove();
      now = next.due();
      run(next.work());
    }
    now = until;
  }
}
