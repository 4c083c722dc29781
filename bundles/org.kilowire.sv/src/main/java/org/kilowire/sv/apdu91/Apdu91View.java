// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import java.util.List;
import org.kilowire.sv.SvReason;

/**
 * An APDU of IEC 61850-9-1: tag 0x80, length in BER, noASDU u16 (which is no TLV), then so many
 * ASDUs, each of which begins with its length. {@link #wrap} checks all of it; the getters behind
 * it neither fail nor allocate. One owner.
 */
public final class Apdu91View {

  /** Of a frame of 1518 octets with the shortest ASDUs that there are, and some. */
  private static final int MAX_ASDUS = 128;

  static final int TAG = 0x80;
  private static final int TAG_92 = 0x60;
  private static final int TAG_OCTETS = 1;
  static final int COUNT_OCTETS = 2;
  private static final int DATA_SET_NAME_AT = 3;
  private static final int NAMES_END = 4;

  private final Layouts91 layouts;
  private final int[] starts = new int[MAX_ASDUS];
  private final AsduLayout[] kinds = new AsduLayout[MAX_ASDUS];
  private final Asdu91View window = new Asdu91View();
  private byte[] octets = new byte[0];
  private int count;
  private int end;
  private int tag;
  private SvReason reason = SvReason.SHORT_FRAME;

  /** A view that knows the layouts of the standards, and "extended" ones by their length. */
  public Apdu91View() {
    this(List.of());
  }

  /**
   * A view that knows private layouts too.
   *
   * @param described layouts of private data sets, each for ASDUs of its length; they win over
   *     those that are known anyhow
   */
  public Apdu91View(List<AsduLayout> described) {
    layouts = new Layouts91(described);
  }

  /**
   * Looks at the APDU that begins at {@code from}; octets behind it, up to {@code to}, are no part
   * of it.
   *
   * @return whether there is one, whole; if not, {@link #reason} says why, and no getter is to be
   *     used
   */
  public boolean wrap(byte[] from, int begin, int to) {
    octets = from;
    count = 0;
    end = begin;
    if (begin >= to) {
      tag = -1;
      return refuse(SvReason.SHORT_FRAME);
    }
    tag = from[begin] & 0xFF;
    if (tag != TAG) {
      return refuse(SvReason.UNKNOWN_APDU);
    }
    int body = bodyOf(begin + TAG_OCTETS, to);
    return body < 0 ? refuse(SvReason.MALFORMED_TLV) : asdus(body);
  }

  /** Reads the length, sets the end, and gives where the contents begin; or -1. */
  private int bodyOf(int lengthAt, int to) {
    if (lengthAt >= to) {
      return -1;
    }
    int first = octets[lengthAt] & 0xFF;
    int more = first < 0x80 ? 0 : first - 0x80;
    int body = lengthAt + 1 + more;
    if (first == 0x80 || more > 2 || body > to) {
      return -1;
    }
    int length = first;
    if (more == 1) {
      length = octets[lengthAt + 1] & 0xFF;
    } else if (more == 2) {
      length = BigEndianWords.unsigned(octets, lengthAt + 1);
    }
    end = body + length;
    return end > to ? -1 : body;
  }

  @SuppressWarnings("ReferenceEquality") // writing a reference costs the collector's barrier
  private boolean asdus(int body) {
    int at = body + COUNT_OCTETS;
    int announced = at > end ? 0 : BigEndianWords.unsigned(octets, body);
    if (announced == 0 || announced > MAX_ASDUS) {
      return refuse(SvReason.ASDU_COUNT);
    }
    for (int i = 0; i < announced; i++) {
      if (at + NAMES_END > end) {
        return refuse(SvReason.ASDU_COUNT);
      }
      int dataSetName = octets[at + DATA_SET_NAME_AT] & 0xFF;
      AsduLayout layout = layouts.of(BigEndianWords.unsigned(octets, at), dataSetName);
      if (layout == null || at + layout.length() > end) {
        return refuse(SvReason.UNKNOWN_LAYOUT);
      }
      starts[i] = at;
      if (kinds[i] != layout) {
        kinds[i] = layout;
      }
      at += layout.length();
    }
    if (at != end) {
      return refuse(SvReason.ASDU_COUNT);
    }
    count = announced;
    reason = null;
    return true;
  }

  private boolean refuse(SvReason why) {
    count = 0;
    reason = why;
    return false;
  }

  /** Why the last {@link #wrap} was false; null if it was true. */
  public SvReason reason() {
    return reason;
  }

  /** The same for people, with what was found. */
  public String detail() {
    if (reason == null) {
      return "";
    }
    if (reason == SvReason.UNKNOWN_APDU) {
      return tag == TAG_92
          ? "the APDU begins with 60, as those of IEC 61850-9-2 do; 9-1 has 80"
          : "the APDU begins with %02X; 9-1 has 80".formatted(tag);
    }
    return reason.code();
  }

  /** How many ASDUs there are, 1..128. */
  public int count() {
    return count;
  }

  /** Where the APDU ends. */
  public int end() {
    return end;
  }

  /**
   * The view of this APDU's ASDUs, moved to one of them; it is the same each time.
   *
   * @param index 0..{@link #count} - 1
   */
  public Asdu91View asdu(int index) {
    window.move(octets, starts[index], kinds[index]);
    return window;
  }
}
