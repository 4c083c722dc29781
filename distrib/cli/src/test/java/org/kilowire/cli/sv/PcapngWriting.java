// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A pcapng file of Ethernet interfaces with stamps in nanoseconds. */
final class PcapngWriting {

  private static final int SECTION = 0x0A0D0D0A;
  private static final int INTERFACE = 1;
  private static final int PACKET = 6;
  private static final int RESOLUTION = 9;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  PcapngWriting(int interfaces) {
    block(SECTION, body(16).putInt(0x1A2B3C4D).putInt(1).putLong(-1));
    for (int i = 0; i < interfaces; i++) {
      ByteBuffer body = body(20).putInt(1).putInt(0); // LINKTYPE_ETHERNET, no limit
      body.putShort((short) RESOLUTION).putShort((short) 1).putInt(9);
      block(INTERFACE, body.putInt(0));
    }
  }

  void frame(int number, long atNanos, byte[] octets, int length) {
    ByteBuffer body = body(24 + length).putInt(number);
    body.putInt((int) (atNanos >>> 32)).putInt((int) atNanos).putInt(length).putInt(length);
    block(PACKET, body.put(octets, 0, length));
  }

  private static ByteBuffer body(int octets) {
    return ByteBuffer.allocate(octets).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void block(int type, ByteBuffer body) {
    int length = 12 + (body.position() + 3 & ~3);
    byte[] octets = new byte[length];
    ByteBuffer block = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
    block.putInt(type).putInt(length).put(body.flip()).putInt(length - 4, length);
    file.writeBytes(octets);
  }

  byte[] octets() {
    return file.toByteArray();
  }
}
