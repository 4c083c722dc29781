// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

import java.io.IOException;
import org.kilowire.capture.CaptureReason;

/**
 * A pcapng file: blocks that begin and end with their length, in sections that each have an order
 * of octets and interfaces of their own. A block whose inside cannot be is passed over and counted;
 * a length that cannot be ends the reading.
 */
final class PcapngSource extends FrameSource {

  /** The same in either order of octets. */
  static final int SECTION_HEADER = 0x0A0D0D0A;

  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;

  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int OBSOLETE_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;

  /** Type and length in front, length behind. */
  private static final int AROUND_BODY = 12;

  private static final int WORD = 4;
  private static final int SMALLEST_SECTION = 28;

  /** An interface's description: nobody needs more, and nothing longer is held. */
  private static final int MAX_DESCRIPTION = 1 << 16;

  private static final int PACKET_HEADER = 20;
  private static final int TIME_HIGH_AT = 4;
  private static final int TIME_LOW_AT = 8;
  private static final int CAPTURED_AT = 12;
  private static final int ORIGINAL_AT = 16;

  /** What a block has come to. */
  private enum Block {
    FRAME,
    NO_FRAME,
    ENDED
  }

  private final PcapngInterfaces interfaces = new PcapngInterfaces();
  private final byte[] header = new byte[PACKET_HEADER];
  private FileWords words = FileWords.BIG_ENDIAN;
  private boolean typeRead = true;
  private int type = SECTION_HEADER;
  private long length;
  private long body;

  /** The first four octets, a section header's type, have been read already. */
  PcapngSource(CaptureInput in) {
    super(in);
  }

  @Override
  boolean next(CaptureFrame frame) throws IOException {
    Block block = Block.NO_FRAME;
    while (block == Block.NO_FRAME) {
      block = begin() ? block(frame) : Block.ENDED;
    }
    return block == Block.FRAME;
  }

  /** Reads a block's type and length. */
  private boolean begin() throws IOException {
    if (!typeRead) {
      if (!whole(header, WORD, false, "a block")) {
        return false;
      }
      type = words.i32(header, 0);
    }
    typeRead = false;
    if (type == SECTION_HEADER) {
      return beginSection();
    }
    if (!whole(header, WORD, true, "a block")) {
      return false;
    }
    return measure(AROUND_BODY, AROUND_BODY);
  }

  /** Its length can be read only when the word behind it has told the order of octets. */
  private boolean beginSection() throws IOException {
    if (!whole(header, 2 * WORD, true, "a section's header")) {
      return false;
    }
    if (FileWords.BIG_ENDIAN.i32(header, WORD) == BYTE_ORDER_MAGIC) {
      words = FileWords.BIG_ENDIAN;
    } else if (FileWords.LITTLE_ENDIAN.i32(header, WORD) == BYTE_ORDER_MAGIC) {
      words = FileWords.LITTLE_ENDIAN;
    } else {
      return end(CaptureReason.MALFORMED, "a section without an order of octets");
    }
    interfaces.beginSection();
    return measure(SMALLEST_SECTION, AROUND_BODY + WORD);
  }

  private boolean measure(int smallest, int around) {
    length = words.u32(header, 0);
    body = length - around;
    return (length >= smallest && length % WORD == 0)
        || end(CaptureReason.MALFORMED, "a block of " + length + " octets");
  }

  private Block block(CaptureFrame frame) throws IOException {
    return switch (type) {
      case INTERFACE_DESCRIPTION -> describe(frame);
      case ENHANCED_PACKET, OBSOLETE_PACKET -> packet(frame);
      case SIMPLE_PACKET -> simple(frame);
      default -> rest(body, Block.NO_FRAME);
    };
  }

  /** What is left of a block, and its length again. */
  private Block rest(long left, Block made) throws IOException {
    if (!pass(left, "a block") || !whole(header, WORD, true, "a block")) {
      return Block.ENDED;
    }
    if (words.u32(header, 0) != length) {
      end(
          CaptureReason.MALFORMED,
          "a block of " + length + " octets that ends with another length");
      return Block.ENDED;
    }
    return made;
  }

  private Block describe(CaptureFrame scratch) throws IOException {
    if (body < PcapngInterfaces.FIXED_OCTETS || interfaces.isFull()) {
      end(CaptureReason.MALFORMED, "an interface that cannot be");
      return Block.ENDED;
    }
    int read = (int) Math.min(body, MAX_DESCRIPTION);
    byte[] description = scratch.room(read);
    if (!whole(description, read, true, "an interface's description")) {
      return Block.ENDED;
    }
    interfaces.add(description, read, words);
    return rest(body - read, Block.NO_FRAME);
  }

  /** The number of the interface has 16 bits in the obsolete block, and drops behind it. */
  private Block packet(CaptureFrame frame) throws IOException {
    if (body < PACKET_HEADER) {
      return passOver(body);
    }
    if (!whole(header, PACKET_HEADER, true, "a packet")) {
      return Block.ENDED;
    }
    long left = body - PACKET_HEADER;
    long captured = words.u32(header, CAPTURED_AT);
    long number = type == ENHANCED_PACKET ? words.u32(header, 0) : words.u16(header, 0);
    PcapngInterfaces.Described from = interfaces.get(number);
    if (from == null || captured > left || captured > MAX_FRAME) {
      return passOver(left);
    }
    long ticks = words.u32(header, TIME_HIGH_AT) << 32 | words.u32(header, TIME_LOW_AT);
    long original = words.u32(header, ORIGINAL_AT);
    return frame(frame, from, from.rate().nanos(ticks), (int) captured, original, left);
  }

  /** Of the first interface, without a time; it does not say how much was captured. */
  private Block simple(CaptureFrame frame) throws IOException {
    PcapngInterfaces.Described from = interfaces.get(0);
    if (body < WORD || from == null) {
      return passOver(body);
    }
    if (!whole(header, WORD, true, "a packet")) {
      return Block.ENDED;
    }
    long left = body - WORD;
    long original = words.u32(header, 0);
    long snap = from.snapLength() == 0 ? left : from.snapLength();
    long captured = Math.min(original, Math.min(left, snap));
    return captured > MAX_FRAME
        ? passOver(left)
        : frame(frame, from, CaptureFrame.NO_TIME, (int) captured, original, left);
  }

  private Block frame(
      CaptureFrame frame,
      PcapngInterfaces.Described from,
      long nanos,
      int captured,
      long original,
      long left)
      throws IOException {
    if (!whole(frame.room(captured), captured, true, "a packet")) {
      return Block.ENDED;
    }
    frame.set(from.source(), nanos, captured, original);
    return rest(left - captured, Block.FRAME);
  }

  private Block passOver(long left) throws IOException {
    countPassedOver();
    return rest(left, Block.NO_FRAME);
  }
}
