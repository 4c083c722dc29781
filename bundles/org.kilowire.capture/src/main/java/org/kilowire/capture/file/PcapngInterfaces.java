// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The interfaces that a section of a pcapng file has described so far. */
final class PcapngInterfaces {

  /** One of them. */
  record Described(CaptureInterface source, TickRate rate, long snapLength) {}

  static final int MOST = 4096;
  static final int FIXED_OCTETS = 8;

  private static final int SNAP_LENGTH_AT = 4;
  private static final int OPTION_HEADER = 4;
  private static final int END = 0;
  private static final int NAME = 2;
  private static final int RESOLUTION = 9;
  private static final int OFFSET = 14;
  private static final int OFFSET_OCTETS = 8;

  private final List<Described> known = new ArrayList<>();
  private int section = -1;

  void beginSection() {
    section++;
    known.clear();
  }

  boolean isFull() {
    return known.size() == MOST;
  }

  /** The interface of that number, or null. */
  Described get(long number) {
    return number < known.size() ? known.get((int) number) : null;
  }

  /** Reads the body of a description, of {@link #FIXED_OCTETS} at least. */
  void add(byte[] body, int length, FileWords words) {
    String name = "";
    TickRate rate = TickRate.USUAL;
    int at = FIXED_OCTETS;
    while (at + OPTION_HEADER <= length) {
      int code = words.u16(body, at);
      int octets = words.u16(body, at + 2);
      int value = at + OPTION_HEADER;
      if (code == END || value + octets > length) {
        break;
      }
      if (code == NAME) {
        name = new String(body, value, octets, StandardCharsets.UTF_8);
      } else if (code == RESOLUTION && octets == 1) {
        rate = new TickRate(body[value] & 0xFF, rate.offsetSeconds());
      } else if (code == OFFSET && octets == OFFSET_OCTETS) {
        rate = new TickRate(rate.resolution(), words.i64(body, value));
      }
      at = value + (octets + 3 & ~3);
    }
    CaptureInterface source = new CaptureInterface(section, known.size(), name, words.u16(body, 0));
    known.add(new Described(source, rate, words.u32(body, SNAP_LENGTH_AT)));
  }
}
