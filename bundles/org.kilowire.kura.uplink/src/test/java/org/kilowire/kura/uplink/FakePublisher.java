// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;

/** A publisher that does what the test says, and remembers who listens. */
final class FakePublisher implements CloudPublisher {

  /** What a publish does: gives an id, or none, or throws. */
  @FunctionalInterface
  interface Publishing {
    String run(KuraMessage message) throws KuraException;
  }

  volatile FakeEndpoint endpoint;
  final List<CloudConnectionListener> connections = new CopyOnWriteArrayList<>();
  final List<CloudDeliveryListener> deliveries = new CopyOnWriteArrayList<>();

  /** Everybody who ever listened: for what comes late. */
  final List<CloudConnectionListener> everyConnection = new CopyOnWriteArrayList<>();

  final List<CloudDeliveryListener> everyDelivery = new CopyOnWriteArrayList<>();
  final Queue<KuraMessage> published = new ConcurrentLinkedQueue<>();
  volatile Publishing publishing;
  volatile boolean gone;
  volatile boolean calledWhenGone;

  FakePublisher(FakeEndpoint endpoint) {
    this.endpoint = endpoint;
    this.publishing = message -> this.endpoint.nextId();
  }

  void confirm(String id) {
    deliveries.forEach(listener -> listener.onMessageConfirmed(id));
  }

  /** From now on nobody may call. */
  void goes() {
    gone = true;
    endpoint.publishers.remove(this);
  }

  boolean isListenedTo() {
    return !connections.isEmpty() || !deliveries.isEmpty();
  }

  @Override
  public String publish(KuraMessage message) throws KuraException {
    calledWhenGone |= gone;
    published.add(message);
    return publishing.run(message);
  }

  @Override
  public void registerCloudConnectionListener(CloudConnectionListener listener) {
    connections.add(listener);
    everyConnection.add(listener);
  }

  @Override
  public void unregisterCloudConnectionListener(CloudConnectionListener listener) {
    connections.remove(listener);
  }

  @Override
  public void registerCloudDeliveryListener(CloudDeliveryListener listener) {
    deliveries.add(listener);
    everyDelivery.add(listener);
  }

  @Override
  public void unregisterCloudDeliveryListener(CloudDeliveryListener listener) {
    deliveries.remove(listener);
  }
}
