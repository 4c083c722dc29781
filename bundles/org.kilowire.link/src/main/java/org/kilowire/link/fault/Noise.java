// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.fault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;

/**
 * What a bad line does to octets in one direction. Octet by octet, so that it does not depend on
 * how the stream happens to be cut into pieces.
 */
final class Noise {

  private static final int MAX_GARBAGE = 16;

  private final LinkFaults faults;
  private final Random octetLuck;
  private final Random pieceLuck;

  Noise(LinkFaults faults, long seed) {
    this.faults = faults;
    this.octetLuck = new Random(seed);
    this.pieceLuck = new Random(~seed);
  }

  /** Whether a fault strikes this piece or datagram. */
  boolean strikes(LineFault fault) {
    return faults.strikes(fault, pieceLuck);
  }

  /** 1..{@code most}, to cut a piece. */
  int some(int most) {
    return 1 + pieceLuck.nextInt(most);
  }

  /** What arrives of {@code octets}, which are taken. */
  ByteBuffer on(ByteBuffer octets) {
    ByteArrayOutputStream arrived = new ByteArrayOutputStream(octets.remaining() + MAX_GARBAGE);
    while (octets.hasRemaining()) {
      int octet = octets.get();
      if (faults.strikes(LineFault.GARBAGE, octetLuck)) {
        byte[] garbage = new byte[1 + octetLuck.nextInt(MAX_GARBAGE)];
        octetLuck.nextBytes(garbage);
        arrived.writeBytes(garbage);
      }
      boolean kept = !faults.strikes(LineFault.DROP_OCTET, octetLuck);
      int bit = faults.strikes(LineFault.FLIP_BIT, octetLuck) ? 1 << octetLuck.nextInt(8) : 0;
      if (kept) {
        arrived.write(octet ^ bit);
      }
    }
    return ByteBuffer.wrap(arrived.toByteArray());
  }
}
