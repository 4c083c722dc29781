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
import org.kilowire.tests.support.Eventually;

/** The load profile of a meter against the IMS's rows. */
final class ArchiveComparison {

  private static final List<String> COLUMNS =
      Register.ENERGIES.stream().map(register -> register.value().name().obis()).toList();

  private static final int KILO = 3;

  private record Key(String quantity, Instant time, int ordinal) {}

  private ArchiveComparison() {}

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

  /** The value in the unit without a prefix: kWh of IEC 62056-21 are Wh of DLMS. */
  static BigDecimal plain(ReadingRow row) {
    BigDecimal value = new BigDecimal(row.value());
    return row.unit().startsWith("k") ? value.movePointRight(KILO) : value;
  }

  /** Waits until the last of the rows that there are now is at the IMS; how many there are. */
  static int settled(String id, SimulatedMeter meter, ImsTables ims) {
    List<ArchiveRow> rows = meter.archive();
    ArchiveRow last = rows.get(rows.size() - 1);
    Eventually.await(
        () -> id + ": the IMS has " + last,
        () -> ims.has(id, COLUMNS.get(0), last.time(), last.ordinal()));
    return rows.size();
  }

  /**
   * What is wrong: a row that the IMS has not, has with another value, has more than once or in
   * another order; a row there that the meter has not.
   *
   * @param settled so many rows must be there, the oldest first; those behind them may
   */
  static List<String> faults(String id, SimulatedMeter meter, ImsTables ims, int settled)
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
    int value = 0;
    for (Map.Entry<Key, BigDecimal> entry : values(meter).entrySet()) {
      ReadingRow row = received.remove(entry.getKey());
      value++;
      if (row == null) {
        if (value <= settled * COLUMNS.size()) {
          faults.add(id + ": not at the IMS: " + entry);
        }
        continue;
      }
      if (plain(row).compareTo(entry.getValue()) != 0) {
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
