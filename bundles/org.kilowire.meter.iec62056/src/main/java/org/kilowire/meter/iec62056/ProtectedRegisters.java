// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kilowire.iec62056.dataset.RegisterName;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Traits;
import org.kilowire.meter.iec62056.trait.AccessTraits;
import org.kilowire.meter.iec62056.trait.ClockTraits;

/**
 * Registers that nobody writes by name: those by which a meter's type switches, sets the time or
 * says who the meter is, and those that the register code reserves for it. For them there are
 * operations with rules of their own.
 */
public final class ProtectedRegisters {

  private static final int ABSTRACT = 0;
  private static final int DATE_AND_TIME = 9;

  /** Groups C and D: C.1 is who the meter is, C.3 inputs and outputs, relays among them. */
  private static final int SERVICE = 96;

  private static final Set<Integer> RESERVED = Set.of(1, 3);

  private ProtectedRegisters() {}

  /** Why a register is never written, whatever the meter's type; empty where that decides. */
  public static Optional<String> objection(RegisterAddress what) {
    boolean raw = what.name().startsWith(RegisterNames.RAW);
    return RegisterName.parse(raw ? what.name().substring(RegisterNames.RAW.length()) : what.name())
        .flatMap(code -> objection(code.c(), code.d()));
  }

  private static Optional<String> objection(int c, int d) {
    if (c == ABSTRACT && d == DATE_AND_TIME) {
      return Optional.of("date and time are never written by name");
    }
    return c == SERVICE && RESERVED.contains(d)
        ? Optional.of("who a meter is, and its relays, are never written by name")
        : Optional.empty();
  }

  /** Why a register of a meter with these traits is never written by name. */
  public static Optional<String> objection(RegisterAddress what, Traits traits) {
    RegisterNames names = new RegisterNames(traits);
    Optional<Quantity> meant = names.ofAnyName(what.name());
    for (String trait :
        List.of(
            ClockTraits.CLOCK_TIME,
            ClockTraits.CLOCK_DATE,
            ClockTraits.SET_CLOCK_TIME,
            ClockTraits.SET_CLOCK_DATE,
            ClockTraits.RELAY_STATE,
            ClockTraits.RELAY_DISCONNECT,
            ClockTraits.RELAY_RECONNECT,
            AccessTraits.SERIAL_NAMES)) {
      for (String name : traits.text(trait).orElse("").split(",", -1)) {
        if (meant.filter(quantity -> names.isOf(register(name), quantity)).isPresent()) {
          return Optional.of("the meter's type has it for " + trait);
        }
      }
    }
    return meant
        .flatMap(Quantity::cosem)
        .map(Quantity.Cosem::obis)
        .flatMap(obis -> objection(obis.octets().at(2), obis.octets().at(3)))
        .or(() -> objection(what));
  }

  /** {@code 96.3.10} of {@code W1 96.3.10(0)}, {@code HELLO} of {@code HELLO#4}. */
  private static String register(String text) {
    String command = text.strip();
    String rest = command.substring(command.indexOf(' ') + 1);
    return DeviceIdentity.bare(rest).split("\\(", 2)[0];
  }
}
