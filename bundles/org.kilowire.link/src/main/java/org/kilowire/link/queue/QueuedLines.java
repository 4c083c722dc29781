// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.LinkCounters.Counter;
import org.kilowire.link.LinkReason;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.PendingRelease;
import org.kilowire.link.Priority;

/**
 * Lines with a queue each. The options of a line are those of whoever holds it or waits for it;
 * while nobody does, it can be asked for with others.
 */
public final class QueuedLines implements Lines {

  private static final int MAX_LINES = 1024;

  private final Links links;
  private final CallbackDispatcher callbacks;
  private final Alarms alarms;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, LineQueue> lines = new HashMap<>();
  private long arrivals;
  private boolean closed;

  /**
   * Lines over these links.
   *
   * @param executor a bounded pool of the caller's, who ends it after these lines are closed; one
   *     that runs its work in place nests each taker in the one before it
   */
  public QueuedLines(Links links, Executor executor) {
    this(links, executor, new TimerAlarms());
  }

  QueuedLines(Links links, Executor executor, Alarms alarms) {
    this.links = links;
    this.callbacks = new CallbackDispatcher(executor);
    this.alarms = alarms;
  }

  @Override
  public void acquire(
      LinkUri uri, Priority priority, long deadlineNanos, Consumer<Outcome<Lease>> then) {
    enqueue(uri, new Waiter(priority, outcome -> callbacks.answer(then, outcome)), deadlineNanos);
  }

  @Override
  public Outcome<Lease> acquire(LinkUri uri, Priority priority, long deadlineNanos) {
    WaitingThread thread = new WaitingThread();
    Waiter waiter = new Waiter(priority, thread::answer);
    enqueue(uri, waiter, deadlineNanos);
    return thread.await(() -> withdraw(uri, waiter));
  }

  private void enqueue(LinkUri uri, Waiter waiter, long deadlineNanos) {
    change(() -> place(uri, waiter, deadlineNanos));
  }

  private Runnable place(LinkUri uri, Waiter waiter, long deadlineNanos) {
    if (closed) {
      return refuse(waiter, LinkReason.LINE_CLOSED, uri + ": all lines are closed");
    }
    LineQueue line = lines.get(uri.address());
    if (line == null) {
      if (lines.size() >= MAX_LINES && !lines.values().removeIf(LineQueue::isUnused)) {
        return refuse(waiter, LinkReason.TOO_MANY_LINES, lines.size() + " in use");
      }
      line = new LineQueue(uri);
      lines.put(uri.address(), line);
    }
    if (!line.isFree()) {
      return queue(line, uri, waiter, deadlineNanos);
    }
    Runnable closing = QueuedLines::nothing;
    if (!line.uri().equals(uri)) {
      closing = closing(line.takeOpen());
      line.configure(uri);
    }
    return both(closing, grant(line, waiter));
  }

  private Runnable queue(LineQueue line, LinkUri uri, Waiter waiter, long deadlineNanos) {
    if (!line.uri().equals(uri)) {
      return refuse(waiter, LinkReason.LINE_CONFLICT, uri + " is in use as " + line.uri());
    }
    if (line.isFull()) {
      return refuse(waiter, LinkReason.LINE_QUEUE_FULL, uri.toString());
    }
    if (deadlineNanos - alarms.now() <= 0) {
      return refuse(waiter, LinkReason.LINE_BUSY, uri.toString());
    }
    Runnable alarm = alarms.at(deadlineNanos, () -> expire(line, waiter));
    waiter.waitsSince(arrivals++, alarm);
    line.add(waiter);
    return QueuedLines::nothing;
  }

  private Runnable grant(LineQueue line, Waiter waiter) {
    QueuedLease lease = new QueuedLease(this, line, waiter.priority());
    line.hold(lease);
    return () -> waiter.answer(new Outcome.Ok<>(lease));
  }

  private static Runnable refuse(Waiter waiter, LinkReason reason, String detail) {
    return () -> waiter.answer(new Outcome.Failed<>(reason, detail));
  }

  private void expire(LineQueue line, Waiter waiter) {
    change(
        () ->
            line.remove(waiter)
                ? refuse(waiter, LinkReason.LINE_BUSY, line.uri().toString())
                : QueuedLines::nothing);
  }

  private void withdraw(LinkUri uri, Waiter waiter) {
    change(
        () -> {
          LineQueue line = lines.get(uri.address());
          if (line != null && line.remove(waiter)) {
            waiter.callOffAlarm();
          }
          return QueuedLines::nothing;
        });
  }

