// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.obis;

import org.kilowire.conversation.Octets;

/** Value groups C, D and E where A is 1 (IEC 62056-6-1, clause 7). */
final class Electricity {

  private static final String[] POWER = {
    "active power import (+A)",
    "active power export (-A)",
    "reactive power import (+R)",
    "reactive power export (-R)",
    "reactive power quadrant I",
    "reactive power quadrant II",
    "reactive power quadrant III",
    "reactive power quadrant IV",
    "apparent power import (+S)",
    "apparent power export (-S)",
    "current",
    "voltage",
    "power factor import",
    "supply frequency",
    "active power (|+A|+|-A|)",
    "active power (|+A|-|-A|)",
    "active power quadrant I",
    "active power quadrant II",
    "active power quadrant III",
    "active power quadrant IV"
  };

  private Electricity() {}

  static String meaning(Octets groups) {
    int c = groups.at(2);
    int d = groups.at(3);
    int e = groups.at(4);
    if (c == 0) {
      return general(d, e);
    }
    if (c == 81 && d == 7) {
      return angle(e);
    }
    if (c >= 94) {
      return AbstractObjects.shared(groups);
    }
    String quantity = quantity(c);
    String processing = processing(d, quantity);
    if (quantity.isEmpty() || processing.isEmpty()) {
      return "";
    }
    return processing + tariff(d, e);
  }

  /** Value group C: the quantity, of all phases or of one. */
  static String quantity(int c) {
    if (c >= 1 && c <= 20) {
      return POWER[c - 1] + (c == 11 || c == 12 ? ", any phase" : "");
    }
    if (c >= 21 && c <= 80) {
      int phase = 1 + (c - 21) / 20;
      return POWER[(c - 21) % 20] + ", L" + phase;
    }
    return switch (c) {
      case 81 -> "angle";
      case 82 -> "unitless quantity (pulses)";
      case 84 -> "power factor export";
      case 88 -> "ampere-squared hours";
      case 89 -> "volt-squared hours";
      case 90 -> "current, sum of all phases";
      case 91 -> "current, neutral";
      case 92 -> "voltage, neutral";
      default -> "";
    };
  }

  /** Value group D: how the value came about, with the quantity it is of. */
  static String processing(int d, String quantity) {
    String energy = quantity.replace(" power", " energy");
    return switch (d) {
      case 1, 11, 21 -> quantity + ", cumulative minimum " + (1 + d / 10);
      case 2, 12, 22 -> quantity + ", cumulative maximum " + (1 + d / 10);
      case 3, 13, 23 -> quantity + ", minimum " + (1 + d / 10);
      case 4, 14, 24 -> quantity + ", current average " + (1 + d / 10);
      case 5, 15, 25 -> quantity + ", last average " + (1 + d / 10);
      case 6, 16, 26 -> quantity + ", maximum " + (1 + d / 10);
      case 7 -> quantity + ", instantaneous";
      case 8 -> energy + ", total since the start (time integral 1)";
      case 9 -> energy + ", of the billing period (time integral 2)";
      case 10 -> energy + ", over a limit (time integral 3)";
      case 27 -> quantity + ", current average 5";
      case 28 -> quantity + ", current average 6";
      case 29 -> energy + ", of the recording interval (time integral 5)";
      case 30 -> energy + ", of the second recording interval (time integral 6)";
      case 31 -> quantity + ", under-limit threshold";
      case 32 -> quantity + ", under-limit occurrences";
      case 33 -> quantity + ", under-limit duration";
      case 34 -> quantity + ", under-limit magnitude";
      case 35 -> quantity + ", over-limit threshold";
      case 36 -> quantity + ", over-limit occurrences";
      case 37 -> quantity + ", over-limit duration";
      case 38 -> quantity + ", over-limit magnitude";
      case 58 -> energy + ", over the test time (time integral 4)";
      default -> "";
    };
  }

  /** Value group E: the tariff; of instantaneous currents and voltages the harmonic. */
  private static String tariff(int d, int e) {
    if (e == 0) {
      return "";
    }
    if (d == 7) {
      return e < 121 ? ", harmonic " + e : "";
    }
    return e < 64 ? ", tariff " + e : "";
  }

  private static String angle(int e) {
    String[] ofs = {"U(L1)", "U(L2)", "U(L3)", "", "I(L1)", "I(L2)", "I(L3)", "I(N)"};
    int one = e / 10;
    int other = e % 10;
    boolean named = one < ofs.length && other < ofs.length;
    return named && !ofs[one].isEmpty() && !ofs[other].isEmpty()
        ? "angle between " + ofs[one] + " and " + ofs[other]
        : "";
  }

  /** C = 0: what the meter says of itself. */
  private static String general(int d, int e) {
    return switch (d) {
      case 0 -> e < 10 ? "electricity ID " + (e + 1) : "";
      case 1 -> e == 0 ? "billing period counter" : e == 2 ? "time of the billing period" : "";
      case 2 ->
          switch (e) {
            case 0 -> "firmware version";
            case 1 -> "parameter record number";
            case 8 -> "firmware signature";
            default -> "";
          };
      case 3 -> e < 3 ? "meter constant, LED" : e < 6 ? "meter constant, pulse output" : "";
      case 4 ->
          switch (e) {
            case 2 -> "transformer ratio, current";
            case 3 -> "transformer ratio, voltage";
            default -> "";
          };
      case 8 ->
          switch (e) {
            case 0 -> "measurement period 1";
            case 4 -> "recording interval 1, for load profile";
            case 5 -> "recording interval 2, for load profile";
            case 6 -> "billing period";
            default -> "";
          };
      case 9 -> e == 1 ? "local time" : e == 2 ? "local date" : "";
      case 11 -> e == 0 ? "measurement algorithm" : "";
      default -> "";
    };
  }
}
