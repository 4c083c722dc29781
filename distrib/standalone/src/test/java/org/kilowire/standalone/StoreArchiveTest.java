// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.collect.ArchiveFullException;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;
import org.kilowire.meter.Watermark;
import org.kilowire.store.Store;
import org.kilowire.store.StoreException;
import org.kilowire.store.StoreSettings;

class StoreArchiveTest {

  private static final Quantity PROFILE = new Quantity("1-0:99.1.0*255");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path folder;
  private final AtomicInteger told = new AtomicInteger();
  private Store store;
  private StoreArchive archive;

  @BeforeEach
  void open() {
    store =
        Store.open(
            new StoreSettings(
                folder, "gw-1", 1 << 20, Duration.ofDays(7), 10, InstantSource.system(), r -> {}));
    archive = new StoreArchive(store, told::incrementAndGet);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Rows of noise that end at quarter hour {@code last}. */
  private static Block block(int rows, long last) {
    Source source =
        new Source("m1", "KW1", PROFILE, Origin.SCHEDULE, NOW, true, Duration.ofMinutes(15));
    return new Block(
        source,
        LongStream.range(0, rows).map(row -> 900_000 * (last + row + 1 - rows)).toArray(),
        new int[rows],
        new int[rows],
        new long[rows],
        List.of(),
        List.of(
            Column.of(
                new Quantity("1-0:1.8.0*255"),
                "Wh",
                0,
                LongStream.range(0, rows).map(row -> row * 0x9E3779B97F4A7C15L).toArray())));
  }

  private static Throwable failure(CompletableFuture<?> future) throws Exception {
    try {
      var unused = future.get(30, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  @Test
  void what_is_committed_is_told_and_found_again() throws Exception {
    assertThat(archive.watermark("m1", "KW1", PROFILE)).isEmpty();
    assertThat(failure(archive.append(List.of(block(3, 7))))).isNull();
    assertThat(told).hasValue(1);
    assertThat(archive.watermark("m1", "KW1", PROFILE)).contains(new Watermark(7 * 900_000, 0));
    assertThat(archive.watermark("m1", "KW2", PROFILE)).as("another device").isEmpty();
  }

  @Test
  void a_store_without_room_is_an_archive_that_is_full() throws Exception {
    Throwable failure = null;
    int stored = 0;
    while (failure == null && stored < 1000) {
      failure = failure(archive.append(List.of(block(1000, 1000))));
      stored += failure == null ? 1 : 0;
    }
    assertThat(failure).isInstanceOf(ArchiveFullException.class).hasMessageContaining("full");
    assertThat(told).as("nobody is told of what was not stored").hasValue(stored);
  }

  @Test
  void a_store_that_fails_otherwise_is_not_full() throws Exception {
    store.close();
    assertThat(failure(archive.append(List.of(block(1, 1))))).isInstanceOf(StoreException.class);
    assertThat(told).hasValue(0);
  }

  @Test
  void a_clocks_offset_is_kept_to_the_millisecond() {
    assertThat(archive.clockOffset("m1", "KW1", PROFILE)).isEmpty();
    archive.noteClock("m1", "KW1", PROFILE, Duration.ofMillis(-1234), NOW);
    // The writer works in order: what comes after the note is stored after it.
    assertThat(archive.append(List.of(block(1, 1)))).succeedsWithin(Duration.ofSeconds(30));
    assertThat(archive.clockOffset("m1", "KW1", PROFILE)).contains(Duration.ofMillis(-1234));
  }
}
