// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.dataset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text of a data message (IEC 62056-21, 6.5) in one pass. Lines may hold any number of
 * data sets, a line that begins with a bracket belongs to the data set before, and whatever ends a
 * line (CR LF, LF, LF LF) does. What cannot be read is passed over and counted.
 *
 * <p>Makes nothing but the data sets. It holds no state between readings but a few units that are
 * used again; one owner.
 */
public final class DataSetReader {

  static final DataSetValue NO_VALUE = new DataSetValue("", "");

  private static final int UNITS = 64;
  private static final int LONGEST_UNIT = 8;

  private final String[] units = new String[UNITS];
  private final List<DataSetValue> values = new ArrayList<>();
  private byte[] text;
  private int to;
  private int at;
  private boolean lineStart;
  private boolean marked;
  private boolean open;

  /** Whether the last data set with a name could not be read. */
  private boolean orphaned;

  private int unreadable;
  private int found;
  private String lastName;

  /**
   * Reads {@code octets} from {@code from} up to {@code !} at the place of a name, or to {@code
   * end}.
   *
   * @param most how many data sets are read at most
   */
  public Summary read(byte[] octets, int from, int end, int most, DataSetSink sink) {
    text = octets;
    to = end;
    at = from;
    lineStart = true;
    marked = false;
    open = false;
    orphaned = false;
    unreadable = 0;
    found = 0;
    lastName = "";
    boolean more = false;
    while (!marked && skipToName()) {
      if (found == most) {
        more = true;
        break;
      }
      readSet(sink);
    }
    text = null;
    return new Summary(found, unreadable, marked, open, more, at);
  }

  /** To where a name may begin; false at the end of the text or of the message. */
  private boolean skipToName() {
    while (at < to) {
      byte c = text[at];
      if (c == '!') {
        at++;
        marked = true;
        return false;
      }
      if (c == '\n' || c == '\r') {
        lineStart = true;
      } else if (c != ' ') {
        return true;
      }
      at++;
    }
    return false;
  }

  private void readSet(DataSetSink sink) {
    int start = at;
    boolean damaged = false;
    while (at < to && text[at] != '(' && text[at] != '\n' && text[at] != '\r') {
      damaged |= text[at] < 0;
      at++;
    }
    int nameEnd = at;
    boolean bare = nameEnd == start && lineStart;
    boolean continued = bare && found > 0;
    lineStart = false;
    values.clear();
    boolean whole = true;
    while (whole && at < to && text[at] == '(') {
      whole = readValue();
    }
    // What continues a data set that was lost is none of the one before it.
    orphaned = bare ? orphaned : !whole || damaged;
    if (!whole || damaged || orphaned) {
      unreadable++;
      sink.unreadable(string(start, at));
      return;
    }
    found++;
    if (!continued) {
      lastName = string(start, trimmed(start, nameEnd));
    }
    sink.dataSet(
        new DataSet(lastName, List.copyOf(values), string(start, trimmed(start, at)), continued));
  }

  /** A bracket; false where it is not closed on its line, or damaged. */
  private boolean readValue() {
    int start = at + 1;
    int stars = 0;
    int star = -1;
    int blank = -1;
    boolean sound = true;
    int i = start;
    while (i < to && text[i] != ')') {
      byte c = text[i];
      if (c == '*') {
        stars++;
        star = i;
      } else if (c == ' ') {
        blank = i;
      } else if (c == '\n' || c == '\r') {
        at = i;
        return false;
      }
      sound &= c >= 0;
      i++;
    }
    at = Math.min(to, i + 1);
    open |= i >= to;
    if (i >= to || !sound) {
      return false;
    }
    int split = stars == 1 ? star : stars == 0 ? unitBehindBlank(start, blank, i) : -1;
    values.add(split < 0 ? value(start, i, i, i) : value(start, split, split + 1, i));
    return true;
  }

  /** Some meters write {@code (0000000 kWh)}: a number, a blank and what begins with a letter. */
  private int unitBehindBlank(int start, int blank, int end) {
    if (blank <= start || blank + 1 >= end || !isLetter(text[blank + 1])) {
      return -1;
    }
    boolean digits = false;
    for (int i = start; i < blank; i++) {
      byte c = text[i];
      digits |= c >= '0' && c <= '9';
      if ((c < '0' || c > '9') && c != '.' && c != ',' && c != ' ' && c != '-') {
        return -1;
      }
    }
    return digits ? blank : -1;
  }

  private static boolean isLetter(byte c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private DataSetValue value(int start, int end, int unitStart, int unitEnd) {
    int from = start;
    while (from < end && text[from] == ' ') {
      from++;
    }
    return new DataSetValue(string(from, trimmed(from, end)), unit(unitStart, unitEnd));
  }

  private int trimmed(int start, int end) {
    int last = end;
    while (last > start && text[last - 1] == ' ') {
      last--;
    }
    return last;
  }

  /** The same unit again and again is one string. */
  private String unit(int start, int end) {
    int from = start;
    while (from < end && text[from] == ' ') {
      from++;
    }
    int last = trimmed(from, end);
    int length = last - from;
    if (length == 0 || length > LONGEST_UNIT) {
      return string(from, last);
    }
    int hash = length;
    for (int i = from; i < last; i++) {
      hash = 31 * hash + text[i];
    }
    int slot = hash & (UNITS - 1);
    if (units[slot] == null || !equals(units[slot], from, length)) {
      units[slot] = string(from, last);
    }
    return units[slot];
  }

  private boolean equals(String unit, int from, int length) {
    if (unit.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (unit.charAt(i) != text[from + i]) {
        return false;
      }
    }
    return true;
  }

  private String string(int from, int end) {
    return from == end ? "" : new String(text, from, end - from, StandardCharsets.ISO_8859_1);
  }

  /**
   * What a text was.
   *
   * @param dataSets how many were read
   * @param unreadable how many were passed over: not closed on their line, or damaged
   * @param marked whether it ended with {@code !}
   * @param open whether it ended inside a bracket: it was cut off
   * @param more whether there are more data sets than were wanted
   * @param end index behind what was read
   */
  public record Summary(
      int dataSets, int unreadable, boolean marked, boolean open, boolean more, int end) {}
}
