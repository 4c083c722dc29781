// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.trace;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;

/** A COSEM value on one line, with its types: {@code {long-unsigned 8, octet-string 0000...}}. */
final class DataLine {

  private static final int MOST = 300;

  private final StringBuilder text = new StringBuilder();

  private DataLine() {}

  /** The value in about {@value #MOST} characters; {@code ...} stands for the rest. */
  static String of(Data data) {
    DataLine line = new DataLine();
    line.add(data);
    return line.text.toString();
  }

  private void add(Data data) {
    if (text.length() > MOST) {
      text.append(text.charAt(text.length() - 1) == '.' ? "" : "...");
    } else if (data instanceof Data.Array || data instanceof Data.Structure) {
      list(data);
    } else {
      text.append(data.type().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      String value = value(data);
      text.append(value.isEmpty() ? "" : " ").append(value);
    }
  }

  private void list(Data list) {
    boolean array = list instanceof Data.Array;
    text.append(array ? '[' : '{');
    String between = "";
    for (Data element : list.elements()) {
      if (text.length() > MOST) {
        text.append("...");
        break;
      }
      text.append(between);
      add(element);
      between = ", ";
    }
    text.append(array ? ']' : '}');
  }

  private static String value(Data data) {
    if (data instanceof Data.Whole whole) {
      return whole.exact().toString();
    }
    if (data instanceof Data.Bool flag) {
      return String.valueOf(flag.value());
    }
    if (data instanceof Data.Float32 number) {
      return String.valueOf(number.value());
    }
    if (data instanceof Data.Float64 number) {
      return String.valueOf(number.value());
    }
    if (data instanceof Data.BitString bits) {
      return hex(bits.octets()) + "/" + bits.bits();
    }
    return data.asOctets().map(DataLine::hex).orElse("");
  }

  /** Octets, and where they print what they read as. */
  private static String hex(Octets octets) {
    int shown = Math.min(octets.length(), MOST / 2);
    Octets first = octets.slice(0, shown);
    String rest = shown < octets.length() ? "..." : "";
    String text = first.text(StandardCharsets.ISO_8859_1);
    boolean prints = shown > 0 && text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    return first + rest + (prints ? " \"" + text + rest + "\"" : "");
  }
}
