// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kilowire.ims.ReadingRow;
import org.kilowire.simulators.meter.SimulatedMeter;
import org.kilowire.simulators.meter.model.Reading;
import org.kilowire.simulators.meter.model.Register;

/**
 * The register values that a meter has answered against the IMS's rows. Registers count up at each
 * read, so that no value can be had again.
 */
final class Ledgers {

  private Ledgers() {}

  /**
   * What is wrong: a value at the IMS that was never answered, or that came twice; a value that was
   * answered and is not there, though the gateway process that asked for it went on to the next
   * reading. A process stores one round before it reads the next, so only the last of each may be
   * cut off by its end.
   *
   * @param starts of gateway processes, in ascending order
   */
  static List<String> faults(String id, SimulatedMeter meter, ImsTables ims, List<Instant> starts)
      throws SQLException {
    List<String> faults = new ArrayList<>();
    for (Register register : FleetText.REGISTERS) {
      String quantity = register.value().name().obis();
      Set<BigDecimal> received = new HashSet<>();
      for (ReadingRow row : ims.rows(id)) {
        if (row.quantity().equals(quantity) && !received.add(new BigDecimal(row.value()))) {
          faults.add(id + ": twice: " + row.line());
        }
      }
      check(id, meter, register, starts, received, faults);
    }
    return faults;
  }

  private static void check(
      String id,
      SimulatedMeter meter,
      Register register,
      List<Instant> starts,
      Set<BigDecimal> received,
      List<String> faults) {
    Set<BigDecimal> left = new HashSet<>(received);
    Map<Long, Reading> missing = new HashMap<>(); // by the process that asked
    for (Reading reading : meter.ledger()) {
      if (!reading.what().equals(register.value())) {
        continue;
      }
      long process = starts.stream().filter(start -> !start.isAfter(reading.at())).count();
      Reading lost = missing.remove(process);
      if (lost != null) {
        faults.add(id + ": answered, gone on from, and not at the IMS: " + lost);
      }
      if (!left.remove(ArchiveComparison.scaled(register, reading.value()))) {
        missing.put(process, reading);
      }
    }
    left.forEach(value -> faults.add(id + ": never answered: " + register.value() + " " + value));
  }
}
