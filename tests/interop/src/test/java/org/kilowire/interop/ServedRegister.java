// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import java.util.List;
import org.openmuc.jdlms.datatypes.DataObject;

/**
 * A register of the peer's server, in Java's own types.
 *
 * @param number its value as the peer was given it
 * @param unit code of the unit
 */
record ServedRegister(String obis, DataObject value, long number, int scaler, int unit) {

  private static final int WH = 30;
  private static final int VARH = 32;
  private static final int AMPERE = 33;
  private static final int VOLT = 35;
  private static final int HERTZ = 44;
  private static final int WATT = 27;

  /** One for each integer type there is, at its ends. */
  static final List<ServedRegister> ALL =
      List.of(
          of("1.0.1.8.0.255", DataObject.newUInteger32Data(0xFFFF_FFFFL), 0xFFFF_FFFFL, 0, WH),
          of("1.0.2.8.0.255", DataObject.newUInteger32Data(0), 0, 3, WH),
          of("1.0.3.8.0.255", DataObject.newUInteger64Data(1L << 62), 1L << 62, -1, VARH),
          of("1.0.16.7.0.255", DataObject.newInteger32Data(-12_345_678), -12_345_678, 0, WATT),
          of("1.0.1.7.0.255", DataObject.newInteger64Data(Long.MIN_VALUE), Long.MIN_VALUE, 0, WATT),
          of("1.0.32.7.0.255", DataObject.newUInteger16Data(65_535), 65_535, -1, VOLT),
          of("1.0.31.7.0.255", DataObject.newInteger16Data((short) -32_768), -32_768, -2, AMPERE),
          of("1.0.14.7.0.255", DataObject.newUInteger8Data((short) 255), 255, -1, HERTZ),
          of("1.0.13.7.0.255", DataObject.newInteger8Data((byte) -128), -128, -3, 255));

  private static ServedRegister of(
      String obis, DataObject value, long number, int scaler, int unit) {
    return new ServedRegister(obis, value, number, scaler, unit);
  }

  PeerRegister object() {
    return new PeerRegister(obis, value, scaler, unit);
  }

  String attribute(int attribute) {
    return "3:" + obis + ":" + attribute;
  }

  @Override
  public String toString() {
    return obis + " = " + number;
  }
}
