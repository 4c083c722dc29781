// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.device;

import java.util.Locale;
import java.util.Map;

/** What a kind of meters calls its registers. */
enum Naming {
  /** {@code 1.8.0}. */
  SHORT {
    @Override
    String of(String code) {
      return code;
    }
  },
  /** {@code 1-0:1.8.0*255}; what is no quantity of electricity begins with 0-0. */
  LONG {
    @Override
    String of(String code) {
      boolean abstractObject =
          code.startsWith("0.") || code.startsWith("C.") || code.startsWith("F.");
      return (abstractObject ? "0-0:" : "1-0:") + code + "*255";
    }
  },
  /** Eight hexadecimal digits, as Neva's meters have: {@code 010800FF}. */
  HEX {
    @Override
    String of(String code) {
      StringBuilder name = new StringBuilder();
      for (String group : (code.equals("0.0.0") ? "C.1.0" : code).split("\\.", -1)) {
        int number = LETTERS.getOrDefault(group, 0);
        number = number > 0 ? number : Integer.parseInt(group);
        name.append(String.format(Locale.ROOT, "%02X", number));
      }
      return name.append("FFFF").substring(0, 8);
    }
  },
  /** Of a heat meter: {@code 6.8}. */
  HEAT {
    @Override
    String of(String code) {
      return HEAT_NAMES.getOrDefault(code, "");
    }
  },
  /** Energomera's own words. */
  WORDS {
    @Override
    String of(String code) {
      return OWN.getOrDefault(code, "");
    }
  };

  /** Energomera's register with type, version and, as its fourth member, number. */
  static final String HELLO = "HELLO";

  private static final Map<String, Integer> LETTERS = Map.of("C", 96, "F", 97);

  private static final Map<String, String> HEAT_NAMES =
      Map.of("0.0.0", "9.21", "1.8.0", "6.8", "2.8.0", "6.26", "1.6.0", "6.6", "1.7.0", "6.4");

  private static final Map<String, String> OWN =
      Map.of(
          "0.0.0", HELLO,
          "0.9.1", "TIME_",
          "0.9.2", "DATE_",
          "1.8.0", "ET0PE",
          "2.8.0", "ET0PI",
          "3.8.0", "ET0QE",
          "4.8.0", "ET0QI",
          "1.7.0", "POWEP",
          "32.7.0", "VOLTA",
          "31.7.0", "CURRE");

  /** Empty where it has no such register. */
  abstract String of(String code);
}
