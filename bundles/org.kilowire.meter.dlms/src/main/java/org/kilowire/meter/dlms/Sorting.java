// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.util.Optional;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.dlms.cosem.profile.SortMethod;
import org.kilowire.meter.RowOrder;

/**
 * How a profile's rows stand in its buffer (IEC 62056-6-2, profile generic, attributes 5 and 6).
 *
 * @param method empty where the meter does not say
 * @param object what all methods but FIFO and LIFO sort by
 */
record Sorting(Optional<SortMethod> method, Optional<CaptureObject> object) {

  private static final int CLOCK_CLASS = 8;

  /** How the rows are to be arranged before they are stamped. */
  enum Arrangement {
    /** They are in the order of the archive, or of time. */
    AS_SENT,
    /** They are in the opposite order. */
    REVERSED,
    /** They are in an order that has nothing to do with time. */
    BY_TIME
  }

  Arrangement arrangement() {
    if (method.isEmpty()) {
      return Arrangement.AS_SENT;
    }
    boolean byClock = object.map(one -> one.classId() == CLOCK_CLASS).orElse(false);
    return switch (method.get()) {
      case FIFO -> Arrangement.AS_SENT;
      case LIFO -> Arrangement.REVERSED;
      case SMALLEST -> byClock ? Arrangement.AS_SENT : Arrangement.BY_TIME;
      case LARGEST -> byClock ? Arrangement.REVERSED : Arrangement.BY_TIME;
      case NEAREST_TO_ZERO, FARTHEST_FROM_ZERO -> Arrangement.BY_TIME;
    };
  }

  /** What the order of the arranged rows tells. */
  RowOrder order() {
    return method
        .map(
            one ->
                switch (one) {
                  case FIFO, LIFO -> RowOrder.WRITTEN;
                  case LARGEST, SMALLEST, NEAREST_TO_ZERO, FARTHEST_FROM_ZERO -> RowOrder.BY_TIME;
                })
        .orElse(RowOrder.UNSAID);
  }
}
