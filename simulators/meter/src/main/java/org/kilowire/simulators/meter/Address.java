// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A server's address on a line.
 *
 * @param logical wPort, or upper HDLC address
 * @param physical lower HDLC address; 0 on the wrapper
 */
record Address(int logical, int physical) {

  private static final int WRAPPER_SOURCE_AT = 2;

  /** Flag, two octets of format, and the client's one octet come before it. */
  private static final int HDLC_SOURCE_AT = 4;

  /** Whose WPDU leaves (IEC 62056-47, clause 4.2). */
  static Optional<Address> ofWpdu(ByteBuffer octets) {
    return octets.remaining() < WRAPPER_SOURCE_AT + 2
        ? Optional.empty()
        : Optional.of(
            new Address(octets.getShort(octets.position() + WRAPPER_SOURCE_AT) & 0xFFFF, 0));
  }

  /** Whose frame leaves, the first of them (IEC 62056-46, clause 6.4.2.3). */
  static Optional<Address> ofFrame(ByteBuffer octets) {
    int at = octets.position() + HDLC_SOURCE_AT;
    int length = 1;
    while (at + length <= octets.limit() && (octets.get(at + length - 1) & 1) == 0) {
      length++;
    }
    if (at + length > octets.limit()) {
      return Optional.empty();
    }
    return switch (length) {
      case 1 -> Optional.of(new Address(part(octets, at, 1), 0));
      case 2 -> Optional.of(new Address(part(octets, at, 1), part(octets, at + 1, 1)));
      case 4 -> Optional.of(new Address(part(octets, at, 2), part(octets, at + 2, 2)));
      default -> Optional.empty();
    };
  }

  /** Seven bits an octet. */
  private static int part(ByteBuffer octets, int at, int length) {
    int first = (octets.get(at) & 0xFE) >> 1;
    return length == 1 ? first : first << 7 | (octets.get(at + 1) & 0xFE) >> 1;
  }
}
