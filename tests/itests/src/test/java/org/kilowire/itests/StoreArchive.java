// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.kilowire.collect.Archive;
import org.kilowire.collect.ArchiveFullException;
import org.kilowire.meter.Block;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Watermark;
import org.kilowire.store.ClockOffsets.ClockOffset;
import org.kilowire.store.Store;
import org.kilowire.store.StoreFullException;

/** The store, as the collector wants it. */
final class StoreArchive implements Archive {

  private final Store store;
  private final Runnable stored;

  /**
   * @param stored is called after each commit of readings
   */
  StoreArchive(Store store, Runnable stored) {
    this.store = store;
    this.stored = stored;
  }

  @Override
  public CompletableFuture<?> append(List<Block> blocks) {
    return store
        .outbox()
        .append(blocks)
        .whenComplete(
            (range, failure) -> {
              if (failure == null) {
                stored.run();
              }
            })
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(translated(failure)));
  }

  private static Throwable translated(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof StoreFullException
        ? new ArchiveFullException(cause.getMessage(), cause)
        : cause;
  }

  @Override
  public Optional<Watermark> watermark(String meter, String device, Quantity series) {
    return store.outbox().watermark(meter, device, series);
  }

  @Override
  public Optional<Duration> clockOffset(String meter, String device, Quantity series) {
    return store.clockOffsets().clockOffset(meter, device, series).map(ClockOffset::offset);
  }

  @Override
  public void noteClock(String meter, String device, Quantity series, Duration offset, Instant at) {
    // A note that is lost only has rows read again (Archive): nobody waits for it.
    var unused = store.clockOffsets().noteClock(meter, device, series, new ClockOffset(offset, at));
  }
}
