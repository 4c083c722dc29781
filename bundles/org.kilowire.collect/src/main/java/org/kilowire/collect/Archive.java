// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kilowire.meter.Block;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Watermark;

/**
 * Where readings become safe. Called from several threads; no call waits for a commit, and an
 * exception of any of them fails the task that called.
 */
public interface Archive {

  /**
   * Stores all blocks or none.
   *
   * @return completes after the commit; fails with {@link ArchiveFullException} where there is no
   *     room, with anything else where it went wrong. The collector has one call a task under way
   *     and gives up waiting for it after {@link CollectionLimits#commit}
   */
  CompletableFuture<?> append(List<Block> blocks);

  /** The row that the last committed block of the series ended with. */
  Optional<Watermark> watermark(String meter, String device, Quantity series);

  /** The meter's clock minus the gateway's, as last noted for the series. */
  Optional<Duration> clockOffset(String meter, String device, Quantity series);

  /**
   * Notes the meter's clock minus the gateway's at a moment when all that the series had was
   * stored. Each series has its own note, for they are read at different times and each has to find
   * out that the clock was set back. A note that gets lost only has rows read again.
   *
   * @param at when, by the gateway's clock
   */
  void noteClock(String meter, String device, Quantity series, Duration offset, Instant at);
}
