// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt.session;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Options of a test's session. */
final class Sessions {

  /** So long that a test which waits for it fails. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private Sessions() {}

  static SessionOptions to(URI broker, String clientId) {
    return to(broker, clientId, LONG, TlsSockets::trustedByJvm);
  }

  static SessionOptions to(URI broker, String clientId, Duration timeout, TlsSockets tls) {
    return new SessionOptions(
        broker, clientId, Optional.empty(), true, timeout, Duration.ofSeconds(30), 10, tls);
  }
}
