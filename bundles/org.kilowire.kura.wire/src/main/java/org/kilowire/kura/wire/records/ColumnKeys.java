// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kilowire.meter.Quantity;

/**
 * The keys of one column.
 *
 * @param value the quantity, as a rule
 */
record ColumnKeys(String value, String scale, String unit, String type, String columnScale) {

  static final String SCALE = ".scale";
  static final String UNIT = ".unit";
  static final String TYPE = ".type";
  static final String COLUMN_SCALE = ".column-scale";

  private static ColumnKeys named(String name) {
    return new ColumnKeys(name, name + SCALE, name + UNIT, name + TYPE, name + COLUMN_SCALE);
  }

  /**
   * The keys of columns of these quantities. A column one of whose keys is another's already, for
   * the quantity is there twice or reads like a key, is named with a number behind a space, which
   * no quantity has.
   */
  static List<ColumnKeys> of(List<Quantity> quantities) {
    Set<String> taken = new HashSet<>();
    List<ColumnKeys> all = new ArrayList<>(quantities.size());
    for (Quantity quantity : quantities) {
      ColumnKeys keys = named(quantity.text());
      for (int number = 2; !Collections.disjoint(taken, keys.all()); number++) {
        keys = named(quantity.text() + " " + number);
      }
      taken.addAll(keys.all());
      all.add(keys);
    }
    return all;
  }

  private List<String> all() {
    return List.of(value, scale, unit, type, columnScale);
  }
}
