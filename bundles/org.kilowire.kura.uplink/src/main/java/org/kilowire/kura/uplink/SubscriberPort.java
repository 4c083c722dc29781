// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.util.Map;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.message.KuraPayload;
import org.kilowire.conversation.Occurrences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A subscriber whose messages' bodies are passed on. A message without a body is none of ours. */
final class SubscriberPort extends UplinkPort implements CloudSubscriberListener {

  /** Takes a body; returns at once. */
  @FunctionalInterface
  interface Sink {
    void body(byte[] octets);
  }

  private static final Logger LOG = LoggerFactory.getLogger(SubscriberPort.class);

  private final CloudSubscriber subscriber;
  private final Sink sink;
  private final Occurrences empty = new Occurrences();

  SubscriberPort(
      Role role,
      CloudSubscriber subscriber,
      Map<String, Object> properties,
      Owner owner,
      Sink sink) {
    super(role, properties, owner);
    this.subscriber = subscriber;
    this.sink = sink;
  }

  @Override
  Object service() {
    return subscriber;
  }

  @Override
  void open() {
    subscriber.registerCloudConnectionListener(this);
    subscriber.registerCloudSubscriberListener(this);
  }

  @Override
  void close() {
    if (closing()) {
      quietly(() -> subscriber.unregisterCloudSubscriberListener(this));
      quietly(() -> subscriber.unregisterCloudConnectionListener(this));
    }
  }

  @Override
  public void onMessageArrived(KuraMessage message) {
    if (isClosed()) {
      return;
    }
    KuraPayload payload = message == null ? null : message.getPayload();
    byte[] body = payload == null ? null : payload.getBody();
    if (body != null) {
      sink.body(body);
    } else if (empty.isWorthALine()) {
      LOG.warn("{}: a message without a body is dropped (number {})", this, empty.count());
    }
  }
}
