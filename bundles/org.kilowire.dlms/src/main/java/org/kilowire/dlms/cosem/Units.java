// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem;

/** The enumeration of physical units (IEC 62056-6-2, table 4). */
final class Units {

  private static final String[] FROM_1 = {
    "a", "mo", "wk", "d", "h", "min", "s", "°", "°C", "currency", "m", "m/s", "m3", "m3", "m3/h",
    "m3/h", "m3/d", "m3/d", "l", "kg", "N", "Nm", "Pa", "bar", "J", "J/h", "W", "VA", "var", "Wh",
    "VAh", "varh", "A", "C", "V", "V/m", "F", "Ω", "Ωm2/m", "Wb", "T", "A/m", "H", "Hz", "1/Wh",
    "1/varh", "1/VAh", "V2h", "A2h", "kg/s", "S", "K", "1/V2h", "1/A2h", "1/m3", "%", "Ah"
  };
  private static final String[] FROM_60 = {"Wh/m3", "J/m3", "mol%", "g/m3", "Pa s", "J/kg"};
  private static final String[] FROM_70 = {"dBm", "dBµV", "dB"};

  private static final int COUNT = 255;

  private Units() {}

  static String text(int code) {
    if (code == COUNT) {
      return "";
    }
    String text = in(FROM_1, code - 1);
    text = text == null ? in(FROM_60, code - 60) : text;
    text = text == null ? in(FROM_70, code - 70) : text;
    return text == null ? "unit-" + code : text;
  }

  private static String in(String[] table, int index) {
    return index >= 0 && index < table.length ? table[index] : null;
  }
}
