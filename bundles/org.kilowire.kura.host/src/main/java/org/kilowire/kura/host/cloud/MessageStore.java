// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import org.eclipse.kura.KuraStoreException;

/**
 * The messages that wait, in memory. Full, it refuses new ones, and as in Kura a confirmed message
 * counts until the housekeeper has been.
 */
final class MessageStore {

  private final Queue<Message> waiting =
      new PriorityQueue<>(
          Comparator.<Message>comparingInt(m -> m.to().priority()).thenComparingInt(Message::id));
  private final Map<Integer, Message> inFlight = new HashMap<>();
  private final Deque<Long> confirmed = new ArrayDeque<>();
  private int last;

  /** Keeps a message of its own, and gives its id. */
  synchronized int add(Destination to, byte[] body, DataOptions options) throws KuraStoreException {
    if (body.length > options.maxBody()) {
      throw new KuraStoreException("a body of " + body.length + " octets: too large");
    }
    if (waiting.size() + inFlight.size() + confirmed.size() >= options.capacity()) {
      throw new KuraStoreException("full: " + options.capacity() + " messages");
    }
    waiting.add(new Message(++last, to, body.clone()));
    return last;
  }

  /** The message that is to go next; empty too while as many as allowed are in flight. */
  synchronized Optional<Message> next(int mostInFlight) {
    return inFlight.size() < mostInFlight ? Optional.ofNullable(waiting.peek()) : Optional.empty();
  }

  /** A message goes; nobody ever confirms one of QoS 0. */
  synchronized void sent(Message message, long now) {
    waiting.remove(message);
    if (message.to().qos() == 0) {
      confirmed.add(now);
    } else {
      inFlight.put(message.id(), message);
    }
  }

  /** What was in flight when the connection broke goes again. */
  synchronized void again() {
    waiting.addAll(inFlight.values());
    inFlight.clear();
  }

  /** Whether it was in flight. */
  synchronized boolean confirmed(Message message, long now) {
    if (inFlight.remove(message.id()) == null) {
      return false;
    }
    confirmed.add(now);
    return true;
  }

  /** Counts confirmed messages no more that are as old as this. */
  synchronized void purge(long now, long ageNanos) {
    while (!confirmed.isEmpty() && now - confirmed.peek() >= ageNanos) {
      confirmed.remove();
    }
  }
}
