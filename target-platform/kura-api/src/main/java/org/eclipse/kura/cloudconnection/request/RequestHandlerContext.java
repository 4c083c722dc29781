// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.cloudconnection.request;

import java.util.Map;
import org.eclipse.kura.cloudconnection.publisher.CloudNotificationPublisher;

/** Where a request came from, and how to say more about it later. */
public class RequestHandlerContext {
  private final CloudNotificationPublisher notificationPublisher;
  private final Map<String, String> contextProperties;

  /** The publisher is null where the connection has none. */
  public RequestHandlerContext(
      CloudNotificationPublisher notificationPublisher, Map<String, String> contextProperties) {
    this.notificationPublisher = notificationPublisher;
    this.contextProperties = contextProperties;
  }

  public CloudNotificationPublisher getNotificationPublisher() {
    return notificationPublisher;
  }

  /** By the names of {@link RequestHandlerContextConstants}. */
  public Map<String, String> getContextProperties() {
    return contextProperties;
  }
}
