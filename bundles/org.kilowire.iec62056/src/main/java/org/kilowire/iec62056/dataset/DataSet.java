// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.dataset;

import java.util.List;

/**
 * A name and what stands in the brackets behind it (IEC 62056-21, 6.5).
 *
 * @param name as sent, historic suffix included; empty where an answer has none; the whole text
 *     where there are no brackets
 * @param values one a pair of brackets, in their order
 * @param raw all of it as sent, from the name to the last bracket
 * @param continued whether it is a further line of the data set before, whose name it has
 */
public record DataSet(String name, List<DataSetValue> values, String raw, boolean continued) {

  public DataSet {
    values = List.copyOf(values);
  }

  /** The first value; one without text where there is none. */
  public DataSetValue first() {
    return values.isEmpty() ? DataSetReader.NO_VALUE : values.get(0);
  }

  /** Whether it is an error message: {@code (ERROR)}, {@code (ER12)}, {@code (ERR12)}. */
  public boolean isError() {
    return values.size() == 1 && isError(values.get(0).text());
  }

  private static boolean isError(String text) {
    int letters = 0;
    while (letters < text.length() && Character.isLetter(text.charAt(letters))) {
      letters++;
    }
    String word = text.substring(0, letters);
    boolean error = word.equals("ERROR") || word.equals("ERR") || word.equals("ER");
    return error && text.substring(letters).chars().allMatch(Character::isDigit);
  }
}
