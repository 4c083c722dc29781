// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.due;

import java.time.LocalDateTime;
import java.util.Optional;

/** Due times on a clock that nobody ever changes. */
sealed interface Recurrence permits CronRecurrence, FixedInterval {

  /** The first due time after {@code time}, never that itself; empty if there is none. */
  Optional<LocalDateTime> after(LocalDateTime time);

  /**
   * Whether it goes on through each hour, whatever it is called: then the hour that a night in
   * autumn has twice counts twice, and the one that a night in spring has not is not missed.
   */
  boolean hourly();
}
