// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.kilowire.conversation.LinkException;
import org.kilowire.uplink.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The publishers and subscribers of an uplink as they come and go, and whether they are all there
 * and connected: only then is anything published. Whoever is attached is told.
 *
 * <p>Nothing of Kura's is called under the lock. A replacement may come before what it replaces
 * goes.
 */
final class CloudServices {

  /** Who is told, and asked to look soon. */
  record Attached(Transport.Listener listener, Runnable soon) {}

  private static final Logger LOG = LoggerFactory.getLogger(CloudServices.class);

  private final Object lock = new Object();

  // Guarded by the lock.
  private final UplinkPorts ports = new UplinkPorts();
  private final Endpoints endpoints = new Endpoints();
  private long changes;
  private boolean up;

  private volatile Optional<Attached> attached = Optional.empty();

  void bind(Transport.Outgoing channel, CloudPublisher service, Map<String, Object> properties) {
    put(new PublisherPort(Role.of(channel), service, properties, this::heard));
  }

  void bind(Transport.Incoming channel, CloudSubscriber service, Map<String, Object> properties) {
    put(
        new SubscriberPort(
            Role.of(channel), service, properties, this::heard, body -> arrived(channel, body)));
  }

  /** Its properties changed; on another connection it is another publisher. */
  void updated(Transport.Outgoing channel, CloudPublisher service, Map<String, Object> properties) {
    if (isMoved(Role.of(channel), service, properties)) {
      unbind(channel, service);
      bind(channel, service, properties);
    }
  }

  /** Its properties changed; on another connection it is another subscriber. */
  void updated(
      Transport.Incoming channel, CloudSubscriber service, Map<String, Object> properties) {
    if (isMoved(Role.of(channel), service, properties)) {
      unbind(channel, service);
      bind(channel, service, properties);
    }
  }

  /** From its return on the service is not called. */
  void unbind(Transport.Outgoing channel, CloudPublisher service) {
    remove(Role.of(channel), service);
  }

  /** From its return on the service is not called. */
  void unbind(Transport.Incoming channel, CloudSubscriber service) {
    remove(Role.of(channel), service);
  }

  void bind(CloudConnectionManager manager, Map<String, Object> properties) {
    synchronized (lock) {
      endpoints.add(UplinkPort.pid(properties), manager);
      changes++;
    }
    soon();
  }

  /** What was on a connection that has gone is disconnected, whatever it last said. */
  void unbind(CloudConnectionManager manager, Map<String, Object> properties) {
    String pid = UplinkPort.pid(properties);
    synchronized (lock) {
      if (endpoints.remove(pid, manager)) {
        ports.all().stream().filter(port -> port.endpoint().equals(pid)).forEach(UplinkPort::lose);
      }
      changes++;
      refresh();
    }
    soon();
  }

  void attach(Attached who) {
    synchronized (lock) {
      attached = Optional.of(who);
      refresh();
    }
  }

  /** What is on its way fails. Who was attached hears no more. */
  void detach() {
    synchronized (lock) {
      attached = Optional.empty();
      up = false;
      ports.publishers().forEach(port -> port.fail("closed"));
    }
  }

  /** Takes every listener back, from whatever is still there. */
  void close() {
    detach();
    List<UplinkPort> rest;
    synchronized (lock) {
      rest = List.copyOf(ports.all());
    }
    rest.forEach(port -> remove(port.role(), port.service()));
  }

  /** Publishes, if everything is there and connected; fails with a {@link LinkException}. */
  CompletableFuture<Void> publish(Transport.Outgoing channel, KuraMessage message, long deadline) {
    PublisherPort port;
    InFlightMessage delivery;
    synchronized (lock) {
      Optional<PublisherPort> found = ports.publisher(Role.of(channel)).filter(one -> up);
      if (found.isEmpty()) {
        return failed(ports.obstacle().orElse("closed"));
      }
      port = found.get();
      Optional<InFlightMessage> begun = port.begin(deadline);
      if (begun.isEmpty()) {
        return failed(port + (port.isClosed() ? ": has gone" : ": too much in flight"));
      }
      delivery = begun.get();
    }
    port.deliver(delivery, message);
    return delivery.accepted;
  }

  /**
   * Asks the connections how they are. Kura tells of most changes, not of all: an update of its
   * data service says nothing, and what comes may be connected already.
   *
   * @return those that were connected and are not, though nobody has disconnected them
   */
  List<Endpoints.Answer> look() {
    Map<String, CloudConnectionManager> asked;
    long before;
    synchronized (lock) {
      asked =
          endpoints.among(
              ports.all().stream().map(UplinkPort::endpoint).collect(Collectors.toSet()));
      before = changes;
    }
    List<Endpoints.Answer> answers = new ArrayList<>();
    asked.forEach((pid, manager) -> endpoints.ask(pid, manager).ifPresent(answers::add));
    synchronized (lock) {
      // What was heard meanwhile is younger than the answers.
      if (before == changes) {
        endpoints.learn(answers);
        ports.all().forEach(port -> port.learn(answers));
        refresh();
      }
      return endpoints.lost(answers);
    }
  }

  /** Gives up what was not confirmed in time. */
  void expire(long now) {
    List<PublisherPort> all;
    synchronized (lock) {
      all = ports.publishers();
    }
    all.forEach(port -> port.expire(now));
  }

  /** Why nothing is published; empty while it is. */
  Optional<String> obstacle() {
    synchronized (lock) {
      return ports.obstacle();
    }
  }

  /** Of why nothing is published, what no connection mends; empty for nothing. */
  Optional<String> unwired() {
    synchronized (lock) {
      return ports.unwired();
    }
  }

  private void put(UplinkPort port) {
    try {
      port.open();
    } catch (RuntimeException | Error e) {
      LOG.warn("{}: registering a listener failed: {}", port, e.toString());
      port.close();
      return;
    }
    Optional<UplinkPort> before;
    synchronized (lock) {
      before = ports.put(port);
      changes++;
      refresh();
    }
    before.ifPresent(UplinkPort::close);
    soon();
  }

  private void remove(Role role, Object service) {
    Optional<UplinkPort> gone;
    synchronized (lock) {
      gone = ports.remove(role, service);
      changes++;
      refresh();
    }
    gone.ifPresent(UplinkPort::close);
  }

  private boolean isMoved(Role role, Object service, Map<String, Object> properties) {
    synchronized (lock) {
      return ports
          .of(role, service)
          .filter(port -> !port.endpoint().equals(UplinkPort.endpoint(properties)))
          .isPresent();
    }
  }

  private void heard(UplinkPort port, UplinkPort.Word word) {
    synchronized (lock) {
      port.hear(word == UplinkPort.Word.ESTABLISHED);
      endpoints.hear(port.endpoint(), word);
      changes++;
      refresh();
    }
  }

  private void arrived(Transport.Incoming channel, byte[] body) {
    attached.ifPresent(who -> who.listener().received(channel, body));
  }

  private void soon() {
    attached.ifPresent(who -> who.soon().run());
  }

  /** Tells a change; the listener returns at once, so that it may be told in order, locked. */
  private void refresh() {
    Optional<String> obstacle = ports.obstacle();
    if (attached.isEmpty() || up == obstacle.isEmpty()) {
      return;
    }
    up = obstacle.isEmpty();
    Transport.Listener listener = attached.get().listener();
    if (obstacle.isEmpty()) {
      listener.up();
      return;
    }
    ports.publishers().forEach(port -> port.fail(obstacle.get()));
    listener.down(obstacle.get());
  }

  private static CompletableFuture<Void> failed(String why) {
    return CompletableFuture.failedFuture(new LinkException(why));
  }
}
