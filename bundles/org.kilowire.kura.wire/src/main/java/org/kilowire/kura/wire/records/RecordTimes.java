// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.time.Instant;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** Instants as values: ms since 1970 where that is all of it, else a text. */
public final class RecordTimes {

  /** As far as a message carries a time; the contract has the same bound. */
  private static final long MAX_TIME = 8_640_000_000_000_000L;

  private RecordTimes() {}

  static TypedValue<?> value(Instant instant) {
    boolean wholeMillis =
        instant.getNano() % 1_000_000 == 0 && inRange(instant.getEpochSecond(), MAX_TIME / 1000);
    return wholeMillis
        ? TypedValues.newLongValue(instant.toEpochMilli())
        : TypedValues.newStringValue(instant.toString());
  }

  /** Whether a message can carry this row's time. */
  public static boolean carried(long millis) {
    return inRange(millis, MAX_TIME);
  }

  private static boolean inRange(long number, long most) {
    return number >= -most && number <= most;
  }
}
