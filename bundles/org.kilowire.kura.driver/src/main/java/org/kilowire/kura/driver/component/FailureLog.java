// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.component;

import java.util.List;
import org.kilowire.conversation.Occurrences;
import org.kilowire.kura.driver.channel.ChannelResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log of channels that fail: the 1st, 10th, 100th time in a row, and when it is over. A
 * meter that is away for a month does not fill the log.
 */
public final class FailureLog {

  private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

  private long inARow;
  private long faults;

  /** An internal error, the 1st, 10th, 100th. */
  public synchronized void fault(String driver, String what, Throwable fault) {
    faults++;
    if (Occurrences.isWorthALine(faults)) {
      LOG.error("{}: internal error {} during a {}", driver, faults, what, fault);
    }
  }

  /** How a read went. */
  public synchronized void note(String driver, List<? extends ChannelResult<?>> results) {
    List<? extends ChannelResult<?>> failed =
        results.stream().filter(ChannelResult::failed).toList();
    if (failed.isEmpty()) {
      if (inARow > 0) {
        LOG.info("{}: reads all channels again after {} failures", driver, inARow);
      }
      inARow = 0;
      return;
    }
    inARow++;
    if (Occurrences.isWorthALine(inARow)) {
      LOG.warn(
          "{}: {} of {} channels failed, {} times in a row so far: {}",
          driver,
          failed.size(),
          results.size(),
          inARow,
          failed.get(0).text());
    }
  }
}
