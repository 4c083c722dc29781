// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.cloudconnection;

/** Names of properties that tie publishers and subscribers to their connection. */
public enum CloudConnectionConstants {
  /** On a publisher or subscriber: the {@code kura.service.pid} of its endpoint. */
  CLOUD_ENDPOINT_SERVICE_PID_PROP_NAME("cloud.endpoint.service.pid"),
  /** On a publisher or subscriber: the factory pid of the endpoints it goes with. */
  CLOUD_CONNECTION_FACTORY_PID_PROP_NAME("cloud.connection.factory.pid");

  private final String value;

  CloudConnectionConstants(String value) {
    this.value = value;
  }

  public String value() {
    return value;
  }
}
