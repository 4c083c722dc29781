// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;

/** An object's logical name: the six value groups of its OBIS (IEC 62056-6-1), each 0..255. */
public record LogicalName(int a, int b, int c, int d, int e, int f)
    implements Comparable<LogicalName> {

  /** How many octets it has on the wire. */
  public static final int LENGTH = 6;

  private static final Pattern TEXT =
      Pattern.compile(
          "(?:(\\d{1,3})[-.](\\d{1,3})[:.])?(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:[*.&](\\d{1,3}))?");

  /** Groups that are left out: electricity, no channel, no billing period. */
  private static final LogicalName USUAL = new LogicalName(1, 0, 0, 0, 0, 0xFF);

  public LogicalName {
    if (((a | b | c | d | e | f) & ~0xFF) != 0) {
      throw new IllegalArgumentException("value groups are 0..255");
    }
  }

  /**
   * Reads {@code 1.0.1.8.0.255}, {@code 1-0:1.8.0*255} and, with groups left out, {@code
   * 1-0:1.8.0}, {@code 1.8.0*255} and {@code 1.8.0}; empty for anything else. F is 255 then. A and
   * B are 1-0, electricity, but 0-0 where C is 96 or 97: service entries of the meter as such.
   */
  public static Optional<LogicalName> parse(String text) {
    Matcher groups = TEXT.matcher(text);
    if (!groups.matches() || isFive(groups, text)) {
      return Optional.empty();
    }
    int c = group(groups, 3, USUAL.c);
    int a = group(groups, 1, c == 96 || c == 97 ? 0 : USUAL.a);
    int b = group(groups, 2, USUAL.b);
    int d = group(groups, 4, USUAL.d);
    int e = group(groups, 5, USUAL.e);
    int f = group(groups, 6, USUAL.f);
    return ((a | b | c | d | e | f) & ~0xFF) == 0
        ? Optional.of(new LogicalName(a, b, c, d, e, f))
        : Optional.empty();
  }

  private static int group(Matcher groups, int number, int otherwise) {
    String group = groups.group(number);
    return group == null ? otherwise : Integer.parseInt(group);
  }

  /** Whether it has four or five numbers with dots between: a name that somebody cut. */
  private static boolean isFive(Matcher groups, String text) {
    boolean dotted = text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    return dotted && (groups.group(1) == null) != (groups.group(6) == null);
  }

  /**
   * Reads what {@link #parse} reads.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static LogicalName of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("no logical name: " + text));
  }

  /** The name that an octet-string of six octets is. */
  public static Optional<LogicalName> of(Data data) {
    return data instanceof Data.OctetString string && string.octets().length() == LENGTH
        ? Optional.of(get(string.octets().buffer()))
        : Optional.empty();
  }

  /** Takes the next six octets of {@code in}. */
  public static LogicalName get(ByteBuffer in) {
    return new LogicalName(
        in.get() & 0xFF,
        in.get() & 0xFF,
        in.get() & 0xFF,
        in.get() & 0xFF,
        in.get() & 0xFF,
        in.get() & 0xFF);
  }

  /** Puts the six octets into {@code target}. */
  public void putInto(ByteBuffer target) {
    target.put((byte) a).put((byte) b).put((byte) c);
    target.put((byte) d).put((byte) e).put((byte) f);
  }

  public Octets octets() {
    return Octets.of((byte) a, (byte) b, (byte) c, (byte) d, (byte) e, (byte) f);
  }

  /** As an octet-string. */
  public Data toData() {
    return new Data.OctetString(octets());
  }

  /** The usual text of an OBIS: {@code 1-0:1.8.0*255}. */
  public String obis() {
    return a + "-" + b + ":" + c + "." + d + "." + e + "*" + f;
  }

  @Override
  public int compareTo(LogicalName other) {
    return Long.compare(packed(), other.packed());
  }

  private long packed() {
    return ((long) a << 40) | ((long) b << 32) | ((long) c << 24) | ((long) d << 16) | (e << 8) | f;
  }

  /** {@code 1.0.1.8.0.255}. */
  @Override
  public String toString() {
    return a + "." + b + "." + c + "." + d + "." + e + "." + f;
  }
}
