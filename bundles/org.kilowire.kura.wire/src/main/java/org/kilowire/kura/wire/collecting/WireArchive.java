// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.kura.wire.WireRecord;
import org.kilowire.collect.Archive;
import org.kilowire.collect.ArchiveFullException;
import org.kilowire.kura.wire.due.DelayScheduler;
import org.kilowire.kura.wire.emission.Emission;
import org.kilowire.meter.Block;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;
import org.kilowire.meter.Watermark;
import org.kilowire.store.ClockOffsets.ClockOffset;
import org.kilowire.store.StoreFullException;

/**
 * The other end of a wire as an archive. What is sent counts as stored only when an Outbox has said
 * so: the wire itself tells nobody that a record got lost on it, nor that it arrived.
 */
final class WireArchive implements Archive {

  private final GatewayServices services;
  private final EnvelopeSender sender;
  private final WireOutput output;
  private final Duration limit;

  /**
   * An archive at the end of a wire.
   *
   * @param output is used by the delivery's thread alone
   * @param limit how long an Outbox may take
   */
  WireArchive(GatewayServices services, EnvelopeSender sender, WireOutput output, Duration limit) {
    this.services = services;
    this.sender = sender;
    this.output = output;
    this.limit = limit;
  }

  /** One envelope. Fails with {@link WireException} where it did not get to the store. */
  @Override
  public CompletableFuture<?> append(List<Block> blocks) {
    Emission emission = output.emissions().add(blocks, services.outbox());
    Source source = blocks.get(0).source();
    DelayScheduler.Alarm expiry =
        output.alarms().after(limit.toNanos(), () -> emission.expired(late(emission, source)));
    var unused =
        sender
            .send(() -> carry(emission, source))
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    emission.lost(failure);
                  }
                });
    return emission
        .stored()
        .whenComplete((done, failure) -> expiry.cancel())
        .exceptionally(WireArchive::rethrown);
  }

  private void carry(Emission emission, Source source) throws WireException {
    List<WireRecord> records = emission.records();
    if (!records.isEmpty()) {
      output.port().emit(records);
    }
    if (!output.port().isConnected()) {
      throw WireException.lost(source);
    }
  }

  private WireException late(Emission emission, Source source) {
    return emission.isTaken() ? WireException.slow(source, limit) : WireException.lost(source);
  }

  private static Void rethrown(Throwable failure) {
    Throwable why = failure;
    while (why instanceof CompletionException && why.getCause() != null) {
      why = why.getCause();
    }
    throw new CompletionException(
        why instanceof StoreFullException
            ? new ArchiveFullException("the store at the end of the wire is full", why)
            : why);
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
