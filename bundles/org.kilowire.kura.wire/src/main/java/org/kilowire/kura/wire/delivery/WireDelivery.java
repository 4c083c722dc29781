// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.kura.wire.WireRecord;
import org.kilowire.kura.wire.due.DelayScheduler;
import org.kilowire.kura.wire.emission.Emission;
import org.kilowire.kura.wire.failure.WireReason;
import org.kilowire.meter.Block;
import org.kilowire.meter.Source;
import org.kilowire.store.Outbox;
import org.kilowire.store.StoreFullException;

/**
 * Sends blocks along a wire. What is sent counts as stored only when an Outbox has said so: the
 * wire itself tells nobody that a record got lost on it, nor that it arrived.
 */
public final class WireDelivery {

  private final EnvelopeSender sender;
  private final WireOutput output;
  private final Duration limit;

  /**
   * A wire's beginning.
   *
   * @param output is used by the sender's thread alone
   * @param limit how long an Outbox may take
   */
  public WireDelivery(EnvelopeSender sender, WireOutput output, Duration limit) {
    this.sender = sender;
    this.output = output;
    this.limit = limit;
  }

  /**
   * Sends {@code blocks} as one envelope; never waits.
   *
   * @param blocks at least one
   * @param store where they shall be
   * @return completes after the commit; fails with {@link WireException} where they did not get to
   *     the store, else as the store did; {@link #cause} finds that
   */
  public CompletableFuture<Void> deliver(List<Block> blocks, Outbox store) {
    Emission emission = output.emissions().add(blocks, store);
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
    return emission.stored().whenComplete((done, failure) -> expiry.cancel());
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

  /** Why {@link #deliver} has failed, whatever futures have made of it. */
  public static Throwable cause(Throwable failure) {
    Throwable why = failure;
    while (why instanceof CompletionException && why.getCause() != null) {
      why = why.getCause();
    }
    return why;
  }

  /** What a failure of {@link #deliver} is counted as. */
  public static WireReason reason(Throwable failure) {
    Throwable why = cause(failure);
    if (why instanceof WireException wire) {
      return wire.reason();
    }
    if (why instanceof StoreFullException) {
      return WireReason.STORE_FULL;
    }
    return why instanceof IllegalArgumentException
        ? WireReason.BLOCK_REFUSED
        : WireReason.STORE_FAILED;
  }
}
