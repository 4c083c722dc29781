// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kilowire.collect.Archive;
import org.kilowire.collect.ArchiveFullException;
import org.kilowire.kura.wire.delivery.WireDelivery;
import org.kilowire.meter.Block;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Watermark;
import org.kilowire.store.ClockOffsets.ClockOffset;
import org.kilowire.store.StoreFullException;

/** The other end of a wire as an archive. */
final class WireArchive implements Archive {

  private final GatewayServices services;
  private final WireDelivery delivery;

  WireArchive(GatewayServices services, WireDelivery delivery) {
    this.services = services;
    this.delivery = delivery;
  }

  /**
   * One envelope. Fails with {@link org.kilowire.kura.wire.delivery.WireException} where it did not
   * get to the store.
   */
  @Override
  public CompletableFuture<?> append(List<Block> blocks) {
    return delivery
        .deliver(blocks, services.outbox())
        .exceptionallyCompose(why -> CompletableFuture.failedFuture(translated(why)));
  }

  private static Throwable translated(Throwable failure) {
    Throwable why = WireDelivery.cause(failure);
    return why instanceof StoreFullException
        ? new ArchiveFullException("the store at the end of the wire is full", why)
        : why;
  }

  @Override
  public Optional<Watermark> watermark(String meter, String device, Quantity series) {
    return services.outbox().watermark(meter, device, series);
  }

  @Override
  public Optional<Duration> clockOffset(String meter, String device, Quantity series) {
    return services.offsets().clockOffset(meter, device, series).map(ClockOffset::offset);
  }

  @Override
  public void noteClock(String meter, String device, Quantity series, Duration offset, Instant at) {
    // A note that is lost only has rows read again (Archive): nobody waits for it.
    var unused = services.offsets().noteClock(meter, device, series, new ClockOffset(offset, at));
  }
}
