// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A host as it stands in a URI. Never asks a name server. */
final class HostText {

  private static final int MAX_NAME = 253; // RFC 1035, 2.3.4, without the root's dot
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");
  private static final Pattern DOTTED = Pattern.compile("[0-9.]+");
  private static final String PART = "(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";
  private static final Pattern IPV4 = Pattern.compile(PART + "(\\." + PART + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]{2,45}");
  private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9._-]{1,32}");

  private HostText() {}

  /** The canonical form of a name or an IPv4 address; empty if it is neither. */
  static Optional<String> plain(String text) {
    String host = text.toLowerCase(Locale.ROOT);
    Pattern shape = DOTTED.matcher(host).matches() ? IPV4 : NAME;
    return host.length() <= MAX_NAME && shape.matcher(host).matches()
        ? Optional.of(host)
        : Optional.empty();
  }

  /** The canonical form of an IPv6 address without its brackets; empty if it is none. */
  static Optional<String> bracketed(String text) {
    int percent = text.indexOf('%');
    String zone = percent < 0 ? "" : text.substring(percent + 1).replaceFirst("^25(?=.)", "");
    String address = (percent < 0 ? text : text.substring(0, percent)).toLowerCase(Locale.ROOT);
    if (!IPV6.matcher(address).matches() || address.indexOf(':') < 0) {
      return Optional.empty();
    }
    if (percent >= 0 && !ZONE.matcher(zone).matches()) {
      return Optional.empty();
    }
    try {
      InetAddress parsed = InetAddress.getByName(address);
      String canonical =
          parsed instanceof Inet6Address ? compressed(parsed.getAddress()) : mapped(parsed);
      return Optional.of(percent < 0 ? canonical : canonical + "%" + zone);
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static String mapped(InetAddress parsed) {
    return "::ffff:" + parsed.getHostAddress();
  }

  /** RFC 5952, 4: no leading zeros, the first longest run of two zero groups or more as "::". */
  private static String compressed(byte[] octets) {
    ShortBuffer groups = ByteBuffer.wrap(octets).asShortBuffer();
    int from = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups.get(end) == 0) {
        end++;
      }
      if (end - i > length) {
        from = i;
        length = end - i;
      }
    }
    if (from < 0) {
      return joined(groups, 0, 8);
    }
    return joined(groups, 0, from) + "::" + joined(groups, from + length, 8);
  }

  private static String joined(ShortBuffer groups, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i > from ? ":" : "").append(Integer.toHexString(groups.get(i) & 0xFFFF));
    }
    return text.toString();
  }
}
