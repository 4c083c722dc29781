// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.message;

import java.util.Arrays;

/**
 * A topic in its parts: account, device, application, and the application's own topic. What the
 * topic does not have is null; so is every part of the topic {@code #}.
 */
public class KuraTopic {
  private static final int LEVELS = 3;

  private final String fullTopic;
  private final String[] topicParts;
  private final boolean prefixed;

  public KuraTopic(String fullTopic) {
    this(fullTopic, "$");
  }

  /** A topic whose first part is a prefix if it starts with {@code controlPrefix}. */
  public KuraTopic(String fullTopic, String controlPrefix) {
    this.fullTopic = fullTopic;
    this.topicParts = fullTopic.equals("#") ? null : fullTopic.split("/");
    String first = part(0);
    this.prefixed = first != null && first.startsWith(controlPrefix);
  }

  private String part(int index) {
    return topicParts != null && index < topicParts.length ? topicParts[index] : null;
  }

  private String level(int index) {
    return part(prefixed ? index + 1 : index);
  }

  public String getFullTopic() {
    return fullTopic;
  }

  /** Without empty parts at the end. */
  public String[] getTopicParts() {
    return topicParts;
  }

  /** The first part if it marks a control topic, as {@code $EDC}. */
  public String getPrefix() {
    return prefixed ? topicParts[0] : null;
  }

  public String getAccountName() {
    return level(0);
  }

  public String getDeviceId() {
    return level(1);
  }

  public String getApplicationId() {
    return level(2);
  }

  /** All that follows the application, with its slashes. */
  public String getApplicationTopic() {
    if (part(0) == null) {
      return null;
    }
    int before =
        Arrays.stream(topicParts)
            .limit(prefixed ? LEVELS + 1 : LEVELS)
            .mapToInt(part -> part.length() + 1)
            .sum();
    return before < fullTopic.length() ? fullTopic.substring(before) : null;
  }
}
