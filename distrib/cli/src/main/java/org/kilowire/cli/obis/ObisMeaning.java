// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.obis;

import org.kilowire.conversation.Octets;

/** An OBIS code in words: what it is of, and how it came about. */
public final class ObisMeaning {

  private static final int ABSTRACT = 0;
  private static final int ELECTRICITY = 1;
  private static final int NOT_USED = 255;

  private ObisMeaning() {}

  /**
   * In one line; empty where the standard leaves the code to the manufacturer, or gives it no name.
   *
   * @param groups the six value groups, A to F
   */
  public static String of(Octets groups) {
    int a = groups.at(0);
    String meaning =
        a == ABSTRACT
            ? AbstractObjects.meaning(groups)
            : a == ELECTRICITY ? Electricity.meaning(groups) : other(groups);
    if (meaning.isEmpty()) {
      return "";
    }
    return meaning + channel(groups.at(1)) + period(groups.at(5));
  }

  private static String other(Octets groups) {
    String shared = AbstractObjects.shared(groups);
    return shared.isEmpty() ? "" : medium(groups.at(0)) + ": " + shared;
  }

  /** Value group A (IEC 62056-6-1, table 2). */
  static String medium(int a) {
    return switch (a) {
      case 0 -> "abstract objects";
      case 1 -> "electricity";
      case 4 -> "heat cost allocator";
      case 5 -> "cooling";
      case 6 -> "heat";
      case 7 -> "gas";
      case 8 -> "cold water";
      case 9 -> "hot water";
      case 15 -> "other media";
      default -> "reserved";
    };
  }

  private static String channel(int b) {
    return b == 0 ? "" : b < 65 ? ", channel " + b : "";
  }

  /** Value group F: the number of a billing period, or what is none. */
  private static String period(int f) {
    if (f == NOT_USED) {
      return "";
    }
    return f < 100 ? ", billing period " + f : f == 101 ? ", last billing period" : "";
  }
}
