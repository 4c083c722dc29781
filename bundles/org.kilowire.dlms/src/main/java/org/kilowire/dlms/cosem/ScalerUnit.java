// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.kilowire.dlms.axdr.Data;

/**
 * scal_unit_type (IEC 62056-6-2, 4.3.2): the value is the number times ten to the scaler, whatever
 * type the number has. The clause excepts only what is no number, whose scaler is 0: a float is
 * scaled like an integer.
 *
 * @param scaler -128..127
 * @param unit code of the unit, 0..255
 */
public record ScalerUnit(int scaler, int unit) {

  private static final int REGISTER = 3;
  private static final int EXTENDED_REGISTER = 4;
  private static final int DEMAND_REGISTER = 5;

  public ScalerUnit {
    if (scaler != (byte) scaler || unit < 0 || unit > 0xFF) {
      throw new IllegalArgumentException("scaler " + scaler + ", unit " + unit);
    }
  }

  /**
   * Reads the structure of scaler and unit, whichever integer types it is made of: a scaler of 128
   * to 255 is a negative one without its sign.
   */
  public static Optional<ScalerUnit> of(Data data) {
    if (!(data instanceof Data.Structure pair) || pair.elements().size() < 2) {
      return Optional.empty();
    }
    OptionalLong scaler = pair.elements().get(0).number();
    OptionalLong unit = pair.elements().get(1).number();
    if (scaler.isEmpty() || unit.isEmpty()) {
      return Optional.empty();
    }
    long s = scaler.getAsLong();
    long u = unit.getAsLong();
    return s >= Byte.MIN_VALUE && s <= 0xFF && (u & 0xFF) == u
        ? Optional.of(new ScalerUnit((byte) s, (int) u))
        : Optional.empty();
  }

  /** Where the scaler and unit of {@code attribute} stand; empty where it has none. */
  public static Optional<AttributeRef> attributeOf(AttributeRef attribute) {
    boolean value = attribute.attribute() == 2;
    int where =
        switch (attribute.classId()) {
          case REGISTER, EXTENDED_REGISTER -> value ? 3 : 0;
          case DEMAND_REGISTER -> value || attribute.attribute() == 3 ? 4 : 0;
          default -> 0;
        };
    return where == 0
        ? Optional.empty()
        : Optional.of(new AttributeRef(attribute.classId(), attribute.name(), where));
  }

  /** The value that {@code data} stands for, exactly; empty for what is no number. */
  public Optional<BigDecimal> scaled(Data data) {
    return data.decimal().map(number -> number.scaleByPowerOfTen(scaler));
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
