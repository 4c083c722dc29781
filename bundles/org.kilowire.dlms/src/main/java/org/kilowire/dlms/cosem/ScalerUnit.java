// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem;

import java.util.Optional;
import java.util.OptionalLong;
import org.kilowire.dlms.axdr.Data;

/**
 * scal_unit_type (IEC 62056-6-2, 4.3.2): the value is the number times ten to the scaler.
 *
 * @param scaler -128..127
 * @param unit code of the unit, 0..255
 */
public record ScalerUnit(int scaler, int unit) {

  public ScalerUnit {
    if (scaler != (byte) scaler || unit < 0 || unit > 0xFF) {
      throw new IllegalArgumentException("scaler " + scaler + ", unit " + unit);
    }
  }

  /** Reads the structure of scaler and unit, whichever integer types it is made of. */
  public static Optional<ScalerUnit> of(Data data) {
    if (!(data instanceof Data.Structure pair) || pair.elements().size() != 2) {
      return Optional.empty();
    }
    OptionalLong scaler = pair.elements().get(0).number();
    OptionalLong unit = pair.elements().get(1).number();
    if (scaler.isEmpty() || unit.isEmpty()) {
      return Optional.empty();
    }
    long s = scaler.getAsLong();
    long u = unit.getAsLong();
    return s == (byte) s && (u & 0xFF) == u
        ? Optional.of(new ScalerUnit((int) s, (int) u))
        : Optional.empty();
  }

  public Data toData() {
    return Data.structure(Data.integer(scaler), Data.enumerated(unit));
  }

  /** The unit's symbol; empty for "count" (255); {@code unit-N} where the table has none. */
  public String text() {
    return Units.text(unit);
  }

  @Override
  public String toString() {
    return "10^" + scaler + " " + text();
  }
}
