// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.faults;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A frame to be sent with something changed in it (IEC 62056-46, clause 6.4.2); its check sequences
 * are made anew.
 *
 * @param segmented whether more of the same APDU follows
 * @param destination the octets of the address
 * @param source the octets of the address
 * @param control 0..255
 * @param information empty where there is none
 */
record HdlcFrame(
    boolean segmented, byte[] destination, byte[] source, int control, byte[] information) {

  private static final byte FLAG = 0x7E;
  private static final int FORMAT = 0xA000;
  private static final int SEGMENTED = 0x0800;
  private static final int LENGTH = 0x07FF;
  private static final int CHECK = 2;

  /** The frames that {@code octets} are; they have to be whole and right. */
  static List<HdlcFrame> of(ByteBuffer octets) {
    ByteBuffer in = octets.duplicate();
    List<HdlcFrame> frames = new ArrayList<>();
    while (in.hasRemaining()) {
      if (in.get(in.position()) == FLAG) {
        in.get();
      } else {
        frames.add(take(in));
      }
    }
    return frames;
  }

  private static HdlcFrame take(ByteBuffer in) {
    int format = in.getShort();
    int end = in.position() - 2 + (format & LENGTH);
    byte[] destination = address(in);
    byte[] source = address(in);
    int control = in.get() & 0xFF;
    byte[] information = new byte[Math.max(0, end - 2 * CHECK - in.position())];
    in.get(in.position() + CHECK, information, 0, information.length);
    in.position(end);
    return new HdlcFrame((format & SEGMENTED) != 0, destination, source, control, information);
  }

  private static byte[] address(ByteBuffer in) {
    int start = in.position();
    while ((in.get() & 1) == 0) {}
    byte[] address = new byte[in.position() - start];
    in.get(start, address);
    return address;
  }

  /** As octets, from flag to flag. */
  ByteBuffer octets() {
    int length = 2 + destination.length + source.length + 1 + CHECK;
    length += information.length == 0 ? 0 : information.length + CHECK;
    ByteBuffer out = ByteBuffer.allocate(length + 2);
    out.put(FLAG).putShort((short) (FORMAT | (segmented ? SEGMENTED : 0) | length));
    out.put(destination).put(source).put((byte) control);
    check(out);
    if (information.length > 0) {
      out.put(information);
      check(out);
    }
    return out.put(FLAG).flip();
  }

  /** The complement of the CRC of ISO/IEC 13239 over all behind the flag, low octet first. */
  private static void check(ByteBuffer out) {
    int crc = 0xFFFF;
    for (int i = 1; i < out.position(); i++) {
      crc ^= out.get(i) & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0x8408;
      }
    }
    out.put((byte) ~crc).put((byte) (~crc >> 8));
  }

  HdlcFrame withSource(byte... address) {
    return new HdlcFrame(segmented, destination, address, control, information);
  }

  HdlcFrame withControl(int octet) {
    return new HdlcFrame(segmented, destination, source, octet, information);
  }

  HdlcFrame withInformation(byte... octets) {
    return new HdlcFrame(false, destination, source, control, octets);
  }
}