  void release(QueuedLease lease) {
    change(() -> pass(lease));
  }

  private Runnable pass(QueuedLease lease) {
    LineQueue line = lease.line();
    line.free();
    Waiter next = line.poll();
    if (next != null) {
      return grant(line, next);
    }
    OpenLine open = line.open();
    long idle = line.uri().options().idle().toNanos();
    boolean through = lease.hangsUp() && line.canHangUp();
    if (open == null || closed || idle == 0 || through) {
      return closing(line.takeOpen());
    }
    long generation = line.generation();
    line.idles(alarms.at(alarms.now() + idle, () -> closeIdle(line, generation)));
    return QueuedLines::nothing;
  }

  private void closeIdle(LineQueue line, long generation) {
    change(
        () ->
            line.isFree() && line.generation() == generation
                ? elsewhere(closing(line.takeOpen()))
                : QueuedLines::nothing);
  }

  /** Closing may block, and the clock that calls has other alarms. */
  private Runnable elsewhere(Runnable closing) {
    return () -> {
      if (!callbacks.dispatch(closing)) {
        closing.run();
      }
    };
  }

  boolean wanted(QueuedLease lease) {
    return locked(() -> lease.line().isWantedBefore(lease.priority()));
  }

  boolean awaited(QueuedLease lease) {
    return locked(lease.line()::isAwaited);
  }

  /** Only while {@code lease} has its line: what is left after it belongs to the next holder. */
  void leave(QueuedLease lease, PendingRelease release) {
    locked(
        () -> {
          if (lease.line().holder() == lease) {
            lease.line().pending().leave(release);
          }
          return null;
        });
  }

  Optional<PendingRelease> take(QueuedLease lease, String peer) {
    return locked(
        () ->
            lease.line().holder() == lease
                ? lease.line().pending().take(peer)
                : Optional.<PendingRelease>empty());
  }

  /** The link of a line, or null while there is none. */
  OpenLine openLine(LineQueue line) {
    return locked(line::open);
  }

  long now() {
    return alarms.now();
  }

  /** Opens the link of a line for its holder, when the one before it has closed. */
  OpenLine open(QueuedLease lease, long deadline) throws LinkException {
    LineQueue line = lease.line();
    OpenLine before = locked(line::leaving);
    if (before != null) {
      before.close(); // where nobody has got round to it
      before.awaitClosed(deadline - now());
    }
    OpenLine open = OpenLine.open(links, lease.uri(), line.counters(), alarms::now, deadline);
    lock.lock();
    try {
      line.opened(open);
    } finally {
      lock.unlock();
    }
    return open;
  }

  /** Closes a link that has failed, or null. */
  void discard(LineQueue line, OpenLine open) {
    change(
        () -> {
          if (line.open() == open) {
            line.takeOpen();
          }
          return closing(open);
        });
  }

  /** Ends what is under way on a line; its runner puts the pieces away. */
  void cut(LineQueue line) {
    OpenLine open = openLine(line);
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() {
    List<QueuedLease> held = new ArrayList<>();
    change(
        () -> {
          Runnable after = QueuedLines::nothing;
          for (LineQueue line : closed ? List.<LineQueue>of() : lines.values()) {
            for (Waiter waiter : line.removeAll()) {
              after = both(after, refuse(waiter, LinkReason.LINE_CLOSED, line.uri().toString()));
            }
            if (line.isFree()) {
              after = both(after, closing(line.takeOpen()));
            } else {
              held.add(line.holder());
            }
          }
          closed = true;
          return after;
        });
    held.forEach(QueuedLease::close);
    alarms.close();
  }

  /** The counts of every line known, by its canonical form. */
  public Map<LinkUri, Map<Counter, Long>> counters() {
    return locked(
        () -> {
          Map<LinkUri, Map<Counter, Long>> all = new HashMap<>();
          lines.values().forEach(line -> all.put(line.uri(), line.counters().snapshot()));
          return all;
        });
  }

  CallbackDispatcher callbacks() {
    return callbacks;
  }

  /** Does something to the lines under the lock, and what follows from it after. */
  private void change(Supplier<Runnable> change) {
    locked(change).run();
  }

  private <T> T locked(Supplier<T> look) {
    lock.lock();
    try {
      return look.get();
    } finally {
      lock.unlock();
    }
  }

  private static void nothing() {}

  private static Runnable closing(OpenLine open) {
    return open == null ? QueuedLines::nothing : open::close;
  }

  private static Runnable both(Runnable first, Runnable second) {
    return () -> {
      first.run();
      second.run();
    };
  }
}
