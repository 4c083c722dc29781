// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.util.Optional;
import org.kilowire.conversation.Reason;

/**
 * What came of one meter in one run of a schedule.
 *
 * @param failure empty where everything asked for is stored
 * @param detail in words; empty where there is nothing to say
 * @param rows how many were stored, also where there is a failure
 */
public record MeterResult(
    String meter, String schedule, Optional<Reason> failure, String detail, long rows) {

  public boolean ok() {
    return failure.isEmpty();
  }
}
