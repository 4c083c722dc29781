// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * The information field of SNRM and UA (IEC 62056-46, clause 6.4.4.4.3.2): format and group
 * identifier 81 80, the group's length, then identifier, length and value of each size. An absent
 * field or size means the default.
 */
final class ParameterField {

  private static final int FORMAT = 0x81;
  private static final int GROUP = 0x80;
  private static final int MAX_INFO_TRANSMIT = 0x05;
  private static final int MAX_INFO_RECEIVE = 0x06;
  private static final int WINDOW_TRANSMIT = 0x07;
  private static final int WINDOW_RECEIVE = 0x08;
  private static final int HEADER_LENGTH = 3;

  private ParameterField() {}

  static byte[] encode(HdlcParameters sizes) {
    ByteArrayOutputStream group = new ByteArrayOutputStream();
    put(group, MAX_INFO_TRANSMIT, sizes.maxInfoTransmit(), sizes.maxInfoTransmit() > 0xFF ? 2 : 1);
    put(group, MAX_INFO_RECEIVE, sizes.maxInfoReceive(), sizes.maxInfoReceive() > 0xFF ? 2 : 1);
    put(group, WINDOW_TRANSMIT, sizes.windowTransmit(), 4);
    put(group, WINDOW_RECEIVE, sizes.windowReceive(), 4);
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    field.write(FORMAT);
    field.write(GROUP);
    field.write(group.size());
    field.writeBytes(group.toByteArray());
    return field.toByteArray();
  }

  private static void put(ByteArrayOutputStream group, int identifier, int value, int octets) {
    group.write(identifier);
    group.write(octets);
    for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
      group.write(value >> shift);
    }
  }

  /** The sizes in the frame's information field; empty where the field is not what it should be. */
  static Optional<HdlcParameters> decode(HdlcFrameView frame) {
    int length = frame.infoLength();
    if (length == 0) {
      return Optional.of(HdlcParameters.DEFAULT);
    }
    if (length < HEADER_LENGTH || frame.infoOctet(0) != FORMAT || frame.infoOctet(1) != GROUP) {
      return Optional.empty();
    }
    int end = HEADER_LENGTH + frame.infoOctet(2);
    return end > length ? Optional.empty() : group(frame, end);
  }

  private static Optional<HdlcParameters> group(HdlcFrameView frame, int end) {
    int[] sizes = {128, 128, 1, 1};
    int at = HEADER_LENGTH;
    while (at < end) {
      if (at + 2 > end || at + 2 + frame.infoOctet(at + 1) > end) {
        return Optional.empty();
      }
      int identifier = frame.infoOctet(at);
      int octets = frame.infoOctet(at + 1);
      if (identifier >= MAX_INFO_TRANSMIT && identifier <= WINDOW_RECEIVE) {
        int largest =
            identifier < WINDOW_TRANSMIT ? HdlcParameters.MAX_INFO : HdlcParameters.MAX_WINDOW;
        int value = value(frame, at + 2, octets, largest);
        if (value == 0) {
          return Optional.empty();
        }
        sizes[identifier - MAX_INFO_TRANSMIT] = value;
      }
      at += 2 + octets;
    }
    return Optional.of(new HdlcParameters(sizes[0], sizes[1], sizes[2], sizes[3]));
  }

  /** What is beyond the largest size the standard knows is taken as that one. */
  private static int value(HdlcFrameView frame, int at, int octets, int largest) {
    long value = 0;
    for (int i = 0; i < octets; i++) {
      value = Math.min(value << 8 | frame.infoOctet(at + i), 0xFFFF_FFFFL);
    }
    return (int) Math.min(value, largest);
  }
}
