// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.objects;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;

/** What a meter says it is: serial number, logical device name, SAP assignment. */
final class IdentityObjects {

  private static final String MANUFACTURER = "KWS";

  /** IEC 62056-6-2, 4.1.8.2: at most 16 octets, the first three are the manufacturer's. */
  private static final int LONGEST = 16;

  private static final int MANAGEMENT = 1;

  private IdentityObjects() {}

  /** Classes 1 and 17, by the serial number that the meter has just then. */
  static List<CosemObject> of(Supplier<String> serial) {
    return List.of(
        new CosemObject(1, 0, Names.SERIAL_NUMBER).reads(2, () -> octets(serial.get())),
        new CosemObject(1, 0, Names.LOGICAL_DEVICE_NAME)
            .reads(2, () -> octets(deviceName(serial.get()))),
        new CosemObject(17, 0, Names.SAP_ASSIGNMENT)
            .reads(
                2,
                () ->
                    Data.array(
                        Data.structure(
                            Data.longUnsigned(MANAGEMENT), octets(deviceName(serial.get()))))));
  }

  /** The manufacturer and the serial number's last digits, filled up with zeros. */
  static String deviceName(String serial) {
    int room = LONGEST - MANUFACTURER.length();
    String tail = serial.substring(Math.max(0, serial.length() - room));
    return MANUFACTURER + "0".repeat(room - tail.length()) + tail;
  }

  private static Data octets(String text) {
    return Data.octetString(Octets.of(text, StandardCharsets.US_ASCII));
  }
}
