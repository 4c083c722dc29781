// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.collect.ArchiveFullException;
import org.kilowire.kura.wire.appending.EnvelopeReader;
import org.kilowire.kura.wire.delivery.EnvelopeSender;
import org.kilowire.kura.wire.delivery.FakePort;
import org.kilowire.kura.wire.delivery.WireDelivery;
import org.kilowire.kura.wire.delivery.WireException;
import org.kilowire.kura.wire.delivery.WireOutput;
import org.kilowire.kura.wire.due.ManualScheduler;
import org.kilowire.kura.wire.emission.Emission;
import org.kilowire.kura.wire.emission.EmissionRegistry;
import org.kilowire.kura.wire.failure.WireReason;
import org.kilowire.kura.wire.records.Arrival;
import org.kilowire.meter.Block;
import org.kilowire.meter.Origin;
import org.kilowire.meter.SampleBlocks;
import org.kilowire.meter.Watermark;
import org.kilowire.store.StoreException;

/** What counts as stored at the other end of a wire, with a real store there. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class WireArchiveTest {

  private static final Duration LIMIT = Duration.ofSeconds(55);

  @TempDir private Path folder;
  private final EnvelopeSender sender = new EnvelopeSender("kilowire-deliver", 64);
  private final List<Integer> envelopes = new ArrayList<>();
  private WireGateway site;
  private final FakePort port = new FakePort();
  private final ManualScheduler time = new ManualScheduler("2026-03-10T10:30:00Z");
  private final EmissionRegistry emissions = new EmissionRegistry();
  private WireArchive archive;

  @BeforeEach
  void open() {
    site = new WireGateway(folder);
    port.receiver = this::take;
    archive = archive();
  }

  private WireArchive archive() {
    return new WireArchive(
        site.surroundings(),
        new WireDelivery(sender, new WireOutput(port, emissions, time), LIMIT));
  }

  @AfterEach
  void close() {
    sender.close();
    site.close();
    assertThat(WireGateway.threads()).isEmpty();
  }

  /** As an Outbox does with the Collector's own envelopes. */
  private void take(List<WireRecord> records) {
    envelopes.add(records.size());
    Emission emission = emissions.find(records).orElseThrow();
    assertThat(emission.take(site.outbox())).isTrue();
    var unused =
        append(emission.blocks()).whenComplete((done, why) -> emission.ended(site.outbox(), why));
  }

  /** As an Outbox does with what somebody made of them. */
  private void copy(List<WireRecord> records) {
    assertThat(emissions.find(records)).isEmpty();
    List<Block> blocks =
        EnvelopeReader.read(records, new Arrival("c", Instant.EPOCH, true)).blocks();
    var stored =
        append(blocks).whenComplete((done, why) -> emissions.copied(site.outbox(), blocks, why));
    assertThat(stored.handle((done, why) -> true).join()).isTrue();
  }

  private CompletableFuture<?> append(List<Block> blocks) {
    try {
      return site.outbox().append(blocks);
    } catch (StoreException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static List<WireRecord> copies(List<WireRecord> records) {
    return records.stream().map(one -> new WireRecord(Map.copyOf(one.getProperties()))).toList();
  }

  /** Sends, and lets as much time pass as an Outbox has. */
  private Throwable late(Block... blocks) throws Exception {
    CompletableFuture<?> sent = archive.append(List.of(blocks));
    assertThat(failure(sender.send(() -> {}))).isNull();
    assertThat(sent).isNotDone();
    time.pass(LIMIT);
    return failure(sent);
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
    return SampleBlocks.plain("m-1", Origin.SCHEDULE, rows, last);
  }

  @Test
  void the_blocks_of_one_call_are_one_envelope_and_stored_when_it_is_done() throws Exception {
    assertThat(
            failure(
                scheduled(3, 7), scheduled(2, 9), SampleBlocks.plain("m-2", Origin.SCHEDULE, 1, 1)))
        .isNull();
    assertThat(envelopes).containsExactly(6);
    assertThat(site.outbox().status().last()).isEqualTo(3);
    assertThat(archive.watermark("m-1", "KW1", SampleBlocks.PROFILE))
        .contains(new Watermark(9 * 900_000, 0));
  }

  @Test
  void what_nobody_stored_is_lost_when_the_time_for_it_is_over() throws Exception {
    port.receiver = records -> {};
    assertLost(late(scheduled(3, 7)));
    assertLost(late(SampleBlocks.plain("m-1", Origin.COMMAND, 3, 7)));
    assertThat(time.alarms()).isZero();
  }

  @Test
  void what_has_no_receiver_is_lost_at_once() throws Exception {
    port.receiver = records -> {};
    port.connected = false;
    assertLost(failure(scheduled(3, 7)));
  }

  @Test
  void what_no_schedule_read_is_lost_although_others_store_meanwhile() throws Exception {
    port.receiver = records -> append(List.of(SampleBlocks.plain("m-9", Origin.PUSH, 1, 1))).join();
    assertLost(late(SampleBlocks.plain("m-1", Origin.BACKFILL, 3, 7)));
    assertLost(late(SampleBlocks.plain("m-1", Origin.COMMAND, 3, 7)));
    port.receiver = this::take;
    assertThat(failure(SampleBlocks.plain("m-1", Origin.BACKFILL, 3, 7))).isNull();
  }

  @Test
  void what_is_stored_on_another_thread_after_emit_has_returned_has_arrived() throws Exception {
    List<List<WireRecord>> queue = new ArrayList<>();
    port.receiver = queue::add;
    CompletableFuture<?> sent = archive.append(List.of(scheduled(3, 7)));
    assertThat(failure(sender.send(() -> {}))).isNull();
    time.pass(LIMIT.minusMillis(1));
    assertThat(sent).isNotDone();
    take(queue.get(0));
    assertThat(failure(sent)).isNull();
    assertThat(time.alarms()).isZero();
  }

  @Test
  void lines_that_send_while_the_disk_is_busy_share_a_commit() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    site.committed =
        () -> {
          busy.countDown();
          await(free);
        };
    var first = site.outbox().append(List.of(scheduled(1, 1)));
    await(busy);
    List<CompletableFuture<?>> lines = new ArrayList<>();
    for (int line = 0; line < 16; line++) {
      lines.add(archive.append(List.of(SampleBlocks.plain("line-" + line, Origin.SCHEDULE, 3, 7))));
    }
    assertThat(failure(sender.send(() -> {}))).isNull();
    free.countDown();
    assertThat(failure(first)).isNull();
    for (CompletableFuture<?> line : lines) {
      assertThat(failure(line)).isNull();
    }
    assertThat(site.outbox().status().counts().appended()).isEqualTo(17);
    assertThat(site.outbox().status().counts().commits()).isEqualTo(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_commit_that_does_not_come_in_time_is_slow_and_not_lost() throws Exception {
    port.receiver = records -> emissions.find(records).orElseThrow().take(site.outbox());
    assertThat(late(scheduled(3, 7)))
        .isInstanceOfSatisfying(
            WireException.class, e -> assertThat(e.reason()).isEqualTo(WireReason.STORE_SLOW));
  }

  @Test
  void copies_have_arrived_when_the_last_row_of_each_series_is_stored() throws Exception {
    port.receiver = records -> copy(copies(records));
    assertThat(failure(scheduled(3, 7), SampleBlocks.plain("m-2", Origin.COMMAND, 2, 2))).isNull();
    port.receiver =
        records -> {
          copy(copies(records.subList(0, 2)));
          copy(copies(records.subList(2, 3)));
        };
    assertThat(failure(scheduled(3, 9))).isNull();
  }

  @Test
  void copies_that_lost_their_end_on_the_way_are_lost() throws Exception {
    port.receiver = records -> copy(copies(records.subList(0, records.size() - 1)));
    assertLost(late(scheduled(3, 7)));
    assertLost(late(scheduled(1, 1), scheduled(1, 2)));
  }

  @Test
  void a_part_of_the_very_records_is_no_more_than_copies() throws Exception {
    port.receiver = records -> copy(records.subList(1, 3));
    assertThat(failure(scheduled(3, 7))).isNull();
    port.receiver = records -> copy(records.subList(0, 2));
    assertLost(late(scheduled(3, 9)));
  }

  @Test
  void copies_that_could_not_be_stored_fail_the_call_with_the_reason() throws Exception {
    site.open(1 << 20);
    site.fill();
    archive = archive();
    port.receiver = records -> copy(copies(records));
    assertThat(failure(scheduled(1000, 1000))).isInstanceOf(ArchiveFullException.class);
  }

  @Test
  void what_is_lost_the_second_time_is_lost_although_the_store_had_it_before() throws Exception {
    assertThat(failure(scheduled(3, 7))).isNull();
    port.receiver = records -> {};
    assertLost(late(scheduled(3, 7)));
  }

  @Test
  void a_clock_that_was_set_back_is_no_loss() throws Exception {
    assertThat(failure(scheduled(3, 7))).isNull();
    assertThat(failure(scheduled(3, 5))).isNull();
    assertThat(archive.watermark("m-1", "KW1", SampleBlocks.PROFILE))
        .contains(new Watermark(5 * 900_000, 0));
  }

  @Test
  void a_receiver_that_throws_fails_the_call_and_no_later_one() throws Exception {
    port.receiver =
        records -> {
          throw new IllegalStateException("a receiver");
        };
    assertThat(failure(scheduled(3, 7))).hasMessage("a receiver");
    port.receiver = this::take;
    assertThat(failure(scheduled(3, 7))).isNull();
  }

  @Test
  void a_receiver_whose_library_is_not_there_fails_the_call_and_no_later_one() throws Exception {
    port.receiver =
        records -> {
          throw new NoClassDefFoundError("a receiver");
        };
    assertThat(failure(scheduled(3, 7))).isInstanceOf(NoClassDefFoundError.class);
    port.receiver = this::take;
    assertThat(failure(scheduled(3, 7))).isNull();
  }

  @Test
  void a_full_store_is_an_archive_that_is_full() throws Exception {
    site.open(1 << 20);
    archive = archive();
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
    archive.noteClock(
        "m-1", "KW1", SampleBlocks.PROFILE, Duration.ofMillis(-1234), SampleBlocks.READ_AT);
    // The writer works in order: what comes after the note is stored after it.
    assertThat(failure(scheduled(1, 1))).isNull();
    assertThat(archive.clockOffset("m-1", "KW1", SampleBlocks.PROFILE))
        .contains(Duration.ofMillis(-1234));
    assertThat(archive.clockOffset("m-2", "KW1", SampleBlocks.PROFILE)).isEmpty();
  }

  @Test
  void too_much_that_waits_is_refused_and_an_end_tells_those_that_wait() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    port.receiver =
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
    sender.close();
    sender.close();
    for (CompletableFuture<?> one : waiting) {
      assertThat(failure(one)).hasMessageStartingWith("wire-busy");
    }
    time.pass(LIMIT);
    assertLost(failure(first));
    assertThat(failure(scheduled(1, 1))).hasMessageStartingWith("wire-busy");
  }
}
