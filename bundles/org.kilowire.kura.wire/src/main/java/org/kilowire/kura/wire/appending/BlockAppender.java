// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.appending;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kilowire.kura.wire.failure.FailureCounter;
import org.kilowire.kura.wire.failure.WireReason;
import org.kilowire.meter.Block;
import org.kilowire.store.Outbox;
import org.kilowire.store.StoreFullException;

/** Appends blocks to the store. What is not stored is counted. */
public final class BlockAppender {

  private final FailureCounter failures;

  /** Counts in {@code tally}. */
  public BlockAppender(FailureCounter failures) {
    this.failures = failures;
  }

  /**
   * Appends {@code blocks}, all or none; where a batch cannot carry one of them, the others.
   *
   * @return completes after the commit, fails if any of them is not stored; never throws
   */
  public CompletableFuture<?> append(List<Block> blocks, Outbox store) {
    try {
      return store.append(blocks).whenComplete((range, failure) -> failed(failure));
    } catch (IllegalArgumentException refused) {
      return blocks.size() == 1 ? refused(blocks.get(0), refused) : each(blocks, store);
    } catch (RuntimeException | Error failure) {
      failed(failure);
      return CompletableFuture.failedFuture(failure);
    }
  }

  private CompletableFuture<?> each(List<Block> blocks, Outbox store) {
    return CompletableFuture.allOf(
        blocks.stream()
            .map(block -> append(List.of(block), store))
            .toArray(CompletableFuture[]::new));
  }

  private CompletableFuture<?> refused(Block block, IllegalArgumentException why) {
    failures.add(
        WireReason.BLOCK_REFUSED, "meter " + block.source().meter() + ": " + why.getMessage());
    return CompletableFuture.failedFuture(why);
  }

  /** Waits for a commit; what failed is counted already. */
  public void await(CompletableFuture<?> stored, Duration limit) {
    try {
      stored.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException counted) {
      return;
    } catch (TimeoutException e) {
      failures.add(WireReason.STORE_SLOW, "no commit in " + limit + "; it may still come");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failures.add(WireReason.STORE_SLOW, "interrupted; the commit may still come");
    }
  }

  private void failed(Throwable failure) {
    if (failure == null) {
      return;
    }
    Throwable why = failure instanceof CompletionException ? failure.getCause() : failure;
    failures.add(
        why instanceof StoreFullException ? WireReason.STORE_FULL : WireReason.STORE_FAILED,
        String.valueOf(why.getMessage()));
  }
}
