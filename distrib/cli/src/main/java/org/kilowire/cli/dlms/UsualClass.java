// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import org.kilowire.dlms.cosem.LogicalName;

/** The interface class that an object of an OBIS code usually has (IEC 62056-6-2, clause 6). */
final class UsualClass {

  private static final int DATA = 1;
  private static final int REGISTER = 3;
  private static final int EXTENDED_REGISTER = 4;
  private static final int DEMAND_REGISTER = 5;
  private static final int PROFILE = 7;

  private UsualClass() {}

  static int of(LogicalName name) {
    if (name.c() == 98 || name.c() == 99) {
      return PROFILE;
    }
    if (name.a() == 0) {
      return ofAbstract(name);
    }
    if (name.a() == 1 && name.c() == 0) {
      return DATA;
    }
    return switch (name.d()) {
      case 6 -> EXTENDED_REGISTER;
      case 4, 5 -> DEMAND_REGISTER;
      default -> REGISTER;
    };
  }

  private static int ofAbstract(LogicalName name) {
    return switch (name.c()) {
      case 1 -> 8;
      case 10 -> 9;
      case 11 -> 11;
      case 13 -> 20;
      case 15 -> 22;
      case 20 -> 19;
      case 22 -> 23;
      case 25 -> ofCommunication(name.d());
      case 40 -> 15;
      case 41 -> 17;
      case 43 -> name.d() == 0 ? 64 : DATA;
      case 44 -> 18;
      case 96 -> name.d() == 3 && name.e() >= 10 ? 70 : DATA;
      default -> DATA;
    };
  }

  /** TCP-UDP, IPv4, MAC address, PPP, GPRS modem, SMTP, GSM diagnostic, IPv6 and push setup. */
  private static int ofCommunication(int d) {
    return switch (d) {
      case 0 -> 41;
      case 1 -> 42;
      case 2 -> 43;
      case 3 -> 44;
      case 4 -> 45;
      case 5 -> 46;
      case 6 -> 47;
      case 7 -> 48;
      case 9 -> 40;
      default -> DATA;
    };
  }
}
