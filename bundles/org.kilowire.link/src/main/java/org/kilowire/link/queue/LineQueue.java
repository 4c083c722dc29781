// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.kilowire.link.LinkCounters;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Priority;
import org.kilowire.link.Scheme;

/** The state of one line. Everything here is guarded by the lock of {@link QueuedLines}. */
final class LineQueue {

  static final int MAX_WAITERS = 512;

  private final PriorityQueue<Waiter> waiting = new PriorityQueue<>();
  private final LinkCounters counters = new LinkCounters();
  private final PendingReleases pending = new PendingReleases();
  private LinkUri uri;
  private QueuedLease holder;
  private OpenLine open;
  private OpenLine leaving;
  private long generation;
  private Runnable idleAlarm = () -> {};

  LineQueue(LinkUri uri) {
    this.uri = uri;
  }

  LinkUri uri() {
    return uri;
  }

  LinkCounters counters() {
    return counters;
  }

  QueuedLease holder() {
    return holder;
  }

  OpenLine open() {
    return open;
  }

  /** What is left open on this line; all of it belongs to the holder. */
  PendingReleases pending() {
    return pending;
  }

  /** Whether the link is of no use to a later holder, who can also open it anew. */
  boolean canHangUp() {
    return pending.isEmpty() && uri.scheme() != Scheme.TCP_LISTEN;
  }

  boolean isFree() {
    return holder == null;
  }

  /** Whether forgetting it would be noticed by nobody. */
  boolean isUnused() {
    return holder == null && open == null && (leaving == null || leaving.isClosed());
  }

  boolean isFull() {
    return waiting.size() >= MAX_WAITERS;
  }

  /** Changes the options of a free line. */
  void configure(LinkUri other) {
    uri = other;
  }

  void add(Waiter waiter) {
    waiting.add(waiter);
  }

  /** False if it does not wait any more. */
  boolean remove(Waiter waiter) {
    return waiting.removeIf(w -> w == waiter);
  }

  /** The next in the queue, or null. */
  Waiter poll() {
    Waiter next = waiting.poll();
    if (next != null) {
      next.callOffAlarm();
    }
    return next;
  }

  List<Waiter> removeAll() {
    List<Waiter> all = new ArrayList<>(waiting);
    all.forEach(Waiter::callOffAlarm);
    waiting.clear();
    return all;
  }

  boolean isAwaited() {
    return !waiting.isEmpty();
  }

  boolean isWantedBefore(Priority priority) {
    return !waiting.isEmpty() && waiting.peek().priority().isBefore(priority);
  }

  void hold(QueuedLease lease) {
    idleAlarm.run();
    idleAlarm = () -> {};
    generation++;
    holder = lease;
  }

  void free() {
    holder = null;
  }

  void opened(OpenLine link) {
    pending.linkChanged();
    open = link;
  }

  /** Takes the open link away, or null. Whoever takes it closes it. */
  OpenLine takeOpen() {
    OpenLine was = open;
    opened(null);
    leaving = was == null ? leaving : was;
    return was;
  }

  /** The link taken away last, which may still be closing, or null. */
  OpenLine leaving() {
    return leaving;
  }

  /** Counts the leases, so that an alarm knows whether it is about the last one. */
  long generation() {
    return generation;
  }

  void idles(Runnable alarm) {
    idleAlarm = alarm;
  }
}
