// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Occurrences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A publisher, and what is on its way through it. A message is done with when the publisher
 * confirms its id, which it may do before it has told the id; without an id (QoS 0) when it was
 * handed over.
 *
 * <p>Kura tells every publisher of a connection about all of the connection's messages, so an id
 * that is nobody's is kept only while a call runs that may still bring it.
 */
final class PublisherPort extends UplinkPort implements CloudDeliveryListener {

  static final int MOST_IN_FLIGHT = 128;

  private static final Logger LOG = LoggerFactory.getLogger(PublisherPort.class);
  private static final int MOST_EARLY = 1024;

  /** Kura loses about one confirmation in a hundred by itself; three in a row it does not. */
  private static final int UNCONFIRMED_WARNED = 3;

  private static final long LEAVE_SECONDS = 5;

  private final CloudPublisher publisher;
  private final Occurrences failures = new Occurrences();
  private final Occurrences unnamed = new Occurrences();

  /** Messages in a row; a confirmation of any, whoever's, ends the row. */
  private final AtomicInteger unconfirmed = new AtomicInteger();

  // Guarded by this.
  private final Set<InFlightMessage> inFlight = new LinkedHashSet<>();
  private final Map<String, InFlightMessage> byId = new HashMap<>();
  private final Set<String> early = new HashSet<>();
  private final List<Thread> callers = new ArrayList<>();

  PublisherPort(Role role, CloudPublisher publisher, Map<String, Object> properties, Owner owner) {
    super(role, properties, owner);
    this.publisher = publisher;
  }

  @Override
  Object service() {
    return publisher;
  }

  @Override
  void open() {
    publisher.registerCloudDeliveryListener(this);
    publisher.registerCloudConnectionListener(this);
  }

  /** Returns when no call into the publisher is under way any more, or after a while. */
  @Override
  void close() {
    if (!closing()) {
      return;
    }
    fail("the publisher was unregistered");
    quietly(() -> publisher.unregisterCloudConnectionListener(this));
    quietly(() -> publisher.unregisterCloudDeliveryListener(this));
    awaitCallers();
  }

  /** A new delivery, in flight from here on; empty where there are too many, or after the end. */
  synchronized Optional<InFlightMessage> begin(long deadline) {
    if (isClosed() || inFlight.size() >= MOST_IN_FLIGHT) {
      return Optional.empty();
    }
    InFlightMessage delivery = new InFlightMessage(deadline);
    inFlight.add(delivery);
    return Optional.of(delivery);
  }

  /** Hands the message over; it is not kept. */
  void deliver(InFlightMessage delivery, KuraMessage message) {
    if (!enter()) {
      return; // close() has failed it
    }
    try {
      published(delivery, Optional.ofNullable(publisher.publish(message)));
    } catch (KuraException | RuntimeException | Error e) {
      if (!isClosed() && failures.isWorthALine()) {
        LOG.warn("{}: not taken: {} (failure {})", this, e.toString(), failures.count());
      }
      end(delivery, "not taken: " + e.getMessage(), e);
    } finally {
      leave();
    }
  }

  @Override
  public void onMessageConfirmed(String id) {
    unconfirmed.set(0);
    confirmed(id).ifPresent(delivery -> delivery.accepted.complete(null));
  }

  /** Nothing that is in flight will be confirmed. */
  void fail(String why) {
    for (InFlightMessage delivery : drain()) {
      delivery.accepted.completeExceptionally(new LinkException(this + ": " + why));
    }
  }

  /** Gives up what was not confirmed in time. */
  void expire(long now) {
    for (InFlightMessage delivery : overdue(now)) {
      if (unconfirmed.incrementAndGet() == UNCONFIRMED_WARNED) {
        LOG.warn("{}: the last {} messages were never confirmed", this, UNCONFIRMED_WARNED);
      }
      end(delivery, "not confirmed in time", null);
    }
  }

  private void published(InFlightMessage delivery, Optional<String> id) {
    if (id.isEmpty() && unnamed.isWorthALine()) {
      LOG.info("{}: returns no message id, as with QoS 0: its messages are never confirmed", this);
    }
    if (id.isEmpty() || wasEarly(id.get())) {
      if (take(delivery)) {
        delivery.accepted.complete(null);
      }
    } else {
      // A store that was emptied numbers from the start again: the older one is forgotten by Kura.
      name(delivery, id.get()).ifPresent(older -> end(older, "its message id was reused", null));
    }
  }

  private void end(InFlightMessage delivery, String why, Throwable cause) {
    if (take(delivery)) {
      delivery.accepted.completeExceptionally(new LinkException(this + ": " + why, cause));
    }
  }

  private synchronized boolean enter() {
    return !isClosed() && callers.add(Thread.currentThread());
  }

  private synchronized void leave() {
    callers.remove(Thread.currentThread());
    if (callers.isEmpty()) {
      early.clear();
    }
    notifyAll();
  }

  private synchronized boolean wasEarly(String id) {
    return early.remove(id);
  }

  private synchronized Optional<InFlightMessage> name(InFlightMessage delivery, String id) {
    if (!inFlight.contains(delivery)) {
      return Optional.empty();
    }
    delivery.id = Optional.of(id);
    return Optional.ofNullable(byId.put(id, delivery));
  }

  private synchronized Optional<InFlightMessage> confirmed(String id) {
    InFlightMessage delivery = byId.get(id);
    if (delivery == null) {
      if (!callers.isEmpty() && early.size() < MOST_EARLY) {
        early.add(id);
      }
      return Optional.empty();
    }
    take(delivery);
    return Optional.of(delivery);
  }

  private synchronized boolean take(InFlightMessage delivery) {
    delivery.id.ifPresent(id -> byId.remove(id, delivery));
    return inFlight.remove(delivery);
  }

  private synchronized List<InFlightMessage> drain() {
    List<InFlightMessage> all = List.copyOf(inFlight);
    inFlight.clear();
    byId.clear();
    return all;
  }

  private synchronized List<InFlightMessage> overdue(long now) {
    return inFlight.stream().filter(one -> one.deadline - now <= 0).toList();
  }

  /**
   * The service is only ours until close() returns, but a publisher that hangs must not hang us.
   */
  private synchronized void awaitCallers() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LEAVE_SECONDS);
    try {
      while (callers.stream().anyMatch(thread -> thread != Thread.currentThread())) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          LOG.warn("{}: unregistered while publishing", this);
          return;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
