// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.collect.ArchiveFullException;
import org.kilowire.kura.wire.records.Arrival;
import org.kilowire.kura.wire.records.Blocks;
import org.kilowire.kura.wire.records.EnvelopeReader;
import org.kilowire.kura.wire.tally.WireReason;
import org.kilowire.meter.Block;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Watermark;
import org.kilowire.store.StoreException;
import org.kilowire.store.StoreFullException;

/** What counts as stored at the other end of a wire, with a real store there. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class WireArchiveTest {

  @TempDir private Path folder;
  private final Delivery delivery = new Delivery();
  private final List<Integer> envelopes = new ArrayList<>();
  private Site site;
  private Consumer<List<WireRecord>> wire = this::store;
  private WireArchive archive;

  @BeforeEach
  void open() {
    site = new Site(folder);
    archive = new WireArchive(site.surroundings(), delivery, records -> wire.accept(records));
  }

  @AfterEach
  void close() {
    delivery.close();
    site.close();
    assertThat(Site.threads()).isEmpty();
  }

  /** As an Outbox does. */
  private void store(List<WireRecord> records) {
    envelopes.add(records.size());
    List<Block> blocks =
        EnvelopeReader.read(records, new Arrival("c", Instant.EPOCH, true)).blocks();
    try {
      site.outbox().append(blocks).join();
    } catch (RuntimeException e) {
      if (!(e.getCause() instanceof StoreFullException)) {
        throw e;
      }
    }
  }

  private Throwable failure(Block... blocks) throws Exception {
    return failure(archive.append(List.of(blocks)));
  }

  private static Throwable failure(CompletableFuture<?> future) throws Exception {
    try {
      var unused = future.get(30, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  private static void assertLost(Throwable failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            WireException.class, e -> assertThat(e.reason()).isEqualTo(WireReason.WIRE_LOST))
        .hasMessageStartingWith("wire-lost: no Outbox at the end of the wire stored it")
        .hasMessageContaining("m-1")
        .hasMessageContaining("1-0:99.1.0*255");
  }

  private static Block scheduled(int rows, long last) {
    return Blocks.plain("m-1", Origin.SCHEDULE, rows, last);
  }

  @Test
  void the_blocks_of_one_call_are_one_envelope_and_stored_when_it_is_done() throws Exception {
    assertThat(
            failure(scheduled(3, 7), scheduled(2, 9), Blocks.plain("m-2", Origin.SCHEDULE, 1, 1)))
        .isNull();
    assertThat(envelopes).containsExactly(6);
    assertThat(site.outbox().status().last()).isEqualTo(3);
    assertThat(archive.watermark("m-1", "KW1", Blocks.PROFILE))
        .contains(new Watermark(9 * 900_000, 0));
  }

  @Test
  void what_nobody_stored_is_lost() throws Exception {
    wire = records -> {};
    assertLost(failure(scheduled(3, 7)));
    assertLost(failure(Blocks.plain("m-1", Origin.COMMAND, 3, 7)));
  }

  @Test
  void what_lost_its_end_on_the_way_is_lost() throws Exception {
    wire = records -> store(records.subList(0, records.size() - 1));
    assertLost(failure(scheduled(3, 7)));
    assertLost(failure(scheduled(1, 1), scheduled(1, 2)));
  }

  @Test
  void what_is_lost_the_second_time_is_lost_although_the_store_had_it_before() throws Exception {
    assertThat(failure(scheduled(3, 7))).isNull();
    wire = records -> {};
    assertLost(failure(scheduled(3, 7)));
  }

  @Test
  void a_clock_that_was_set_back_is_no_loss() throws Exception {
    assertThat(failure(scheduled(3, 7))).isNull();
    assertThat(failure(scheduled(3, 5))).isNull();
    assertThat(archive.watermark("m-1", "KW1", Blocks.PROFILE))
        .contains(new Watermark(5 * 900_000, 0));
  }

  @Test
  void a_receiver_that_throws_fails_the_call_and_no_later_one() throws Exception {
    wire =
        records -> {
          throw new IllegalStateException("a receiver");
        };
    assertThat(failure(scheduled(3, 7))).hasMessage("a receiver");
    wire = this::store;
    assertThat(failure(scheduled(3, 7))).isNull();
  }

  @Test
  void a_receiver_whose_library_is_not_there_fails_the_call_and_no_later_one() throws Exception {
    wire =
        records -> {
          throw new NoClassDefFoundError("a receiver");
        };
    assertThat(failure(scheduled(3, 7))).isInstanceOf(NoClassDefFoundError.class);
    wire = this::store;
    assertThat(failure(scheduled(3, 7))).isNull();
  }

  @Test
  void a_full_store_is_an_archive_that_is_full() throws Exception {
    site.open(1 << 20);
    archive = new WireArchive(site.surroundings(), delivery, records -> wire.accept(records));
    Throwable failure = null;
    for (int last = 1; failure == null && last < 100; last++) {
      failure = failure(scheduled(1000, 1000L * last));
    }
    assertThat(failure).isInstanceOf(ArchiveFullException.class);
  }

  @Test
  void a_store_that_fails_fails_the_call() throws Exception {
    site.close();
    assertThat(failure(scheduled(3, 7))).isInstanceOf(StoreException.class);
  }

  @Test
  void a_clocks_offset_is_kept_to_the_millisecond() throws Exception {
    archive.noteClock("m-1", "KW1", Blocks.PROFILE, Duration.ofMillis(-1234), Blocks.READ_AT);
    // The writer works in order: what comes after the note is stored after it.
    assertThat(failure(scheduled(1, 1))).isNull();
    assertThat(archive.clockOffset("m-1", "KW1", Blocks.PROFILE))
        .contains(Duration.ofMillis(-1234));
    assertThat(archive.clockOffset("m-2", "KW1", Blocks.PROFILE)).isEmpty();
  }

  @Test
  void too_much_that_waits_is_refused_and_an_end_tells_those_that_wait() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    wire =
        records -> {
          stuck.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    CompletableFuture<?> first = archive.append(List.of(scheduled(1, 1)));
    stuck.await();
    List<CompletableFuture<?>> waiting = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      waiting.add(archive.append(List.of(scheduled(1, 1))));
    }
    assertThat(failure(scheduled(1, 1))).hasMessageStartingWith("wire-busy");
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    delivery.close();
    delivery.close();
    for (CompletableFuture<?> one : waiting) {
      assertThat(failure(one)).hasMessageStartingWith("wire-busy");
    }
    assertThat(failure(first)).isNotNull();
    assertThat(failure(scheduled(1, 1))).hasMessageStartingWith("wire-busy");
  }
}
