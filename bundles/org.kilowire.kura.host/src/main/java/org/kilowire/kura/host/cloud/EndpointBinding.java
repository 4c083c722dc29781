// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;

/**
 * Ties a publisher or a subscriber to its endpoint while that is there, and tells what becomes of
 * the connection.
 */
final class EndpointBinding implements CloudConnectionListener {

  private final Consumer<RawMqttCloudEndpoint> attach;
  private final Consumer<RawMqttCloudEndpoint> detach;
  private final Map<Object, RawMqttCloudEndpoint> present = new HashMap<>();
  private final Listeners<CloudConnectionListener> listeners = new Listeners<>();
  private Object wanted;
  private RawMqttCloudEndpoint current;

  EndpointBinding(Consumer<RawMqttCloudEndpoint> attach, Consumer<RawMqttCloudEndpoint> detach) {
    this.attach = attach;
    this.detach = detach;
  }

  Listeners<CloudConnectionListener> listeners() {
    return listeners;
  }

  synchronized Optional<RawMqttCloudEndpoint> endpoint() {
    return Optional.ofNullable(current);
  }

  synchronized void add(RawMqttCloudEndpoint endpoint, Map<String, Object> properties) {
    present.put(properties.get("kura.service.pid"), endpoint);
    choose();
  }

  synchronized void remove(RawMqttCloudEndpoint endpoint) {
    present.values().remove(endpoint);
    choose();
  }

  /** Takes from the configuration of a publisher or subscriber which endpoint it is. */
  synchronized void want(Map<String, Object> properties) {
    wanted = properties.get("cloud.endpoint.service.pid");
    choose();
  }

  /** Lets go of the endpoint. */
  synchronized void cut() {
    present.clear();
    choose();
  }

  @Override
  public void onConnectionEstablished() {
    listeners.tell(CloudConnectionListener::onConnectionEstablished);
  }

  @Override
  public void onConnectionLost() {
    listeners.tell(CloudConnectionListener::onConnectionLost);
  }

  @Override
  public void onDisconnected() {
    listeners.tell(CloudConnectionListener::onDisconnected);
  }

  private void choose() {
    RawMqttCloudEndpoint next = present.get(wanted);
    if (next == current) {
      return;
    }
    if (current != null) {
      current.unregisterCloudConnectionListener(this);
      detach.accept(current);
    }
    current = next;
    if (next != null) {
      next.registerCloudConnectionListener(this);
      attach.accept(next);
    }
  }
}
