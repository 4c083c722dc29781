// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.emission;

import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.kura.wire.WireRecord;
import org.kilowire.kura.wire.records.BlockRecords;
import org.kilowire.meter.Block;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;
import org.kilowire.meter.Watermark;
import org.kilowire.store.Outbox;

/**
 * An envelope that a Collector or Source has emitted, and whether its blocks are stored. Any thread
 * may call.
 */
public final class Emission {

  /** What a watermark belongs to, and why it was read. */
  private record Series(String meter, String device, Quantity series, Origin origin) {
    static Series of(Source source) {
      return new Series(source.meter(), source.device(), source.series(), source.origin());
    }
  }

  private final Outbox store;
  private final WeakReference<BlockRecords> emitted;
  private final CompletableFuture<Void> stored = new CompletableFuture<>();
  private final Set<Outbox> takers = Collections.newSetFromMap(new IdentityHashMap<>());

  /** The last row of each series, as far as no copy of it is stored. */
  private final Map<Series, Watermark> ends = new HashMap<>();

  Emission(BlockRecords emitted, Outbox store) {
    this.store = store;
    this.emitted = new WeakReference<>(emitted);
    emitted.blocks().forEach(block -> ends.put(Series.of(block.source()), block.last()));
  }

  /** The records to emit; none any more where they are done with and nobody has any. */
  public List<WireRecord> records() {
    return Optional.ofNullable(emitted.get()).map(BlockRecords::records).orElse(List.of());
  }

  /** What they are. */
  public List<Block> blocks() {
    return Optional.ofNullable(emitted.get()).map(BlockRecords::blocks).orElse(List.of());
  }

  /** Completes when all of it is in the store that its emitter works with; fails if it is not. */
  public CompletableFuture<Void> stored() {
    return stored;
  }

  /** Whether these are the very records that were emitted, all of them in order. */
  boolean is(List<WireRecord> records) {
    BlockRecords all = emitted.get();
    return all != null && all.are(records);
  }

  /**
   * Whether {@code by} is to store it now: a store takes an emission once, however many wires lead
   * to it. Whoever takes it says what came of it with {@link #ended}.
   */
  public synchronized boolean take(Outbox by) {
    return takers.add(by);
  }

  /** Whether it is being stored where its emitter looks for it, or has been. */
  public synchronized boolean isTaken() {
    return takers.contains(store);
  }

  /**
   * What came of it in {@code by}, which may try again if it failed.
   *
   * @param failure null where it is stored
   */
  public void ended(Outbox by, Throwable failure) {
    if (failure != null) {
      synchronized (this) {
        takers.remove(by);
      }
    }
    if (by == store) {
      end(failure);
    }
  }

  /** Nobody will store it, as far as is known; nothing happens where somebody is about to. */
  public void lost(Throwable why) {
    if (!isTaken()) {
      end(why);
    }
  }

  /** The emitter waits no longer. */
  public void expired(Throwable why) {
    end(why);
  }

  private void end(Throwable failure) {
    if (failure == null) {
      stored.complete(null);
    } else {
      stored.completeExceptionally(failure);
    }
  }

  /**
   * What came of blocks that were read from records of somebody on the way. They are these where
   * the last row of each series is stored: it has moved the watermark to where this ends.
   */
  void copied(Outbox by, List<Block> copies, Throwable failure) {
    if (by == store && failure == null && completes(copies)) {
      end(null);
    } else if (by == store && failure != null && isPart(copies)) {
      lost(failure);
    }
  }

  private synchronized boolean completes(List<Block> copies) {
    return copies.stream()
                .filter(copy -> ends.remove(Series.of(copy.source()), copy.last()))
                .count()
            > 0
        && ends.isEmpty();
  }

  private synchronized boolean isPart(List<Block> copies) {
    return copies.stream().anyMatch(copy -> ends.containsKey(Series.of(copy.source())));
  }
}
