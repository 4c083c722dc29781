// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import java.time.LocalDateTime;
import org.openmuc.jdlms.datatypes.CosemDateFormat.Field;
import org.openmuc.jdlms.datatypes.CosemDateTime;
import org.openmuc.jdlms.datatypes.DataObject;

/** Local times as the peer writes and reads them. */
final class PeerTimes {

  private PeerTimes() {}

  static DataObject write(LocalDateTime time) {
    CosemDateTime dateTime =
        new CosemDateTime(
            time.getYear(),
            time.getMonthValue(),
            time.getDayOfMonth(),
            time.getDayOfWeek().getValue(),
            time.getHour(),
            time.getMinute(),
            time.getSecond(),
            0,
            PeerClock.DEVIATION);
    return DataObject.newOctetStringData(dateTime.encode());
  }

  static LocalDateTime read(DataObject octets) {
    CosemDateTime time = CosemDateTime.decode(octets.getValue());
    return LocalDateTime.of(
        time.get(Field.YEAR),
        time.get(Field.MONTH),
        time.get(Field.DAY_OF_MONTH),
        time.get(Field.HOUR),
        time.get(Field.MINUTE),
        time.get(Field.SECOND));
  }
}
