// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kilowire.conversation.Octets;

/**
 * An OBIS code (IEC 62056-6-1): six value groups A-B:C.D.E*F, each 0..255.
 *
 * @param octets the six value groups in order
 */
public record Obis(Octets octets) implements Comparable<Obis> {

  private static final Pattern TEXT =
      Pattern.compile(
          "(?:(\\d{1,3})-(\\d{1,3}):)?(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:\\*(\\d{1,3}))?");

  private static final Pattern DOTTED =
      Pattern.compile(
          "(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  public Obis {
    if (octets.length() != 6) {
      throw new IllegalArgumentException("an OBIS code has six octets: " + octets);
    }
  }

  /**
   * Reads {@code 1-0:1.8.0*255}, {@code 1.0.1.8.0.255} and, with groups left out, {@code
   * 1-0:1.8.0}, {@code 1.8.0*255} and {@code 1.8.0}; empty for anything else. F is 255 then. A and
   * B are 1-0, electricity, but 0-0 where C is 96 or 97: service entries of the meter as such.
   */
  public static Optional<Obis> parse(String text) {
    Matcher dotted = DOTTED.matcher(text);
    Matcher m = dotted.matches() ? dotted : TEXT.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    byte[] groups = new byte[6];
    for (int i = 0; i < groups.length; i++) {
      int group = m.group(i + 1) == null ? usual(i, m.group(3)) : Integer.parseInt(m.group(i + 1));
      if (group > 255) {
        return Optional.empty();
      }
      groups[i] = (byte) group;
    }
    return Optional.of(new Obis(Octets.of(groups)));
  }

  private static int usual(int group, String c) {
    boolean service = c.equals("96") || c.equals("97");
    return switch (group) {
      case 0 -> service ? 0 : 1;
      case 5 -> 255;
      default -> 0;
    };
  }

  @Override
  public int compareTo(Obis other) {
    return octets.compareTo(other.octets);
  }

  /** A-B:C.D.E*F, always with F. */
  @Override
  public String toString() {
    return octets.at(0)
        + "-"
        + octets.at(1)
        + ":"
        + octets.at(2)
        + "."
        + octets.at(3)
        + "."
        + octets.at(4)
        + "*"
        + octets.at(5);
  }
}
