// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pcapng files block by block, in either order of octets. */
final class PcapngFile {

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private ByteOrder order;

  PcapngFile(ByteOrder order) {
    section(order);
  }

  PcapngFile section(ByteOrder next) {
    order = next;
    ByteBuffer body = body(20);
    body.putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0).putLong(-1);
    body.putShort((short) 0).putShort((short) 0);
    return block(0x0A0D0D0A, body);
  }

  /** Options with a length below 0 are left out. */
  PcapngFile interfaceOf(String name, int linkType, int resolution, long offset) {
    ByteBuffer body = body(200).putShort((short) linkType).putShort((short) 0).putInt(0);
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    option(body, 2, text);
    option(body, 9, new byte[] {(byte) resolution});
    option(body, 14, ByteBuffer.allocate(8).order(order).putLong(offset).array());
    option(body, 0, new byte[0]);
    return block(1, body);
  }

  PcapngFile plainInterface(int linkType, int snapLength) {
    return block(1, body(8).putShort((short) linkType).putShort((short) 0).putInt(snapLength));
  }

  private void option(ByteBuffer body, int code, byte[] value) {
    body.putShort((short) code).putShort((short) value.length).put(value);
    while (body.position() % 4 != 0) {
      body.put((byte) 0);
    }
  }

  PcapngFile packet(int number, long ticks, byte[] frame, int original) {
    return packet(number, ticks, frame, frame.length, original);
  }

  PcapngFile packet(int number, long ticks, byte[] frame, int captured, int original) {
    ByteBuffer body = body(40 + frame.length).putInt(number);
    body.putInt((int) (ticks >>> 32)).putInt((int) ticks).putInt(captured).putInt(original);
    return block(6, body.put(frame));
  }

  PcapngFile obsoletePacket(int number, long ticks, byte[] frame) {
    ByteBuffer body = body(40 + frame.length).putShort((short) number).putShort((short) 7);
    body.putInt((int) (ticks >>> 32)).putInt((int) ticks);
    return block(2, body.putInt(frame.length).putInt(frame.length).put(frame));
  }

  PcapngFile simplePacket(int original, byte[] frame) {
    return block(3, body(40 + frame.length).putInt(original).put(frame));
  }

  ByteBuffer body(int octets) {
    return ByteBuffer.allocate(octets).order(order);
  }

  /** The body up to its position, padded. */
  PcapngFile block(int type, ByteBuffer body) {
    int length = body.position() + 3 & ~3;
    ByteBuffer block = ByteBuffer.allocate(length + 12).order(order).putInt(type);
    block.putInt(length + 12).put(body.flip()).position(8 + length);
    file.writeBytes(block.putInt(length + 12).array());
    return this;
  }

  byte[] octets() {
    return file.toByteArray();
  }
}
