// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands in one pair of brackets (IEC 62056-21, 6.6).
 *
 * @param text without the unit and without blanks around it
 * @param unit behind {@code *}, or behind a number and a blank; empty where there is none
 */
public record DataSetValue(String text, String unit) {

  /** Whether the meter gave nothing: blanks, or dashes in the places of digits. */
  public boolean isMissing() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '-' && c != '.' && c != ',' && c != ' ') {
        return false;
      }
    }
    return true;
  }

  /** The number that it is; empty for anything else and where it {@link #isMissing}. */
  public Optional<Numeral> number() {
    return Numeral.parse(text);
  }

  /** The members of a list in one pair of brackets, such as {@code (1,2,3)} or {@code (1&2)}. */
  public List<String> members(char separator) {
    List<String> members = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      members.add(text.substring(from, at));
      from = at + 1;
    }
    members.add(text.substring(from));
    return members;
  }
}
