// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of links. */
public enum Scheme {
  /** {@code tcp://host:port}: we call. */
  TCP("tcp"),
  /** {@code udp://host:port}. */
  UDP("udp"),
  /** {@code tcp-listen://:port}: the meter calls. */
  TCP_LISTEN("tcp-listen"),
  /** {@code rfc2217://host:port}: a serial port behind a server that lets it be set. */
  RFC2217("rfc2217"),
  /** {@code serial:/dev/ttyUSB0}. */
  SERIAL("serial"),
  /** {@code pipe:name}: in memory. */
  PIPE("pipe");

  private final String text;

  Scheme(String text) {
    this.text = text;
  }

  static Optional<Scheme> named(String text) {
    return Arrays.stream(values()).filter(s -> s.text.equals(text)).findFirst();
  }

  /** Whether the URI names a host and a port, not a path. */
  boolean onNetwork() {
    return this != SERIAL && this != PIPE;
  }

  /** As it stands in a URI. */
  @Override
  public String toString() {
    return text;
  }
}
