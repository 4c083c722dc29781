// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.message;

import java.util.Arrays;

/** A topic in its parts: account, device, application, and the application's own topic. */
public class KuraTopic {
  private final String fullTopic;
  private final String[] parts;
  private final String prefix;
  private final String accountName;
  private final String deviceId;
  private final String applicationId;
  private final String applicationTopic;

  public KuraTopic(String fullTopic) {
    this(fullTopic, "$");
  }

  /** A topic whose first part is a prefix if it starts with this. */
  public KuraTopic(String fullTopic, String controlPrefix) {
    this.fullTopic = fullTopic;
    this.parts = fullTopic.split("/", -1);
    int at = 0;
    this.prefix = fullTopic.startsWith(controlPrefix) ? parts[at++] : null;
    this.accountName = part(at);
    this.deviceId = part(at + 1);
    this.applicationId = part(at + 2);
    this.applicationTopic =
        at + 3 < parts.length
            ? String.join("/", Arrays.asList(parts).subList(at + 3, parts.length))
            : null;
  }

  private String part(int index) {
    return index < parts.length ? parts[index] : null;
  }

  public String getFullTopic() {
    return fullTopic;
  }

  public String[] getTopicParts() {
    return parts;
  }

  public String getPrefix() {
    return prefix;
  }

  public String getAccountName() {
    return accountName;
  }

  public String getDeviceId() {
    return deviceId;
  }

  public String getApplicationId() {
    return applicationId;
  }

  public String getApplicationTopic() {
    return applicationTopic;
  }
}
