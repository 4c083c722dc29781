// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.time.Duration;

/**
 * How the secondary stations of one line answer.
 *
 * @param offered the sizes offered to every client; the smaller of both counts
 * @param inactivityNanos a link that is silent for so long is over; 0: never
 * @param interOctetNanos how long a frame may pause inside; after that it is broken
 * @param maxApduLength longest request taken, 1..65535 octets
 */
public record HdlcServerSettings(
    HdlcParameters offered, long inactivityNanos, long interOctetNanos, int maxApduLength) {

  /** Default sizes, no inactivity timeout, 500 ms between octets, requests of any length. */
  public static final HdlcServerSettings DEFAULT =
      new HdlcServerSettings(HdlcParameters.DEFAULT, 0, Duration.ofMillis(500).toNanos(), 0xFFFF);

  public HdlcServerSettings {
    if (inactivityNanos < 0) {
      throw new IllegalArgumentException("inactivity must not be negative: " + inactivityNanos);
    }
    if (interOctetNanos <= 0) {
      throw new IllegalArgumentException("inter-octet time must be positive: " + interOctetNanos);
    }
    if (maxApduLength < 1 || maxApduLength > 0xFFFF) {
      throw new IllegalArgumentException("longest APDU must be 1..65535: " + maxApduLength);
    }
  }
}
