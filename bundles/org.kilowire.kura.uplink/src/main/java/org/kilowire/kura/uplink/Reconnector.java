// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.kilowire.conversation.Occurrences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a connection that was lost and stays away to connect: where Kura's
 * "connect.auto-on-startup" is off, it never comes back by itself. One call at a time a connection,
 * each on a thread of its own, for it may take as long as it likes. Times are ns of a monotonic
 * clock.
 *
 * <p>Pauses between calls double, but never to more than some minutes: a call ends Kura's own
 * attempts, where there are any, and is from then on all that there is.
 */
final class Reconnector implements AutoCloseable {

  static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  static final Duration LONGEST_CALL = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Reconnector.class);
  private static final long CLOSE_MILLIS = 2_000;

  /** One connection that is away. */
  private static final class Line {
    private Duration pause;
    private long next;
    private long began;
    private Thread thread;

    Line(Duration pause, long now) {
      this.pause = pause;
      this.next = now + pause.toNanos();
    }

    boolean isBusy() {
      return thread != null && thread.isAlive();
    }
  }

  private final Duration after;
  private final ThreadFactory threads;
  private final Occurrences failures = new Occurrences();
  private final Map<String, Line> lines = new HashMap<>();
  private volatile boolean closed;

  /**
   * @param after how long a connection is away before the first call; zero for no calls at all
   */
  Reconnector(Duration after, ThreadFactory threads) {
    this.after = after;
    this.threads = threads;
  }

  /** Does what is due for the connections that are lost now. */
  synchronized void turn(List<Endpoints.Answer> lost, long now) {
    if (after.isZero() || closed) {
      return;
    }
    Set<String> away = lost.stream().map(Endpoints.Answer::pid).collect(Collectors.toSet());
    lines.entrySet().removeIf(one -> !away.contains(one.getKey()) && !one.getValue().isBusy());
    for (Endpoints.Answer answer : lost) {
      turn(lines.computeIfAbsent(answer.pid(), pid -> new Line(after, now)), answer, now);
    }
  }

  /** Interrupts what is under way. A second call does nothing. */
  @Override
  public void close() {
    closed = true;
    List<Thread> busy;
    synchronized (this) {
      busy = lines.values().stream().filter(Line::isBusy).map(line -> line.thread).toList();
    }
    busy.forEach(Thread::interrupt);
    try {
      for (Thread thread : busy) {
        thread.join(CLOSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn(Line line, Endpoints.Answer answer, long now) {
    if (line.isBusy()) {
      if (now - line.began >= LONGEST_CALL.toNanos()) {
        line.thread.interrupt();
      }
    } else if (now - line.next >= 0) {
      line.began = now;
      line.next = now + line.pause.toNanos();
      line.pause = longer(line.pause);
      line.thread = threads.newThread(() -> connect(answer.pid(), answer.manager()));
      line.thread.start();
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : max(pause, LONGEST_PAUSE);
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? b : a;
  }

  private void connect(String pid, CloudConnectionManager manager) {
    try {
      if (!closed && !manager.isConnected()) {
        LOG.info("{}: connecting", pid);
        manager.connect();
      }
    } catch (KuraConnectException | RuntimeException | Error e) {
      if (!closed && failures.isWorthALine()) {
        LOG.warn("{}: does not connect: {} (failure {})", pid, e.toString(), failures.count());
      }
    }
  }
}
