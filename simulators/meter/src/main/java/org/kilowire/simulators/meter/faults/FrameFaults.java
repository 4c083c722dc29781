// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.faults;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** What is odd about a meter's HDLC frames, though their check sequences are right. */
final class FrameFaults implements Oddities {

  private static final int UA = 0x73;
  private static final int DM = 0x1F;
  private static final int UI = 0x03;
  private static final byte[] LLC = {(byte) 0xE6, (byte) 0xE7, 0x00};

  @Override
  public ByteBuffer applied(ByteBuffer octets, Faults faults) {
    if (!faults.any(
        MeterFault.LINK_REFUSED,
        MeterFault.SWAPPED_ADDRESS,
        MeterFault.LONG_ADDRESS,
        MeterFault.STALE_RECEIVE_NUMBER)) {
      return octets;
    }
    List<ByteBuffer> frames =
        HdlcFrame.of(octets).stream().map(frame -> applied(frame, faults).octets()).toList();
    ByteBuffer all = ByteBuffer.allocate(frames.stream().mapToInt(ByteBuffer::remaining).sum());
    frames.forEach(all::put);
    return all.flip();
  }

  private static HdlcFrame applied(HdlcFrame frame, Faults faults) {
    HdlcFrame odd = frame;
    boolean agreesToLink = frame.control() == UA && frame.information().length > 0;
    if (agreesToLink && faults.happens(MeterFault.LINK_REFUSED)) {
      odd = odd.withControl(DM).withInformation();
    }
    boolean numbered = (frame.control() & 1) == 0 || (frame.control() & 3) == 1;
    if (numbered && faults.happens(MeterFault.STALE_RECEIVE_NUMBER)) {
      odd = odd.withControl(frame.control() & 0x1F);
    }
    byte[] source = frame.source();
    if (source.length == 2 && faults.happens(MeterFault.SWAPPED_ADDRESS)) {
      odd = odd.withSource((byte) (source[1] & 0xFE), (byte) (source[0] | 1));
    }
    if (source.length == 2 && faults.happens(MeterFault.LONG_ADDRESS)) {
      odd = odd.withSource((byte) 0, source[0], (byte) 0, source[1]);
    }
    return odd;
  }

  /** In a UI frame, since only the server's station knows the number of the next I frame. */
  @Override
  public Optional<ByteBuffer> unasked(ByteBuffer octets, byte[] apdu) {
    byte[] information = ByteBuffer.allocate(LLC.length + apdu.length).put(LLC).put(apdu).array();
    return HdlcFrame.of(octets).stream()
        .findFirst()
        .map(frame -> frame.withControl(UI).withInformation(information).octets());
  }
}
