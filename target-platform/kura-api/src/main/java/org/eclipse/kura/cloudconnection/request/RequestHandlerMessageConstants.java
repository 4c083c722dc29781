// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.cloudconnection.request;

/** Names of the properties of a request. */
public enum RequestHandlerMessageConstants {
  /** The parts of the resource's path: a list of strings. */
  ARGS_KEY("args");

  private final String value;

  RequestHandlerMessageConstants(String value) {
    this.value = value;
  }

  public String value() {
    return value;
  }
}
