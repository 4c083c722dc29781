// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.Map;

/**
 * Where a message goes, and how: a publisher's configuration, and the properties of a message at
 * the endpoint.
 *
 * @param topic without wildcards
 * @param qos 0..2
 * @param priority 0 goes first; from 5 on the rate limit holds
 */
record Address(String topic, int qos, boolean retain, int priority) {

  static Checked<Address> from(Map<String, Object> properties) {
    Fields fields = new Fields(properties);
    String topic = fields.topic("topic", false);
    int qos = fields.whole("qos", 0, 0, 2);
    boolean retain = fields.flag("retain", false);
    int priority = fields.whole("priority", 7, 0, Integer.MAX_VALUE);
    return fields.give(() -> new Address(topic, qos, retain, priority));
  }

  Map<String, Object> properties() {
    return Map.of("topic", topic, "qos", qos, "retain", retain, "priority", priority);
  }
}
