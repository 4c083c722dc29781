// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.Map;
import org.eclipse.paho.client.mqttv3.MqttTopic;
import org.kilowire.kura.host.Checked;
import org.kilowire.kura.host.PropertyReader;

/**
 * Where a message goes, and how: a publisher's configuration, and the properties of a message at
 * the endpoint.
 *
 * @param topic without wildcards
 * @param qos 0..2
 * @param priority 0 goes first; from 5 on the rate limit holds
 */
record Destination(String topic, int qos, boolean retain, int priority) {

  static Checked<Destination> from(Map<String, Object> properties) {
    PropertyReader settings = new PropertyReader(properties);
    String topic = topic(settings, "topic", false);
    int qos = settings.whole("qos", 0, 0, 2);
    boolean retain = settings.flag("retain", false);
    int priority = settings.whole("priority", 7, 0, Integer.MAX_VALUE);
    return settings.checked(() -> new Destination(topic, qos, retain, priority));
  }

  /** A topic to publish to, or with {@code wildcards} a filter to subscribe to. */
  static String topic(PropertyReader settings, String key, boolean wildcards) {
    String topic = settings.required(key);
    try {
      if (!topic.isEmpty()) {
        MqttTopic.validate(topic, wildcards);
      }
    } catch (IllegalArgumentException e) {
      settings.problem(key, topic + " is no " + (wildcards ? "topic filter" : "topic"));
    }
    return topic;
  }

  Map<String, Object> properties() {
    return Map.of("topic", topic, "qos", qos, "retain", retain, "priority", priority);
  }
}
