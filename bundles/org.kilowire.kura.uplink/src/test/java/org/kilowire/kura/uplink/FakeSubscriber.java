// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.message.KuraPayload;

/** A subscriber that remembers who listens. */
final class FakeSubscriber implements CloudSubscriber {

  final List<CloudConnectionListener> connections = new CopyOnWriteArrayList<>();
  final List<CloudSubscriberListener> listeners = new CopyOnWriteArrayList<>();
  final List<CloudConnectionListener> everyConnection = new CopyOnWriteArrayList<>();
  final List<CloudSubscriberListener> everyListener = new CopyOnWriteArrayList<>();
  volatile boolean broken;

  static KuraMessage message(byte[] body) {
    KuraPayload payload = new KuraPayload();
    payload.setBody(body);
    return new KuraMessage(payload);
  }

  void arrive(byte[] body) {
    listeners.forEach(listener -> listener.onMessageArrived(message(body)));
  }

  boolean isListenedTo() {
    return !connections.isEmpty() || !listeners.isEmpty();
  }

  @Override
  public void registerCloudSubscriberListener(CloudSubscriberListener listener) {
    if (broken) {
      throw new IllegalStateException("stopped");
    }
    listeners.add(listener);
    everyListener.add(listener);
  }

  @Override
  public void unregisterCloudSubscriberListener(CloudSubscriberListener listener) {
    listeners.remove(listener);
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
}
