// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

/**
 * How the secondary stations of one line answer.
 *
 * @param offered the sizes offered to every client; the smaller of both counts
 * @param inactivityNanos a link that is silent for so long is over; 0: never
 * @param maxApduLength longest request taken, 1..65535 octets
 */
public record HdlcServerSettings(HdlcParameters offered, long inactivityNanos, int maxApduLength) {

  /** Default sizes, no inactivity timeout, requests of any length. */
  public static final HdlcServerSettings DEFAULT =
      new HdlcServerSettings(HdlcParameters.DEFAULT, 0, 0xFFFF);

  public HdlcServerSettings {
    if (inactivityNanos < 0) {
      throw new IllegalArgumentException("inactivity must not be negative: " + inactivityNanos);
    }
    if (maxApduLength < 1 || maxApduLength > 0xFFFF) {
      throw new IllegalArgumentException("longest APDU must be 1..65535: " + maxApduLength);
    }
  }
}
