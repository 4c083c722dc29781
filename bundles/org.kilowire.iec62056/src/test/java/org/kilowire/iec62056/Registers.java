// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kilowire.iec62056.server.Device;
import org.kilowire.iec62056.session.CommandMessage;

/** A meter's registers, by name. */
public final class Registers implements Device {

  private final Map<String, String> values = new LinkedHashMap<>();
  private int writes;

  /** With {@code name(value)} for each. */
  public static Registers of(String... sets) {
    Registers registers = new Registers();
    for (String set : sets) {
      int bracket = set.indexOf('(');
      registers.values.put(set.substring(0, bracket), set.substring(bracket));
    }
    return registers;
  }

  public static Registers some() {
    return of(
        "F.F(00000000)",
        "0.0.0(12345678)",
        "0.9.1(101500)",
        "0.9.2(260630)",
        "1.8.0(0012345.678*kWh)",
        "2.8.0(0000003.200*kWh)",
        "1.6.0(0.830*kW)(2606121045)");
  }

  public int writes() {
    return writes;
  }

  public String get(String name) {
    return values.get(name);
  }

  @Override
  public String readout(char control, char mode) {
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> text.append(name).append(value).append("\r\n"));
    return text.append("!\r\n").toString();
  }

  @Override
  public Reply command(CommandMessage command) {
    String value = values.get(command.name());
    if (value == null) {
      return new Reply.Data("(ERR12)");
    }
    if (command.code().charAt(0) == 'W') {
      writes++;
      values.put(command.name(), command.data().substring(command.name().length()));
      return new Reply.Done();
    }
    return new Reply.Data(command.name() + value);
  }
}
