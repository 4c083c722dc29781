// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.paho.client.mqttv3.MqttTopic;

/**
 * Reads a configuration and keeps what is wrong with it. Kura delivers wrong types, wrong ranges
 * and holes as they are given, so whoever reads a configuration checks all of it.
 */
final class Fields {

  private final Map<String, Object> given;
  private final List<String> problems = new ArrayList<>();

  Fields(Map<String, Object> given) {
    this.given = given;
  }

  /** The text, without white space around it; empty if there is none. */
  String text(String key) {
    Object value = given.get(key);
    if (value != null && !(value instanceof String)) {
      problem(key, "is no text");
      return "";
    }
    return value == null ? "" : ((String) value).strip();
  }

  String required(String key) {
    String text = text(key);
    if (text.isEmpty()) {
      problem(key, "is missing");
    }
    return text;
  }

  /** A topic to publish to, or with {@code wildcards} a filter to subscribe to. */
  String topic(String key, boolean wildcards) {
    String topic = required(key);
    try {
      if (!topic.isEmpty()) {
        MqttTopic.validate(topic, wildcards);
      }
    } catch (IllegalArgumentException e) {
      problem(key, "is no " + (wildcards ? "topic filter: " : "topic: ") + topic);
    }
    return topic;
  }

  int whole(String key, int otherwise, int least, int most) {
    Object value = given.getOrDefault(key, otherwise);
    if (value instanceof Integer || value instanceof Long) {
      long whole = ((Number) value).longValue();
      if (whole >= least && whole <= most) {
        return (int) whole;
      }
    }
    problem(key, "is no whole number from " + least + " to " + most);
    return otherwise;
  }

  boolean flag(String key, boolean otherwise) {
    if (given.getOrDefault(key, otherwise) instanceof Boolean flag) {
      return flag;
    }
    problem(key, "is neither true nor false");
    return otherwise;
  }

  void problem(String key, String why) {
    problems.add(key + " " + why);
  }

  /** The options, made only if nothing was wrong. */
  <T> Checked<T> give(Supplier<T> options) {
    return problems.isEmpty()
        ? new Checked<>(Optional.of(options.get()), List.of())
        : new Checked<>(Optional.empty(), List.copyOf(problems));
  }
}
