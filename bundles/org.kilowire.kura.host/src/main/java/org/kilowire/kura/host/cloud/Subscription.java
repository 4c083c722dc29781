// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.Map;
import org.eclipse.paho.client.mqttv3.MqttTopic;
import org.kilowire.kura.host.Checked;
import org.kilowire.kura.host.PropertyReader;

/**
 * What a subscriber wants to hear.
 *
 * @param filter a topic, {@code +} and {@code #} allowed
 * @param qos 0..2, the most that the broker may use
 */
record Subscription(String filter, int qos) {

  static Checked<Subscription> from(Map<String, Object> properties) {
    PropertyReader settings = new PropertyReader(properties);
    String filter = Destination.topic(settings, "topic.filter", true);
    int qos = settings.whole("qos", 0, 0, 2);
    return settings.checked(() -> new Subscription(filter, qos));
  }

  boolean covers(String topic) {
    return MqttTopic.isMatched(filter, topic);
  }

  Map<String, Object> properties() {
    return Map.of("topic.filter", filter, "qos", qos);
  }
}
