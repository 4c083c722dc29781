// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;
import org.kilowire.capture.LiveFrame;

/**
 * A copy of one block of a TPACKET_V3 ring, whose frames are looked at one after the other: {@link
 * #wrap}, then {@link #next} until it returns false. Each frame is checked before it is given;
 * lengths that cannot be end the block. Words are in the order of the machine (linux/if_packet.h,
 * tpacket_block_desc and tpacket3_hdr). Nothing is allocated. One owner.
 */
public final class RingBlock implements LiveFrame {

  /** Octets of a block's head. */
  public static final int HEAD = 48;

  /** Where the kernel says whose the block is; bit 0 is set when it is the reader's. */
  public static final int STATUS_AT = 8;

  /** Where the octets that are in use are counted, the head among them. */
  public static final int LENGTH_AT = 20;

  private static final int COUNT_AT = 12;
  private static final int FIRST_AT = 16;

  // A frame's head: counted from its begin.
  private static final int FRAME_HEAD = 48;
  private static final int NEXT = 0;
  private static final int SECONDS = 4;
  private static final int NANOS = 8;
  private static final int CAPTURED = 12;
  private static final int ORIGINAL = 16;
  private static final int STATUS = 20;
  private static final int MAC = 24;
  private static final int TCI = 32;
  private static final int TPID = 36;

  /** sll_pkttype of the sockaddr_ll that follows. */
  private static final int PACKET_TYPE = FRAME_HEAD + 10;

  private static final int ADDRESS = 20;
  private static final int VLAN_VALID = 0x10;
  private static final int TPID_VALID = 0x40;
  private static final int OUTGOING = 4;
  private static final int C_TAG = 0x8100;
  private static final long SECOND = 1_000_000_000L;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.nativeOrder());

  private byte[] octets = new byte[0];
  private int end;
  private int frame;
  private int following;
  private int left;
  private int offset;
  private int length;
  private boolean whole;

  /**
   * Looks at a block.
   *
   * @param block not copied
   * @param size octets of it, from 0
   * @return whether it can be one; if not, it has no frames
   */
  public boolean wrap(byte[] block, int size) {
    Objects.checkFromIndexSize(0, size, block.length);
    octets = block;
    end = size;
    left = 0;
    whole = false;
    if (size < HEAD) {
      return false;
    }
    long count = int32(COUNT_AT) & 0xFFFFFFFFL;
    long first = int32(FIRST_AT) & 0xFFFFFFFFL;
    if (count > 0 && (first < HEAD || first > size || count > size / FRAME_HEAD)) {
      return false;
    }
    left = (int) count;
    following = (int) first;
    whole = true;
    return true;
  }

  private int int32(int at) {
    return (int) INT.get(octets, at);
  }

  /**
   * Moves to the next frame.
   *
   * @return whether there is one; if not, {@link #whole} says whether the block was sound
   */
  public boolean next() {
    if (left == 0) {
      return false;
    }
    frame = following;
    if (end - frame < FRAME_HEAD + ADDRESS) {
      return cannotBe();
    }
    long captured = int32(frame + CAPTURED) & 0xFFFFFFFFL;
    int mac = (short) SHORT.get(octets, frame + MAC) & 0xFFFF;
    if (mac < FRAME_HEAD || mac + captured > end - frame) {
      return cannotBe();
    }
    left--;
    if (left > 0 && !advance()) {
      return cannotBe();
    }
    offset = frame + mac;
    length = (int) captured;
    return true;
  }

  /** Frames only follow one another, so that a block has an end. */
  private boolean advance() {
    long step = int32(frame + NEXT) & 0xFFFFFFFFL;
    if (step < FRAME_HEAD || step > end - frame) {
      return false;
    }
    following = frame + (int) step;
    return true;
  }

  private boolean cannotBe() {
    left = 0;
    whole = false;
    return false;
  }

  /** Whether all of the block, up to where {@link #next} has come, could be. */
  public boolean whole() {
    return whole;
  }

  /** Whether this system has sent the frame itself. */
  public boolean isOutgoing() {
    return octets[frame + PACKET_TYPE] == OUTGOING;
  }

  @Override
  public byte[] octets() {
    return octets;
  }

  @Override
  public int offset() {
    return offset;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public long originalLength() {
    return int32(frame + ORIGINAL) & 0xFFFFFFFFL;
  }

  /** The tag is there if the kernel says so: priority 0 of VLAN 0 is 0. */
  @Override
  public int tci() {
    return (int32(frame + STATUS) & VLAN_VALID) == 0 ? NO_TAG : int32(frame + TCI) & 0xFFFF;
  }

  @Override
  public int tpid() {
    return (int32(frame + STATUS) & TPID_VALID) == 0
        ? C_TAG
        : (short) SHORT.get(octets, frame + TPID) & 0xFFFF;
  }

  @Override
  public long atNanos() {
    return (int32(frame + SECONDS) & 0xFFFFFFFFL) * SECOND + (int32(frame + NANOS) & 0xFFFFFFFFL);
  }
}
