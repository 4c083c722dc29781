// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.cloudconnection;

import java.util.Collections;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;

/** Where publishers hand over messages and subscribers get them. */
public interface CloudEndpoint {
  /** Hands over a message. Returns its id, or null if it will never be confirmed (QoS 0). */
  String publish(KuraMessage message) throws KuraException;

  void registerSubscriber(
      Map<String, Object> subscriptionProperties, CloudSubscriberListener listener);

  void unregisterSubscriber(CloudSubscriberListener listener);

  /** What there is to know about this connection; nothing, unless the endpoint says more. */
  default Map<String, String> getInfo() {
    return Collections.emptyMap();
  }

  void registerCloudDeliveryListener(CloudDeliveryListener listener);

  void unregisterCloudDeliveryListener(CloudDeliveryListener listener);
}
