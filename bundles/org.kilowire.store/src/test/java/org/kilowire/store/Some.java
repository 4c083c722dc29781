// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;

/** What the store's tests store. */
final class Some {

  static final String GATEWAY = "gw-1";
  static final Quantity PROFILE = new Quantity("1-0:99.1.0*255");
  static final Quantity ENERGY = new Quantity("1-0:1.8.0*255");
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private Some() {}

  static StoreSettings settings(Path folder) {
    return StoreSettings.of(folder, GATEWAY);
  }

  /** A block whose one value is {@code number}. */
  static Block block(long number) {
    return block("m1", Origin.SCHEDULE, 900_000 * number, 0, number);
  }

  static Block block(String meter, Origin origin, long time, int ordinal, long... values) {
    int rows = values.length;
    Source source =
        new Source(meter, "KW" + meter, PROFILE, origin, NOW, true, Duration.ofMinutes(15));
    int[] ordinals = new int[rows];
    ordinals[rows - 1] = ordinal;
    return new Block(
        source,
        LongStream.range(0, rows).map(row -> time + 900_000 * (row + 1 - rows)).toArray(),
        ordinals,
        new int[rows],
        new long[rows],
        List.of(),
        List.of(Column.of(ENERGY, "Wh", 0, values)));
  }

  /** {@code rows} rows that do not compress into nothing. */
  static Block large(int rows) {
    return block(
        "m1",
        Origin.SCHEDULE,
        900_000L * rows,
        0,
        LongStream.range(0, rows).map(row -> row * 0x9E3779B97F4A7C15L).toArray());
  }

  static <T> T done(CompletableFuture<T> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no answer", e);
    }
  }

  static void append(Store store, int count) {
    for (int i = 0; i < count; i++) {
      done(store.outbox().append(List.of(block(i))));
    }
  }

  static OutgoingBatch batch(Store store, long after, int maxBlocks) {
    return store.outbox().next(after, maxBlocks, BatchCodec.MAX_OCTETS).orElseThrow();
  }

  static Receipt receipt(OutgoingBatch batch) {
    return Receipt.of(GATEWAY, batch.epoch(), batch.range().last(), batch.digest());
  }
}
