// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log of channels that fail: the 1st, 10th, 100th time in a row, and when it is over. A
 * meter that is away for a month does not fill the log.
 */
final class FailureLog {

  private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

  private long inARow;
  private long faults;

  /** A fault of ours, the 1st, 10th, 100th. */
  synchronized void fault(String driver, String what, RuntimeException fault) {
    faults++;
    if (isRound(faults)) {
      LOG.error("{}: a {} failed by a fault of ours, number {}", driver, what, faults, fault);
    }
  }

  synchronized void note(String driver, List<Slot> slots) {
    List<Slot> failed = slots.stream().filter(Slot::failed).toList();
    if (failed.isEmpty()) {
      if (inARow > 0) {
        LOG.info("{}: well again after {} failures", driver, inARow);
      }
      inARow = 0;
      return;
    }
    inARow++;
    if (isRound(inARow)) {
      LOG.warn(
          "{}: {} of {} channels failed, {} times in a row so far: {}",
          driver,
          failed.size(),
          slots.size(),
          inARow,
          failed.get(0).text());
    }
  }

  private static boolean isRound(long count) {
    return Long.toString(count).matches("10*");
  }
}
