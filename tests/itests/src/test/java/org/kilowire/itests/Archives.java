// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kilowire.ims.ReadingRow;
import org.kilowire.simulators.meter.SimulatedMeter;
import org.kilowire.simulators.meter.model.ArchiveRow;
import org.kilowire.simulators.meter.model.Register;

/** The load profile of a meter against the IMS's rows. */
final class Archives {

  private static final List<String> COLUMNS =
      Register.ENERGIES.stream().map(register -> register.value().name().obis()).toList();

  private record Key(String quantity, Instant time, int ordinal) {}

  private Archives() {}

  /** Every column of the archive's rows, in the order of the archive. */
  private static Map<Key, BigDecimal> values(SimulatedMeter meter) {
    Map<Key, BigDecimal> values = new LinkedHashMap<>();
    for (ArchiveRow row : meter.archive()) {
      for (int i = 0; i < COLUMNS.size(); i++) {
        BigDecimal value = scaled(Register.ENERGIES.get(i), row.values().get(i));
        values.put(new Key(COLUMNS.get(i), row.time(), row.ordinal()), value);
      }
    }
    return values;
  }

  static BigDecimal scaled(Register register, long value) {
    return BigDecimal.valueOf(value, -register.scalerUnit().scaler());
  }

  /**
   * What is wrong: a row up to {@code until} that the IMS has not, has with another value, has more
   * than once or in another order; a row there that the meter has not.
   *
   * @param until rows after it may be missing
   */
  static List<String> faults(String id, SimulatedMeter meter, ImsTables ims, Instant until)
      throws SQLException {
    List<String> faults = new ArrayList<>();
    Map<Key, ReadingRow> received = new HashMap<>();
    for (ReadingRow row : ims.rows(id)) {
      if (!COLUMNS.contains(row.quantity())) {
        continue;
      }
      Key key = new Key(row.quantity(), row.time(), row.ordinal());
      if (received.put(key, row) != null || row.revision() > 0) {
        faults.add(id + ": two values: " + row.line());
      }
    }
    long sequence = 0;
    for (Map.Entry<Key, BigDecimal> entry : values(meter).entrySet()) {
      ReadingRow row = received.remove(entry.getKey());
      if (row == null) {
        if (!entry.getKey().time().isAfter(until)) {
          faults.add(id + ": not at the IMS: " + entry);
        }
        continue;
      }
      if (new BigDecimal(row.value()).compareTo(entry.getValue()) != 0) {
        faults.add(id + ": " + row.line() + ", in the meter " + entry.getValue());
      }
      if (row.sequence() < sequence) {
        faults.add(id + ": " + row.line() + " came before the row before it");
      }
      sequence = row.sequence();
    }
    received.values().forEach(row -> faults.add(id + ": the meter has not " + row.line()));
    return faults;
  }
}
