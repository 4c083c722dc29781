// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.util.Optional;
import org.kilowire.meter.Value;

/**
 * A value as the database keeps it.
 *
 * @param kind number, text, octets, flag, time or none
 * @param text all digits of a number, hexadecimal octets, true or false, ISO 8601
 * @param unscaled of numbers, else null
 * @param scale of numbers, else null
 */
record Cell(String kind, String text, Long unscaled, Integer scale) {

  static final Cell NONE = new Cell("none", "", null, null);

  static Cell of(Optional<Value> value) {
    return value.map(Cell::of).orElse(NONE);
  }

  private static Cell of(Value value) {
    if (value instanceof Value.Decimal d) {
      return new Cell("number", d.exact().toPlainString(), d.unscaled(), d.scale());
    }
    if (value instanceof Value.Text t) {
      return new Cell("text", t.text(), null, null);
    }
    if (value instanceof Value.Bytes b) {
      return new Cell("octets", b.octets().toString(), null, null);
    }
    if (value instanceof Value.Flag f) {
      return new Cell("flag", Boolean.toString(f.set()), null, null);
    }
    if (value instanceof Value.Time t) {
      return new Cell("time", t.instant().toString(), null, null);
    }
    throw new IllegalStateException("no such value: " + value);
  }
}
