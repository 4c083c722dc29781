// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;

/**
 * Finds frames in a stream of octets. The length field says where a frame ends, not the next flag,
 * for check sequences and data may hold 7E; the flag at that place is looked for all the same. The
 * closing flag stays in the stream, since it may be the next frame's opening one.
 *
 * <p>After anything broken it goes on at the next place where a frame may begin: behind the frame
 * if its length can be trusted (a good HCS, and a flag where it ends), else behind its opening
 * flag. A wrong HCS is found as soon as the header is there, so that a false beginning does not
 * swallow what follows.
 */
public final class HdlcFrameDecoder {

  static final int FLAG = 0x7E;

  private static final int FORMAT_TYPE_3 = 0xA0;
  private static final int SHORTEST = HdlcFrameView.FORMAT_LENGTH + 3 + Fcs.LENGTH;

  /** How many octets a message shows at most. */
  private static final int SHOWN = 32;

  /** What {@link #next} has come to. */
  enum Found {
    FRAME,
    MORE,
    BROKEN
  }

  private final HdlcFrameView view = new HdlcFrameView();
  private HdlcReason reason = HdlcReason.GARBAGE;
  private boolean headerGood;

  // The frame at hand: offsets of its parts, 0 where they are not known yet.
  private int start;
  private int sourceAt;
  private int controlAt;
  private int end;

  private int missing;

  public HdlcFrameDecoder() {}

  /**
   * Decodes what stands at the position, which stays: flags and a frame, or what is none. The view
   * is the same object each time.
   */
  public Decoded<HdlcFrameView> decode(ByteBuffer in) {
    int position = in.position();
    Found found = next(in);
    int taken = in.position() - position;
    in.position(position);
    return switch (found) {
      case FRAME -> new Decoded.Complete<>(view, taken);
      case MORE -> new Decoded.NeedMore<>();
      case BROKEN -> new Decoded.Malformed<>(reason, detail(in, position), taken);
    };
  }

  /** What is wrong and where, with the first octets from there. */
  private String detail(ByteBuffer in, int position) {
    ByteBuffer octets = in.slice(position, Math.min(SHOWN, in.limit() - position));
    String where = "in " + Octets.copyOf(octets) + (in.limit() - position > SHOWN ? "..." : "");
    return switch (reason) {
      case BAD_FCS -> "FCS " + sequences(in, end) + where;
      case BAD_HCS -> "HCS " + sequences(in, controlAt + 1 + Fcs.LENGTH) + where;
      default -> where;
    };
  }

  private String sequences(ByteBuffer in, int behind) {
    int at = behind - Fcs.LENGTH;
    ByteBuffer expected = ByteBuffer.allocate(Fcs.LENGTH);
    Fcs.put(expected, Fcs.over(in, start, at, Fcs.START));
    Octets found = Octets.copyOf(in.slice(at, Fcs.LENGTH));
    return found + ", expected " + Octets.copyOf(expected.flip()) + ", ";
  }

  /** The frame of the last {@link Found#FRAME}. */
  HdlcFrameView view() {
    return view;
  }

  /** Why the last {@link Found#BROKEN} is. */
  HdlcReason reason() {
    return reason;
  }

  /**
   * How many octets the frame of the last {@link Found#MORE} lacks, its closing flag included; 0
   * while its header is not there to prove its length.
   */
  int missing() {
    return missing;
  }

  /** Whether {@link #view} shows the header of the last {@link Found#BROKEN}, which is right. */
  boolean headerGood() {
    return headerGood;
  }

  /**
   * Moves the position behind what stands there: a frame, something broken, or spare flags. When
   * more is needed, it is at the flag that may open a frame.
   */
  Found next(ByteBuffer in) {
    int limit = in.limit();
    int at = in.position();
    headerGood = false;
    missing = 0;
    if (at < limit && octet(in, at) != FLAG) {
      while (at < limit && octet(in, at) != FLAG) {
        at++;
      }
      return broken(HdlcReason.GARBAGE, in, at);
    }
    while (at < limit && octet(in, at) == FLAG) {
      at++;
    }
    start = at;
    in.position(Math.max(in.position(), start - 1));
    return start == limit ? Found.MORE : frame(in, limit);
  }

  private Found frame(ByteBuffer in, int limit) {
    if ((octet(in, start) & 0xF0) != FORMAT_TYPE_3) {
      return broken(HdlcReason.BAD_FORMAT, in, start);
    }
    if (limit - start < HdlcFrameView.FORMAT_LENGTH) {
      return Found.MORE;
    }
    int length = (octet(in, start) & 0x07) << 8 | octet(in, start + 1);
    end = start + length;
    if (length < SHORTEST || !addresses(in, Math.min(limit, end))) {
      return broken(HdlcReason.BAD_FORMAT, in, start);
    }
    return controlAt == 0 || controlAt >= limit ? Found.MORE : checked(in, limit);
  }

  /** Finds where source and control begin, as far as the octets go; false where they cannot. */
  private boolean addresses(ByteBuffer in, int limit) {
    int destinationAt = start + HdlcFrameView.FORMAT_LENGTH;
    controlAt = 0;
    sourceAt = behindAddress(in, destinationAt, limit);
    if (sourceAt > 0) {
      controlAt = behindAddress(in, sourceAt, limit);
    }
    boolean possible = sourceAt >= 0 && controlAt >= 0 && controlAt + 1 + Fcs.LENGTH <= end;
    return possible && (controlAt > 0 || limit < end);
  }

  /** Where the address at {@code from} ends; 0 if that is not known yet, -1 if nowhere. */
  private static int behindAddress(ByteBuffer in, int from, int limit) {
    for (int octets = 1; octets <= 4; octets++) {
      if (from + octets > limit) {
        return 0;
      }
      if ((in.get(from + octets - 1) & 1) == 1) {
        return octets == 3 ? -1 : from + octets;
      }
    }
    return -1;
  }

  private Found checked(ByteBuffer in, int limit) {
    int hcsEnd = controlAt + 1 + Fcs.LENGTH;
    boolean hasInfo = hcsEnd < end;
    if (hasInfo && end < hcsEnd + Fcs.LENGTH) {
      return broken(HdlcReason.BAD_FORMAT, in, start);
    }
    if (limit < hcsEnd) {
      return Found.MORE;
    }
    int crc = Fcs.over(in, start, hcsEnd, Fcs.START);
    if (hasInfo && crc != Fcs.GOOD) {
      return broken(HdlcReason.BAD_HCS, in, start);
    }
    if (limit <= end) {
      missing = end + 1 - limit;
      return Found.MORE;
    }
    return whole(in, Fcs.over(in, hcsEnd, end, crc), hasInfo);
  }

  private Found whole(ByteBuffer in, int crc, boolean hasInfo) {
    if (octet(in, end) != FLAG) {
      return broken(HdlcReason.NO_CLOSING_FLAG, in, start);
    }
    view.wrap(in, start, sourceAt, controlAt, end);
    if (crc != Fcs.GOOD) {
      headerGood = hasInfo;
      return broken(HdlcReason.BAD_FCS, in, hasInfo ? end : start);
    }
    in.position(end);
    return Found.FRAME;
  }

  private Found broken(HdlcReason why, ByteBuffer in, int behind) {
    reason = why;
    in.position(behind);
    return Found.BROKEN;
  }

  private static int octet(ByteBuffer in, int at) {
    return in.get(at) & 0xFF;
  }
}
