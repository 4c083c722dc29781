// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kilowire.dlms.cosem.CaptureObject;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.meter.Block;
import org.kilowire.meter.Obis;
import org.kilowire.meter.Quantity;

/**
 * A profile as one device has it (IEC 62056-6-2, profile generic).
 *
 * @param columns capture_objects, attribute 3
 * @param units one a column; empty where the column's object has no scaler_unit
 * @param period capture_period, attribute 4; zero where rows are no intervals
 */
record ProfileShape(
    List<CaptureObject> columns, List<Optional<ScalerUnit>> units, Duration period) {

  private static final int CLOCK_CLASS = 8;

  /** Of an element that a quantity can name. */
  private static final int MAX_INDEX = 999;

  ProfileShape {
    columns = List.copyOf(columns);
    units = List.copyOf(units);
    if (columns.size() != units.size()) {
      throw new IllegalArgumentException(columns.size() + " columns, " + units.size() + " units");
    }
  }

  /** Why rows of these columns cannot be made blocks of. */
  static Optional<String> unfit(List<CaptureObject> columns) {
    if (columns.size() > Block.MAX_COLUMNS) {
      return Optional.of("has " + columns.size() + " columns");
    }
    boolean whole = columns.stream().anyMatch(column -> column.attribute() < 1);
    boolean elements = columns.stream().anyMatch(column -> column.dataIndex() > MAX_INDEX);
    if (whole || elements) {
      return Optional.of("captures what has no name here: " + columns);
    }
    boolean time = columns.size() == 1 && columns.get(0).classId() == CLOCK_CLASS;
    return time ? Optional.of("captures nothing but time") : Optional.empty();
  }

  /** The column that stamps the rows: the first that captures a clock's time. */
  OptionalInt clockColumn() {
    for (int i = 0; i < columns.size(); i++) {
      CaptureObject column = columns.get(i);
      if (column.classId() == CLOCK_CLASS && column.attribute() == 2) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The column with the meter's own status of a row: the first profile status object, 0-b:96.10.e
   * (IEC 62056-6-1). None where the profile holds nothing else.
   */
  OptionalInt statusColumn() {
    if (columns.size() <= 2) {
      return OptionalInt.empty();
    }
    for (int i = 0; i < columns.size(); i++) {
      var name = columns.get(i).name();
      if (name.a() == 0 && name.c() == 96 && name.d() == 10) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** What a column's values are of. */
  Quantity quantity(int column) {
    CaptureObject captured = columns.get(column);
    Obis obis = new Obis(captured.name().octets());
    Quantity whole = Quantity.of(captured.classId(), obis, captured.attribute());
    return captured.dataIndex() == 0
        ? whole
        : new Quantity(
            captured.classId()
                + ":"
                + obis
                + ":"
                + captured.attribute()
                + ":"
                + captured.dataIndex());
  }

  String unit(int column) {
    return units.get(column).map(ScalerUnit::text).orElse("");
  }

  int scale(int column) {
    return units.get(column).map(ScalerUnit::scaler).orElse(0);
  }
}
