// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kilowire.iec62056.server.Device;
import org.kilowire.iec62056.session.CommandMessage;

/** A meter's registers by name, and what was asked of them. */
final class TestRegisters implements Device {

  static final String SERIAL = "00047110";

  final Map<String, String> values = new LinkedHashMap<>();
  final List<String> asked = new ArrayList<>();

  /** Executes what is to be written and does not answer. */
  boolean silentAboutWrites;

  TestRegisters() {
    values.put("0.0.0", "(" + SERIAL + ")");
    values.put("0.9.1", "(101500)");
    values.put("1.8.0", "(0012345.678*kWh)");
    values.put("1.6.0", "(0.830*kW)(2606121045)");
    values.put("2.8.0", "(0000003*kWh)");
    values.put("4.8.0", "(------*kvarh)");
    values.put("0.2.1", "(0100)");
    values.put("0.2.2", "(winter)");
  }

  @Override
  public String readout(char control, char mode) {
    asked.add("readout");
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> text.append(name).append(value).append("\r\n"));
    return text.append("!\r\n").toString();
  }

  @Override
  public Reply command(CommandMessage command) {
    asked.add(command.code() + " " + command.name());
    String value = values.get(command.name());
    if (value == null) {
      return new Reply.Data("(ERR12)");
    }
    if (command.code().charAt(0) == 'W') {
      values.put(command.name(), command.data().substring(command.name().length()));
      return silentAboutWrites ? new Reply.Silence() : new Reply.Done();
    }
    return new Reply.Data(command.name() + value);
  }
}
