// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;

/** A connection of Kura's: it tells every publisher about all of its messages. */
final class FakeEndpoint implements CloudConnectionManager {

  /** What connecting does. */
  @FunctionalInterface
  interface Connecting {
    void run() throws KuraConnectException;
  }

  final String pid;
  final List<FakePublisher> publishers = new CopyOnWriteArrayList<>();
  final List<FakeSubscriber> subscribers = new CopyOnWriteArrayList<>();
  final AtomicInteger connects = new AtomicInteger();
  private final AtomicInteger ids = new AtomicInteger();
  volatile boolean connected;
  volatile Runnable whenAsked = () -> {};
  volatile Connecting connecting = this::established;

  FakeEndpoint(String pid) {
    this.pid = pid;
  }

  Map<String, Object> properties() {
    return Map.of("kura.service.pid", pid);
  }

  /** Those of a publisher or subscriber on it. */
  Map<String, Object> on(String name) {
    return Map.of("kura.service.pid", name, "cloud.endpoint.service.pid", pid);
  }

  FakePublisher publisher() {
    FakePublisher publisher = new FakePublisher(this);
    publishers.add(publisher);
    return publisher;
  }

  FakeSubscriber subscriber() {
    FakeSubscriber subscriber = new FakeSubscriber();
    subscribers.add(subscriber);
    return subscriber;
  }

  String nextId() {
    return Integer.toString(ids.incrementAndGet());
  }

  /** The store was emptied: Kura counts from 1 again. */
  void countAgain() {
    ids.set(0);
  }

  void established() {
    connected = true;
    tell(CloudConnectionListener::onConnectionEstablished);
  }

  void lost() {
    connected = false;
    tell(CloudConnectionListener::onConnectionLost);
  }

  void disconnected() {
    connected = false;
    tell(CloudConnectionListener::onDisconnected);
  }

  /** The broker has acknowledged the message. */
  void confirm(String id) {
    publishers.forEach(publisher -> publisher.confirm(id));
  }

  private void tell(Consumer<CloudConnectionListener> what) {
    publishers.forEach(publisher -> publisher.connections.forEach(what));
    subscribers.forEach(subscriber -> subscriber.connections.forEach(what));
  }

  @Override
  public boolean isConnected() {
    boolean answer = connected;
    whenAsked.run();
    return answer;
  }

  @Override
  public void connect() throws KuraConnectException {
    connects.incrementAndGet();
    connecting.run();
  }

  @Override
  public void disconnect() {
    disconnected();
  }

  @Override
  public void registerCloudConnectionListener(CloudConnectionListener listener) {
    throw new IllegalStateException("nobody listens here");
  }

  @Override
  public void unregisterCloudConnectionListener(CloudConnectionListener listener) {
    throw new IllegalStateException("nobody listens here");
  }
}
