// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.obis;

import org.kilowire.conversation.Octets;

/** Value groups C, D and E where A is 0, and those of C from 94 on (IEC 62056-6-1, clause 6). */
final class AbstractObjects {

  private AbstractObjects() {}

  static String meaning(Octets groups) {
    int d = groups.at(3);
    int e = groups.at(4);
    return switch (groups.at(2)) {
      case 0 -> d == 1 && e == 0 ? "billing period counter" : d == 2 ? "firmware identifier" : "";
      case 1 -> d == 0 ? "clock" : d == 1 && e == 0 ? "UNIX clock" : "";
      case 2 -> "modem configuration";
      case 10 -> script(e);
      case 11 -> "special days table";
      case 12 -> "schedule";
      case 13 -> "activity calendar";
      case 14 -> "register activation";
      case 15 ->
          e == 0 ? "end of billing period, single action schedule" : "single action schedule";
      case 16 -> d == 0 ? "register monitor" : "";
      case 17 -> "limiter";
      case 20 -> "IEC optical port setup";
      case 21 -> "standard readout, profile";
      case 22 -> "IEC HDLC setup";
      case 24 -> "M-Bus setup";
      case 25 -> internet(d);
      case 40 -> e == 0 ? "current association" : "association " + e;
      case 41 -> "SAP assignment";
      case 42 -> "COSEM logical device name";
      case 43 -> security(d);
      case 44 -> d == 0 ? "image transfer" : "";
      case 65 -> "standard utility tables";
      case 94 -> "country-specific";
      default -> shared(groups);
    };
  }

  private static String script(int e) {
    return switch (e) {
      case 0 -> "global meter reset script";
      case 1 -> "end of billing period script";
      case 100 -> "tariffication script table";
      case 103 -> "set output signals script";
      case 106 -> "disconnect control script";
      case 107 -> "image activation script";
      case 108 -> "push script";
      default -> "script table";
    };
  }

  private static String internet(int d) {
    return switch (d) {
      case 0 -> "TCP-UDP setup";
      case 1 -> "IPv4 setup";
      case 2 -> "MAC address setup";
      case 3 -> "PPP setup";
      case 4 -> "GPRS modem setup";
      case 5 -> "SMTP setup";
      case 6 -> "GSM diagnostic";
      case 7 -> "IPv6 setup";
      case 9 -> "push setup";
      default -> "";
    };
  }

  private static String security(int d) {
    return switch (d) {
      case 0 -> "security setup";
      case 1 -> "invocation counter";
      case 2 -> "data protection";
      default -> "";
    };
  }

  /** What every medium has: service entries, lists, profiles. */
  static String shared(Octets groups) {
    int d = groups.at(3);
    int e = groups.at(4);
    return switch (groups.at(2)) {
      case 96 -> service(d, e);
      case 97 -> d == 97 ? "error register " + (e + 1) : d == 98 ? "alarm register " + (e + 1) : "";
      case 98 -> list(d);
      case 99 -> profile(d, e);
      default -> "";
    };
  }

  private static String service(int d, int e) {
    return switch (d) {
      case 1 -> e == 0 ? "device ID 1, manufacturing number" : e < 10 ? "device ID " + (e + 1) : "";
      case 2 -> "parameter changes, calibration and access: entry " + e;
      case 3 -> e == 10 ? "disconnect control" : e < 10 ? "input and output control signals" : "";
      case 4 -> "internal control signals";
      case 5 -> "internal operating status";
      case 6 -> battery(e);
      case 7 -> "power failures, counter " + e;
      case 8 -> "operating time" + (e == 0 ? "" : ", tariff " + e);
      case 9 -> "temperature";
      case 10 -> "profile status " + e;
      case 11 -> "event code " + e;
      case 12 -> "communication port: " + (e == 5 ? "GSM field strength" : "entry " + e);
      case 13 -> "consumer message, " + (e == 0 ? "via local port" : "on the display");
      case 14 -> "currently active tariff";
      case 15 -> "event counter " + e;
      case 20 -> "meter tampering: entry " + e;
      default -> "";
    };
  }

  private static String battery(int e) {
    return switch (e) {
      case 0 -> "battery use time";
      case 1 -> "battery charge";
      case 3 -> "battery voltage";
      default -> "battery: entry " + e;
    };
  }

  private static String list(int d) {
    return switch (d) {
      case 1 -> "data of billing period, scheme 1";
      case 2 -> "data of billing period, scheme 2";
      default -> "list " + d;
    };
  }

  private static String profile(int d, int e) {
    return switch (d) {
      case 1 -> "load profile, recording period 1" + (e == 0 ? "" : ", " + e);
      case 2 -> "load profile, recording period 2" + (e == 0 ? "" : ", " + e);
      case 3 -> "load profile, test";
      case 10 -> "power quality profile";
      case 97 -> "power failure event log";
      case 98 -> "event log " + e;
      case 99 -> "certification log";
      default -> "";
    };
  }
}
