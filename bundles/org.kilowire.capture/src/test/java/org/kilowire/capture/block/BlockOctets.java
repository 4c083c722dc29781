// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.block;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.kilowire.conversation.Octets;

/** Makes a block of a ring as the kernel does (linux/if_packet.h, net/packet/af_packet.c). */
final class BlockOctets {

  static final int VLAN = 0x10;
  static final int TPID = 0x40;

  private static final int FRAME_AT = 82;

  private final ByteBuffer block = ByteBuffer.allocate(1 << 16).order(ByteOrder.nativeOrder());
  private int end = 48;
  private int last;
  private int count;

  BlockOctets() {
    block.putInt(0, 1).putInt(4, 48).putInt(8, 1).putInt(16, 48);
  }

  BlockOctets frame(Octets frame, long nanos, int status, int tci, int tpid, int packetType) {
    int at = end;
    if (count > 0) {
      block.putInt(last, at - last);
    }
    last = at;
    count++;
    block.putInt(at + 4, (int) (nanos / 1_000_000_000L));
    block.putInt(at + 8, (int) (nanos % 1_000_000_000L));
    block.putInt(at + 12, frame.length()).putInt(at + 16, frame.length() + 1);
    block.putInt(at + 20, status);
    block.putShort(at + 24, (short) FRAME_AT).putShort(at + 26, (short) (FRAME_AT + 14));
    block.putInt(at + 32, tci).putShort(at + 36, (short) tpid);
    block.put(at + 58, (byte) packetType);
    block.put(at + FRAME_AT, frame.toArray());
    end = (at + FRAME_AT + frame.length() + 15) / 16 * 16;
    return this;
  }

  BlockOctets frame(Octets frame, long nanos) {
    return frame(frame, nanos, 0, 0, 0, 0);
  }

  /** Puts a word where the kernel would have another. */
  BlockOctets lie(int at, int value) {
    block.putInt(at, value);
    return this;
  }

  BlockOctets lieShort(int at, int value) {
    block.putShort(at, (short) value);
    return this;
  }

  int frameCount() {
    return count;
  }

  byte[] octets() {
    byte[] all = Arrays.copyOf(block.array(), end);
    ByteBuffer.wrap(all).order(ByteOrder.nativeOrder()).putInt(12, count).putInt(20, end);
    return all;
  }

  /** With the count that was put in. */
  byte[] lyingOctets() {
    return Arrays.copyOf(block.array(), end);
  }
}
