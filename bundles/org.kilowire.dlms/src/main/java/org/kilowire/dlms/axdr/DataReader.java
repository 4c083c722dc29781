// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.axdr;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.DlmsReason;

/**
 * Walks A-XDR data element by element without building a tree.
 *
 * <p>An element is taken only when all its octets are there; the position then stands behind it.
 * After {@link Event#NEED_MORE} the position stands where the element begins: the caller offers
 * those octets again with more behind them, in the same buffer or another. After a whole value the
 * next call begins a new one. After {@link Event#MALFORMED} only {@link #reset} leads on.
 */
public final class DataReader {

  /** What was found. */
  public enum Event {
    /** The next element is not whole yet. */
    NEED_MORE,
    /**
     * A value that is no array or structure; see {@link #type}, {@link #number}, {@link #length}.
     */
    VALUE,
    /** The head of an array or structure of {@link #count} elements. */
    BEGIN,
    /** The array or structure that was begun last is over. */
    END,
    /** No A-XDR, or beyond the limits; see {@link #reason} and {@link #detail}. */
    MALFORMED
  }

  private final DataLimits limits;
  private final int[] left;
  private int depth;
  private int elements;
  private DataType type = DataType.NULL_DATA;
  private long number;
  private int offset;
  private int length;
  private DlmsReason reason = DlmsReason.MALFORMED_DATA;
  private String detail = "";

  public DataReader(DataLimits limits) {
    this.limits = limits;
    this.left = new int[limits.depth()];
  }

  /** Forgets where it was: the next octets begin a new value. */
  public void reset() {
    depth = 0;
    elements = 0;
  }

  /** The next event in {@code in}. */
  public Event next(ByteBuffer in) {
    if (depth > 0 && left[depth - 1] == 0) {
      depth--;
      return Event.END;
    }
    int start = in.position();
    if (!in.hasRemaining()) {
      return Event.NEED_MORE;
    }
    int tag = in.get() & 0xFF;
    DataType found = DataType.ofTag(tag);
    if (found == null) {
      return malformed(DlmsReason.MALFORMED_DATA, "no data type has tag " + tag);
    }
    if (depth == 0) {
      elements = 0;
    }
    Event event = element(found, in);
    if (event == Event.NEED_MORE) {
      in.position(start);
    }
    return event;
  }

  private Event element(DataType found, ByteBuffer in) {
    Event event =
        found == DataType.ARRAY || found == DataType.STRUCTURE
            ? begin(found, in)
            : value(found, in);
    if (event == Event.NEED_MORE || event == Event.MALFORMED) {
      return event;
    }
    if (++elements > limits.elements()) {
      return malformed(DlmsReason.TOO_LONG, "more than " + limits.elements() + " elements");
    }
    int parent = event == Event.BEGIN ? depth - 2 : depth - 1;
    if (parent >= 0) {
      left[parent]--;
    }
    return event;
  }

  private Event begin(DataType found, ByteBuffer in) {
    int count = AxdrLength.get(in);
    if (count < 0) {
      return badLength(count);
    }
    if (count > limits.elements()) {
      return malformed(DlmsReason.TOO_LONG, count + " elements announced");
    }
    if (depth == limits.depth()) {
      return malformed(DlmsReason.TOO_LONG, "deeper than " + limits.depth());
    }
    type = found;
    length = count;
    left[depth++] = count;
    return Event.BEGIN;
  }

  /** Reads the octets of a value whose tag has been read, or stands elsewhere (compact-array). */
  Event value(DataType found, ByteBuffer in) {
    type = found;
    int octets = found.length();
    if (octets < 0) {
      octets = found == DataType.COMPACT_ARRAY ? CompactArray.size(in, limits) : AxdrLength.get(in);
      if (octets < 0) {
        return badLength(octets);
      }
      if (octets > limits.length()) {
        return malformed(DlmsReason.TOO_LONG, "a " + found + " of length " + octets);
      }
      length = octets;
      if (found == DataType.BIT_STRING) {
        octets = (octets + 7) / 8;
      }
    } else {
      length = octets;
    }
    if (in.remaining() < octets) {
      return Event.NEED_MORE;
    }
    offset = in.position();
    if (octets <= 8) {
      number = whole(found, in, offset, octets);
    }
    in.position(offset + octets);
    return Event.VALUE;
  }

  private static long whole(DataType type, ByteBuffer in, int offset, int octets) {
    return switch (octets) {
      case 1 -> type.isSigned() ? in.get(offset) : in.get(offset) & 0xFF;
      case 2 -> type.isSigned() ? in.getShort(offset) : in.getShort(offset) & 0xFFFF;
      case 4 -> type.isSigned() ? in.getInt(offset) : in.getInt(offset) & 0xFFFF_FFFFL;
      case 8 -> in.getLong(offset);
      default -> 0;
    };
  }

  private Event badLength(int code) {
    return code == AxdrLength.NEED_MORE
        ? Event.NEED_MORE
        : malformed(DlmsReason.MALFORMED_DATA, "no length");
  }

  private Event malformed(DlmsReason why, String what) {
    reason = why;
    detail = what;
    return Event.MALFORMED;
  }

  /** The type of the element found last. */
  public DataType type() {
    return type;
  }

  /**
   * The value found last where it has a fixed length of 1, 2, 4 or 8 octets: the number, 0 or not 0
   * for a boolean, the bits of a float, and the 64 bits of a long64-unsigned.
   */
  public long number() {
    return number;
  }

  /** How many elements the container begun last has. */
  public int count() {
    return length;
  }

  /** How many octets the value found last has, bits for a bit-string. */
  public int length() {
    return length;
  }

  /** Where in the buffer its octets begin. */
  public int offset() {
    return offset;
  }

  /** In how many arrays and structures the next element stands; 0 when a value is whole. */
  public int depth() {
    return depth;
  }

  public DlmsReason reason() {
    return reason;
  }

  public String detail() {
    return detail;
  }

  /** The value found last, its octets copied out of {@code in}, where they must still stand. */
  public Data data(ByteBuffer in) {
    return switch (type) {
      case NULL_DATA -> Data.nullData();
      case DONT_CARE -> Data.dontCare();
      case BOOLEAN -> new Data.Bool(number != 0);
      case FLOAT32 -> new Data.Float32(Float.intBitsToFloat((int) number));
      case FLOAT64 -> new Data.Float64(Double.longBitsToDouble(number));
      case BIT_STRING -> new Data.BitString(length, octets(in, (length + 7) / 8));
      case OCTET_STRING -> new Data.OctetString(octets(in, length));
      case VISIBLE_STRING ->
          new Data.VisibleString(octets(in, length).text(StandardCharsets.ISO_8859_1));
      case UTF8_STRING -> new Data.Utf8String(octets(in, length));
      case DATE_TIME, DATE, TIME -> new Data.Temporal(type, octets(in, length));
      case DOUBLE_LONG,
          DOUBLE_LONG_UNSIGNED,
          BCD,
          INTEGER,
          LONG,
          UNSIGNED,
          LONG_UNSIGNED,
          LONG64,
          LONG64_UNSIGNED,
          ENUM ->
          new Data.Whole(type, number);
      case ARRAY, STRUCTURE, COMPACT_ARRAY -> throw new IllegalStateException("no value: " + type);
    };
  }

  private Octets octets(ByteBuffer in, int octets) {
    return Octets.copyOf(in.slice(offset, octets));
  }
}
