// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.util.List;
import org.kilowire.dlms.axdr.DataType;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.ScalerUnit;

/**
 * A quantity that a meter measures. Its value goes up by one each time it is read.
 *
 * @param value its class, name and value attribute
 * @param type of the value
 * @param least where the smallest first value is
 * @param spread how far above it another meter's may be
 * @param span below it the value stays; then it begins at 0
 */
public record Register(
    AttributeRef value, DataType type, ScalerUnit scalerUnit, int least, int spread, long span) {

  private static final int WH = 30;
  private static final int VARH = 32;

  public static final Register ACTIVE_IMPORT = energy("1.0.1.8.0.255", 0, WH);
  public static final Register ACTIVE_EXPORT = energy("1.0.2.8.0.255", 1, WH);
  public static final Register REACTIVE_IMPORT = energy("1.0.3.8.0.255", -1, VARH);
  public static final Register REACTIVE_EXPORT = energy("1.0.4.8.0.255", 0, VARH);

  /** Class 4: has a status and a capture time. */
  public static final Register MAXIMUM_DEMAND =
      of(4, "1.0.1.6.0.255", DataType.DOUBLE_LONG_UNSIGNED, new ScalerUnit(0, 27));

  public static final Register POWER =
      of(3, "1.0.1.7.0.255", DataType.DOUBLE_LONG, new ScalerUnit(0, 27));
  public static final Register VOLTAGE = small("1.0.32.7.0.255", new ScalerUnit(-1, 35), 2_200);
  public static final Register CURRENT = small("1.0.31.7.0.255", new ScalerUnit(-2, 33), 400);

  /** The energies that are the columns of the load profile too, in their order. */
  public static final List<Register> ENERGIES =
      List.of(ACTIVE_IMPORT, ACTIVE_EXPORT, REACTIVE_IMPORT, REACTIVE_EXPORT);

  /** All of them. */
  public static final List<Register> ALL =
      List.of(
          ACTIVE_IMPORT,
          ACTIVE_EXPORT,
          REACTIVE_IMPORT,
          REACTIVE_EXPORT,
          MAXIMUM_DEMAND,
          POWER,
          VOLTAGE,
          CURRENT);

  private static final int SMALL_SPAN = 60_000;
  private static final long SPAN = 1_000_000_000;

  private static Register energy(String name, int scaler, int unit) {
    return of(3, name, DataType.DOUBLE_LONG_UNSIGNED, new ScalerUnit(scaler, unit));
  }

  private static Register of(int classId, String name, DataType type, ScalerUnit scalerUnit) {
    return new Register(
        new AttributeRef(classId, LogicalName.of(name), 2), type, scalerUnit, 0, 50_000, SPAN);
  }

  private static Register small(String name, ScalerUnit scalerUnit, int least) {
    return new Register(
        new AttributeRef(3, LogicalName.of(name), 2),
        DataType.LONG_UNSIGNED,
        scalerUnit,
        least,
        200,
        SMALL_SPAN);
  }

  /** What the {@code reads}th reading gives, 0 being the first. */
  long at(String serial, long reads) {
    return (least + Mix.below(spread, serial + value, 0, 0) + reads) % span;
  }
}
