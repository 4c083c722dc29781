// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kilowire.kura.wire.tally.Tally;
import org.kilowire.kura.wire.tally.WireReason;
import org.kilowire.meter.Block;
import org.kilowire.store.Outbox;
import org.kilowire.store.StoreException;
import org.kilowire.store.StoreFullException;

/** Puts blocks into the store and waits until they are safe. What is not stored is counted. */
final class Storekeeper {

  private final Tally tally;

  Storekeeper(Tally tally) {
    this.tally = tally;
  }

  /** Stores {@code blocks}, all or none; those that no batch can carry count for nothing. */
  void store(List<Block> blocks, Outbox store, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      await(store.append(blocks), deadline);
    } catch (IllegalArgumentException oneOfThem) {
      pending(blocks, store).forEach(one -> await(one, deadline));
    } catch (StoreException e) {
      failed(e);
    }
  }

  private List<CompletableFuture<?>> pending(List<Block> blocks, Outbox store) {
    List<CompletableFuture<?>> pending = new ArrayList<>();
    for (Block block : blocks) {
      try {
        pending.add(store.append(List.of(block)));
      } catch (IllegalArgumentException e) {
        tally.add(
            WireReason.BLOCK_REFUSED, "meter " + block.source().meter() + ": " + e.getMessage());
      } catch (StoreException e) {
        failed(e);
      }
    }
    return pending;
  }

  private void await(CompletableFuture<?> stored, long deadline) {
    try {
      stored.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      failed(e.getCause());
    } catch (TimeoutException e) {
      tally.add(WireReason.STORE_SLOW, "no commit in time; it may still come");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      tally.add(WireReason.STORE_SLOW, "nobody waits any more; the commit may still come");
    }
  }

  private void failed(Throwable why) {
    boolean full = why instanceof StoreFullException;
    tally.add(
        full ? WireReason.STORE_FULL : WireReason.STORE_FAILED, String.valueOf(why.getMessage()));
  }
}
