// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.cloudconnection.request;

/** Names of the properties of a context. */
public enum RequestHandlerContextConstants {
  TENANT_ID,
  DEVICE_ID,
  NOTIFICATION_PUBLISHER_PID
}
