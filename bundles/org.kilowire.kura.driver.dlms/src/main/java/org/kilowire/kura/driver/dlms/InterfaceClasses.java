// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kilowire.kura.driver.ChannelField;

/** The interface classes of IEC 62056-6-2 that meters have most, by number. */
final class InterfaceClasses {

  static final int PROFILE = 7;

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "data"),
          Map.entry(3, "register"),
          Map.entry(4, "extended register"),
          Map.entry(5, "demand register"),
          Map.entry(6, "register activation"),
          Map.entry(PROFILE, "profile"),
          Map.entry(8, "clock"),
          Map.entry(9, "script table"),
          Map.entry(11, "special days table"),
          Map.entry(12, "association with short names"),
          Map.entry(15, "association"),
          Map.entry(17, "SAP assignment"),
          Map.entry(18, "image transfer"),
          Map.entry(20, "activity calendar"),
          Map.entry(21, "register monitor"),
          Map.entry(22, "single action schedule"),
          Map.entry(23, "HDLC setup"),
          Map.entry(41, "TCP-UDP setup"),
          Map.entry(42, "IPv4 setup"),
          Map.entry(45, "GPRS modem setup"),
          Map.entry(47, "GSM diagnostic"),
          Map.entry(62, "compact data"),
          Map.entry(63, "status mapping"),
          Map.entry(64, "security setup"),
          Map.entry(70, "disconnect control"),
          Map.entry(71, "limiter"),
          Map.entry(115, "token gateway"));

  /** They switch, set the time, hold keys or run programs. */
  private static final Set<Integer> NEVER_WRITTEN = Set.of(8, 9, 12, 15, 18, 20, 22, 64, 70, 71);

  private InterfaceClasses() {}

  /** As a form offers them, in the order of their numbers. */
  static List<ChannelField.Label> labels() {
    return new TreeMap<>(NAMES)
        .entrySet().stream()
            .map(
                one ->
                    new ChannelField.Label(
                        one.getKey().toString(), one.getKey() + ": " + one.getValue()))
            .toList();
  }

  /** Why an attribute of a class is never written; empty where it may be. */
  static Optional<String> neverWritten(int classId) {
    return NEVER_WRITTEN.contains(classId)
        ? Optional.of("a driver never writes class " + classId + ", " + NAMES.get(classId))
        : Optional.empty();
  }
}
