// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.device;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.kilowire.simulators.meter.model.Register;

/**
 * A register as a meter of IEC 62056-21 writes it.
 *
 * @param code the groups C.D.E
 * @param register whose value it is
 * @param unit as written
 * @param kilo whether the register's own unit is a thousandth of it
 */
record RegisterText(String code, Register register, String unit, boolean kilo) {

  /** In the order of a readout. */
  static final List<RegisterText> ALL =
      List.of(
          new RegisterText("1.8.0", Register.ACTIVE_IMPORT, "kWh", true),
          new RegisterText("2.8.0", Register.ACTIVE_EXPORT, "kWh", true),
          new RegisterText("3.8.0", Register.REACTIVE_IMPORT, "kvarh", true),
          new RegisterText("4.8.0", Register.REACTIVE_EXPORT, "kvarh", true),
          new RegisterText("1.6.0", Register.MAXIMUM_DEMAND, "kW", true),
          new RegisterText("1.7.0", Register.POWER, "kW", true),
          new RegisterText("32.7.0", Register.VOLTAGE, "V", false),
          new RegisterText("31.7.0", Register.CURRENT, "A", false));

  /** The energies, which a load profile has in this order. */
  static final List<RegisterText> ENERGIES = ALL.subList(0, 4);

  private static final int KILO = 3;
  private static final int WIDTH = 11;

  /** Digits before and behind the point, as many as the register has. */
  String digits(long value, Set<Oddity> odd) {
    int scale = (kilo ? KILO : 0) - register.scalerUnit().scaler();
    BigDecimal number = BigDecimal.valueOf(value, Math.max(0, scale));
    String plain = number.toPlainString();
    String filler = odd.contains(Oddity.PADDED_VALUES) ? " " : "0";
    String text = filler.repeat(Math.max(0, WIDTH - plain.length())) + plain;
    return odd.contains(Oddity.DECIMAL_COMMA) ? text.replace('.', ',') : text;
  }

  /** Value and unit between brackets. */
  String bracket(long value, Set<Oddity> odd) {
    String between = odd.contains(Oddity.UNIT_IN_VALUE) ? " " : "*";
    return "(" + digits(value, odd) + between + unit + ")";
  }
}
