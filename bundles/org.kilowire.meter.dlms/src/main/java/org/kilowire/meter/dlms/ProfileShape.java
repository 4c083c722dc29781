// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.meter.Obis;
import org.kilowire.meter.Quantity;

/**
 * A profile as one device has it (IEC 62056-6-2, profile generic).
 *
 * @param columns capture_objects, attribute 3; {@link #UNKNOWN} for those that could not be read
 * @param units one a column; empty where the column's object has no scaler_unit
 * @param opaque columns whose scaler_unit is there and cannot be read: their numbers mean nothing
 * @param period capture_period, attribute 4; zero where rows are no intervals
 * @param sorting attributes 5 and 6
 */
record ProfileShape(
    List<CaptureObject> columns,
    List<Optional<ScalerUnit>> units,
    Set<AttributeRef> opaque,
    Duration period,
    Sorting sorting) {

  /** A column of which the meter does not say what it captures. */
  static final CaptureObject UNKNOWN =
      new CaptureObject(0, new LogicalName(0, 0, 0, 0, 0, 0), 0, 0);

  private static final int CLOCK_CLASS = 8;

  /** Of an element that a quantity can name. */
  private static final int MAX_INDEX = 999;

  ProfileShape {
    columns = List.copyOf(columns);
    units = List.copyOf(units);
    opaque = Set.copyOf(opaque);
    if (columns.size() != units.size()) {
      throw new IllegalArgumentException(columns.size() + " columns, " + units.size() + " units");
    }
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

  /**
   * What a column's values are of; under a name of its own, {@code raw:CLASS:OBIS:ATTRIBUTE:INDEX},
   * where that is no single attribute that the standard knows, or one that another column has too.
   */
  Quantity quantity(int column) {
    CaptureObject captured = columns.get(column);
    String whole = captured.classId() + ":" + obis(captured) + ":" + captured.attribute();
    int index = captured.dataIndex();
    int first = columns.indexOf(captured);
    if (captured.attribute() < 1 || index > MAX_INDEX || first < column) {
      String again = first < column ? "/" + (column + 1) : "";
      return new Quantity("raw:" + whole + (index == 0 ? "" : ":" + index) + again);
    }
    return index == 0
        ? Quantity.of(captured.classId(), obis(captured), captured.attribute())
        : new Quantity(whole + ":" + index);
  }

  private static Obis obis(CaptureObject captured) {
    return new Obis(captured.name().octets());
  }

  /** Whether the numbers of a column cannot be scaled. */
  boolean isOpaque(int column) {
    return opaque.contains(columns.get(column).ref());
  }

  /** Whether the clock is all there is: then its times are the values, too. */
  boolean isClockAlone() {
    return columns.size() == 1 && clockColumn().isPresent();
  }

  String unit(int column) {
    return units.get(column).map(ScalerUnit::text).orElse("");
  }

  int scale(int column) {
    return units.get(column).map(ScalerUnit::scaler).orElse(0);
  }
}
