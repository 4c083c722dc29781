// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kilowire.iec62056.dataset.DataSet;
import org.kilowire.iec62056.dataset.DataSetValue;
import org.kilowire.meter.Quantity;

/**
 * Which of a data set's values a quantity means: the first, or the one that it numbers from 1
 * ({@code 1:1-0:1.8.0*255:2:3}, {@code raw:ET0PE#3}), over all brackets, further lines and members
 * of lists.
 *
 * @param number from 1
 */
record ElementIndex(int number) {

  /** Behind the name of a raw quantity. */
  static final char MARK = '#';

  static ElementIndex of(Quantity quantity) {
    Optional<Integer> index = quantity.cosem().flatMap(Quantity.Cosem::index);
    return index.map(ElementIndex::new).orElseGet(() -> ofName(quantity.text()));
  }

  static ElementIndex ofName(String name) {
    return new ElementIndex(behindMark(name).orElse(1));
  }

  private static Optional<Integer> behindMark(String text) {
    int at = text.lastIndexOf(MARK);
    String digits = at < 0 ? "" : text.substring(at + 1);
    boolean number =
        !digits.isEmpty() && digits.length() < 4 && digits.chars().allMatch(Character::isDigit);
    return number ? Optional.of(Math.max(1, Integer.parseInt(digits))) : Optional.empty();
  }

  /**
   * The value; empty where there are fewer.
   *
   * @param sets a data set and the lines that continue it
   * @param lists whether a comma separates members
   */
  Optional<DataSetValue> in(List<DataSet> sets, boolean lists) {
    List<DataSetValue> all = all(sets, lists);
    return number <= all.size() ? Optional.of(all.get(number - 1)) : Optional.empty();
  }

  /** All that are numbered, in their order. */
  static List<DataSetValue> all(List<DataSet> sets, boolean lists) {
    List<DataSetValue> all = new ArrayList<>();
    for (DataSet set : sets) {
      for (DataSetValue value : set.values()) {
        if (lists && value.text().indexOf(',') >= 0) {
          value.members(',').forEach(member -> all.add(new DataSetValue(member, value.unit())));
        } else {
          all.add(value);
        }
      }
    }
    return all;
  }
}
