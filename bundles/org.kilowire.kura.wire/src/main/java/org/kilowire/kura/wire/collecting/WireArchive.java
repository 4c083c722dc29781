// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.kura.wire.WireRecord;
import org.kilowire.collect.Archive;
import org.kilowire.collect.ArchiveFullException;
import org.kilowire.kura.wire.records.BlockRecords;
import org.kilowire.meter.Block;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;
import org.kilowire.meter.Watermark;
import org.kilowire.store.ClockOffsets.ClockOffset;
import org.kilowire.store.OutboxStatus;

/**
 * The other end of a wire as an archive. What is sent counts as stored only when the store says so:
 * a wire tells nobody that a record got lost on it.
 */
final class WireArchive implements Archive {

  private final Surroundings around;
  private final Delivery delivery;
  private final Consumer<List<WireRecord>> wire;

  /** An archive at the end of {@code wire}, which is used by the delivery's thread alone. */
  WireArchive(Surroundings around, Delivery delivery, Consumer<List<WireRecord>> wire) {
    this.around = around;
    this.delivery = delivery;
    this.wire = wire;
  }

  /** One envelope. Fails with {@link WireException} where it did not get to the store. */
  @Override
  public CompletableFuture<?> append(List<Block> blocks) {
    List<Block> all = List.copyOf(blocks);
    return delivery.send(() -> carry(all));
  }

  private void carry(List<Block> blocks) throws ArchiveFullException, WireException {
    OutboxStatus before = around.outbox().status();
    wire.accept(BlockRecords.of(blocks));
    OutboxStatus after = around.outbox().status();
    Optional<Source> lost = lost(blocks);
    if (lost.isEmpty() && after.last() - before.last() >= blocks.size()) {
      return;
    }
    if (after.counts().full() > before.counts().full()) {
      throw new ArchiveFullException("the store at the end of the wire is full");
    }
    Source source = lost.orElse(blocks.get(0).source());
    throw WireException.lost("meter " + source.meter() + ", series " + source.series());
  }

  /** A source whose last row by the schedule the store has not. */
  private Optional<Source> lost(List<Block> blocks) {
    Map<List<Object>, Block> last = new LinkedHashMap<>();
    for (Block block : blocks) {
      Source source = block.source();
      if (source.origin() == Origin.SCHEDULE) {
        last.put(List.of(source.meter(), source.device(), source.series()), block);
      }
    }
    return last.values().stream()
        .filter(block -> !stored(block.source()).equals(Optional.of(block.last())))
        .map(Block::source)
        .findFirst();
  }

  private Optional<Watermark> stored(Source source) {
    return watermark(source.meter(), source.device(), source.series());
  }

  @Override
  public Optional<Watermark> watermark(String meter, String device, Quantity series) {
    return around.outbox().watermark(meter, device, series);
  }

  @Override
  public Optional<Duration> clockOffset(String meter, String device, Quantity series) {
    return around.offsets().clockOffset(meter, device, series).map(ClockOffset::offset);
  }

  @Override
  public void noteClock(String meter, String device, Quantity series, Duration offset, Instant at) {
    // A note that is lost only has rows read again (Archive): nobody waits for it.
    var unused = around.offsets().noteClock(meter, device, series, new ClockOffset(offset, at));
  }
}
