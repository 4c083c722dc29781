// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056.capture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file of captured octets in whatever form it is:
 *
 * <ul>
 *   <li>a dialogue, a line a message: {@code TX} or {@code RX} and hexadecimal digits, or {@code
 *       C>M} or {@code M>C} and text with control characters as {@code <0D>}; lines with {@code #}
 *       in front are comments
 *   <li>hexadecimal digits alone
 *   <li>the octets themselves
 * </ul>
 */
public final class CaptureFile {

  private static final Pattern MESSAGE = Pattern.compile("(TX|RX|C>M|M>C|[<>])[: ]\\s*(.*)");

  /** Possessive: what is not, takes a stack as deep as the file is long. */
  private static final Pattern HEX = Pattern.compile("\\s*+(?:\\p{XDigit}{2}[\\s:,]*+)++");

  private static final Pattern ESCAPE = Pattern.compile("<(\\p{XDigit}{2})>");

  private CaptureFile() {}

  /** All that was said, in order. */
  public static List<CapturedTalk> read(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    Optional<List<CapturedTalk>> dialogue = dialogue(text);
    if (dialogue.isPresent()) {
      return dialogue.get();
    }
    boolean hex = HEX.matcher(text).matches();
    return List.of(new CapturedTalk(true, withoutParity(hex ? hex(text) : file)));
  }

  private static Optional<List<CapturedTalk>> dialogue(String text) {
    List<CapturedTalk> talks = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher message = MESSAGE.matcher(line);
      if (!message.matches()) {
        return Optional.empty();
      }
      String side = message.group(1);
      boolean byMeter = side.equals("RX") || side.equals("M>C") || side.equals("<");
      String octets = message.group(2);
      boolean hex = side.endsWith("X") || (side.length() == 1 && HEX.matcher(octets).matches());
      talks.add(new CapturedTalk(byMeter, withoutParity(hex ? hex(octets) : escaped(octets))));
    }
    return talks.isEmpty() ? Optional.empty() : Optional.of(joined(talks));
  }

  /** What one side said in several lines is one talk. */
  private static List<CapturedTalk> joined(List<CapturedTalk> talks) {
    List<CapturedTalk> joined = new ArrayList<>();
    for (CapturedTalk talk : talks) {
      CapturedTalk last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.byMeter() == talk.byMeter()) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(last.octets());
        both.writeBytes(talk.octets());
        joined.set(joined.size() - 1, new CapturedTalk(talk.byMeter(), both.toByteArray()));
      } else {
        joined.add(talk);
      }
    }
    return joined;
  }

  /** A half of an octet at the end is left out: the file was cut there. */
  private static byte[] hex(String text) {
    String digits = text.replaceAll("[^0-9A-Fa-f]", "");
    return HexFormat.of().parseHex(digits, 0, digits.length() / 2 * 2);
  }

  private static byte[] escaped(String text) {
    String plain =
        ESCAPE
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement("" + (char) Integer.parseInt(found.group(1), 16)));
    return plain.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Where all octets have even parity, and some in the eighth bit, that bit is the parity. */
  private static byte[] withoutParity(byte[] octets) {
    boolean eighth = false;
    for (byte octet : octets) {
      eighth |= octet < 0;
      if ((Integer.bitCount(octet & 0xFF) & 1) == 1) {
        return octets;
      }
    }
    if (!eighth) {
      return octets;
    }
    byte[] plain = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      plain[i] = (byte) (octets[i] & 0x7F);
    }
    return plain;
  }
}
