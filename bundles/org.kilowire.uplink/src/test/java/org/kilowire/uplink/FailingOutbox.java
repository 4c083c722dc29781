// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kilowire.contract.Range;
import org.kilowire.contract.Receipt;
import org.kilowire.meter.Block;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Watermark;
import org.kilowire.store.Outbox;
import org.kilowire.store.OutboxStatus;
import org.kilowire.store.OutgoingBatch;
import org.kilowire.store.Released;
import org.kilowire.store.StoreException;

/** An outbox that fails as often as the test says when it is asked how far it has come. */
final class FailingOutbox implements Outbox {

  private final Outbox outbox;
  int failures;

  FailingOutbox(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public OutboxStatus status() {
    if (failures > 0) {
      failures--;
      throw new StoreException("made up");
    }
    return outbox.status();
  }

  @Override
  public CompletableFuture<Range> append(List<Block> blocks) {
    return outbox.append(blocks);
  }

  @Override
  public Optional<Watermark> watermark(String meter, String device, Quantity series) {
    return outbox.watermark(meter, device, series);
  }

  @Override
  public Optional<OutgoingBatch> next(long after, int maxBlocks, int maxOctets) {
    return outbox.next(after, maxBlocks, maxOctets);
  }

  @Override
  public Released release(Receipt receipt) {
    return outbox.release(receipt);
  }
}
