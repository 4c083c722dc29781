// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.faults;

import java.nio.ByteBuffer;
import java.util.Optional;

/** What is odd about the headers of a meter's WPDUs (IEC 62056-47, clause 4.2). */
final class WpduFaults implements Oddities {

  private static final int SOURCE_AT = 2;
  private static final int DESTINATION_AT = 4;
  private static final int LENGTH_AT = 6;
  private static final int HEADER = 8;

  @Override
  public ByteBuffer applied(ByteBuffer octets, Faults faults) {
    if (!faults.happens(MeterFault.SWAPPED_ADDRESS)) {
      return octets;
    }
    ByteBuffer odd = ByteBuffer.allocate(octets.remaining()).put(octets.duplicate()).flip();
    short source = odd.getShort(SOURCE_AT);
    return odd.putShort(SOURCE_AT, odd.getShort(DESTINATION_AT)).putShort(DESTINATION_AT, source);
  }

  @Override
  public Optional<ByteBuffer> unasked(ByteBuffer octets, byte[] apdu) {
    ByteBuffer wpdu = ByteBuffer.allocate(HEADER + apdu.length);
    wpdu.put(octets.slice(octets.position(), HEADER)).put(apdu).flip();
    return Optional.of(wpdu.putShort(LENGTH_AT, (short) apdu.length));
  }
}
