// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.window;

import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.ChannelQuantity;

/**
 * In which unit values are given, and with how many decimals: the same in channels and readings.
 *
 * @param unit empty for a bare number
 * @param decimals 0 or more
 */
public record StreamUnits(String unit, int decimals) {

  private static final StreamUnits AMPERE = new StreamUnits("A", 3);
  private static final StreamUnits VOLT = new StreamUnits("V", 2);
  private static final StreamUnits DEGREE = new StreamUnits("deg", 3);
  private static final StreamUnits HERTZ = new StreamUnits("Hz", 4);
  private static final StreamUnits WATT = new StreamUnits("W", 0);
  private static final StreamUnits VAR = new StreamUnits("var", 0);
  private static final StreamUnits VOLT_AMPERE = new StreamUnits("VA", 0);
  private static final StreamUnits RATIO = new StreamUnits("", 4);
  private static final StreamUnits WHOLE = new StreamUnits("", 0);

  /**
   * Those of a quantity.
   *
   * @param index of its channel, group or pair in the map
   */
  public static StreamUnits of(ChannelMap map, WindowQuantity quantity, int index) {
    return switch (quantity) {
      case RMS, MAGNITUDE -> ofChannel(map, index);
      case SUM, NEUTRAL_DIFFERENCE -> ofChannel(map, map.groups().get(index).a());
      case ANGLE -> DEGREE;
      case ROTATION -> WHOLE;
      case FREQUENCY -> HERTZ;
      case P -> WATT;
      case Q -> VAR;
      case S -> VOLT_AMPERE;
      case POWER_FACTOR -> RATIO;
    };
  }

  private static StreamUnits ofChannel(ChannelMap map, int channel) {
    return map.channels().get(channel).quantity() == ChannelQuantity.VOLTAGE ? VOLT : AMPERE;
  }
}
