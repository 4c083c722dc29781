// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kilowire.store.Some.append;
import static org.kilowire.store.Some.batch;
import static org.kilowire.store.Some.block;
import static org.kilowire.store.Some.done;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.Batch;
import org.kilowire.contract.DigestChain;
import org.kilowire.contract.Range;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.conversation.Decoded;
import org.kilowire.meter.Block;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Watermark;

final class OutboxTest {

  private final List<Range> commits = Collections.synchronizedList(new ArrayList<>());
  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(Some.settings(folder).observedBy(commits::add));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void reopen() {
    store.close();
    open();
  }

  private static Batch decoded(OutgoingBatch batch) {
    return ((Decoded.Complete<Batch>) BatchCodec.decode(batch.body().toArray())).value();
  }

  @Test
  void what_is_appended_comes_out_in_order_and_unchanged() {
    List<Block> blocks = LongStream.range(0, 5).mapToObj(Some::block).toList();
    assertThat(done(store.outbox().append(blocks.subList(0, 2)))).isEqualTo(new Range(1, 2));
    assertThat(done(store.outbox().append(blocks.subList(2, 5)))).isEqualTo(new Range(3, 5));
    OutgoingBatch batch = batch(store, 0, 100);
    Batch content = decoded(batch);
    assertThat(content.blocks()).isEqualTo(blocks);
    assertThat(content.header().range()).isEqualTo(batch.range()).isEqualTo(new Range(1, 5));
    assertThat(content.header().gateway()).isEqualTo(Some.GATEWAY);
    assertThat(content.header().epoch()).isEqualTo(batch.epoch());
    assertThat(content.header().before()).isEqualTo(DigestChain.START);
    assertThat(store.outbox().next(5, 100, BatchCodec.MAX_OCTETS)).isEmpty();
  }

  @Test
  void sequence_numbers_have_no_hole_whoever_appends_at_once() throws Exception {
    int threads = 8;
    int each = 100;
    CountDownLatch go = new CountDownLatch(1);
    List<CompletableFuture<List<Range>>> all =
        IntStream.range(0, threads)
            .mapToObj(thread -> CompletableFuture.supplyAsync(() -> appendAll(go, each, thread)))
            .toList();
    go.countDown();
    List<Range> ranges = new ArrayList<>();
    for (CompletableFuture<List<Range>> one : all) {
      List<Range> own = done(one);
      assertThat(own).isSortedAccordingTo((a, b) -> Long.compare(a.first(), b.first()));
      ranges.addAll(own);
    }
    assertThat(ranges.stream().flatMapToLong(r -> LongStream.rangeClosed(r.first(), r.last())))
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, ranges.stream().mapToLong(Range::count).sum())
                .boxed()
                .toList());
    assertThat(commits.get(0).first()).isEqualTo(1);
    for (int i = 1; i < commits.size(); i++) {
      assertThat(commits.get(i).first()).isEqualTo(commits.get(i - 1).last() + 1);
    }
  }

  private List<Range> appendAll(CountDownLatch go, int count, int thread) {
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    List<CompletableFuture<Range>> ranges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ranges.add(store.outbox().append(Collections.nCopies(1 + i % 3, block(thread))));
    }
    return ranges.stream().map(Some::done).toList();
  }

  @Test
  void appends_that_wait_share_a_commit() {
    CountDownLatch held = hold();
    List<CompletableFuture<Range>> waiting =
        LongStream.range(0, 100).mapToObj(i -> store.outbox().append(List.of(block(i)))).toList();
    held.countDown();
    waiting.forEach(Some::done);
    assertThat(commits).containsExactly(new Range(1, 100));
    assertThat(store.outbox().status().counts().commits()).isEqualTo(1);
    assertThat(store.outbox().status().counts().appended()).isEqualTo(100);
  }

  @Test
  void what_waits_for_a_slow_disk_is_bounded() {
    CountDownLatch held = hold();
    Block large = Some.large(Block.MAX_ROWS);
    List<CompletableFuture<Range>> waiting = new ArrayList<>();
    CompletableFuture<Range> last = store.outbox().append(List.of(large));
    while (!last.isDone() && waiting.size() < 1000) {
      waiting.add(last);
      last = store.outbox().append(List.of(large));
    }
    assertThat(waiting).hasSizeBetween(100, 999);
    CompletableFuture<Range> refused = last;
    assertThatThrownBy(() -> done(refused)).isInstanceOf(StoreFullException.class);
    held.countDown();
    waiting.forEach(Some::done);
    assertThat(store.outbox().status().last()).isEqualTo(waiting.size());
    assertThat(store.outbox().status().counts().full()).isEqualTo(1);
  }

  @Test
  void an_observer_that_fails_does_not_fail_the_store() {
    store.close();
    store =
        Store.open(
            Some.settings(folder)
                .observedBy(
                    range -> {
                      throw new IllegalStateException("an observer's own fault");
                    }));
    assertThat(done(store.outbox().append(List.of(block(1))))).isEqualTo(new Range(1, 1));
    assertThat(done(store.outbox().append(List.of(block(2))))).isEqualTo(new Range(2, 2));
  }

  @Test
  void two_who_ask_for_the_same_new_batch_get_the_same() {
    append(store, 20);
    CountDownLatch held = hold();
    CompletableFuture<OutgoingBatch> one = CompletableFuture.supplyAsync(() -> batch(store, 0, 5));
    CompletableFuture<OutgoingBatch> two = CompletableFuture.supplyAsync(() -> batch(store, 0, 7));
    held.countDown();
    assertThat(done(one)).isEqualTo(done(two));
  }

  @Test
  void two_who_ask_at_any_moment_get_the_same() {
    append(store, 200);
    for (int after = 0; after < 200; after++) {
      int asked = after;
      CyclicBarrier together = new CyclicBarrier(2);
      Supplier<OutgoingBatch> ask =
          () -> {
            await(together);
            return batch(store, asked, 1);
          };
      CompletableFuture<OutgoingBatch> one = CompletableFuture.supplyAsync(ask);
      CompletableFuture<OutgoingBatch> two = CompletableFuture.supplyAsync(ask);
      assertThat(done(one)).as("after %s", after).isEqualTo(done(two));
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Keeps the writer busy until the latch is counted down. */
  private CountDownLatch hold() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    CompletableFuture<Void> holder =
        store
            .database()
            .writer()
            .submit(
                transaction -> {
                  begun.countDown();
                  return await(held);
                },
                0);
    assertThat(holder).isNotDone();
    await(begun);
    return held;
  }

  private static Void await(CountDownLatch latch) {
    try {
      latch.await();
      return null;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void the_observer_hears_of_a_commit_before_the_future_completes() {
    CompletableFuture<Integer> heard =
        store.outbox().append(List.of(block(1))).thenApply(range -> commits.size());
    assertThat(done(heard)).isEqualTo(1);
  }

  @Test
  void a_batch_keeps_to_its_limits_but_takes_one_block_at_least() {
    append(store, 10);
    assertThat(batch(store, 0, 3).range()).isEqualTo(new Range(1, 3));
    int two = BatchCodec.HEADER_OCTETS + 2 * (batch(store, 0, 3).body().length() / 3);
    OutgoingBatch limited = store.outbox().next(3, 100, two).orElseThrow();
    assertThat(limited.body().length()).isLessThanOrEqualTo(two);
    assertThat(limited.range().count()).isBetween(1L, 2L);
    long after = limited.range().last();
    assertThat(store.outbox().next(after, 100, 1).orElseThrow().range().count()).isEqualTo(1);
  }

  @Test
  void the_digests_form_a_chain() {
    append(store, 6);
    OutgoingBatch one = batch(store, 0, 3);
    OutgoingBatch two = batch(store, 3, 3);
    assertThat(one.digest()).isEqualTo(DigestChain.after(DigestChain.START, one.body().toArray()));
    assertThat(decoded(two).header().before()).isEqualTo(one.digest());
    assertThat(two.digest()).isEqualTo(DigestChain.after(one.digest(), two.body().toArray()));
  }

  @Test
  void a_resend_is_octet_identical_over_a_restart_and_whatever_the_limits() {
    append(store, 10);
    OutgoingBatch one = batch(store, 0, 4);
    OutgoingBatch two = batch(store, 4, 3);
    reopen();
    append(store, 2);
    assertThat(batch(store, 0, 1)).isEqualTo(one);
    assertThat(batch(store, 4, 4096)).isEqualTo(two);
    assertThat(store.outbox().next(0, 1, 1)).contains(one);
    assertThat(batch(store, 7, 100).range()).isEqualTo(new Range(8, 12));
  }

  @Test
  void an_after_within_a_batch_gives_that_batch_and_one_beyond_all_gives_the_next_new_one() {
    append(store, 10);
    OutgoingBatch one = batch(store, 0, 4);
    assertThat(batch(store, 2, 1)).isEqualTo(one);
    assertThat(batch(store, 9, 2).range()).isEqualTo(new Range(5, 6));
  }

  @Test
  void a_released_batch_can_be_had_again_while_it_is_kept() {
    append(store, 4);
    OutgoingBatch one = batch(store, 0, 4);
    store.outbox().release(Some.receipt(one));
    assertThat(batch(store, 0, 1)).isEqualTo(one);
    assertThat(store.outbox().status().firstRetained()).isEqualTo(1);
  }

  @Test
  void watermarks_follow_the_schedule_only_in_the_order_of_the_archive() {
    Outbox outbox = store.outbox();
    assertThat(outbox.watermark("m1", "KWm1", Some.PROFILE)).isEmpty();
    done(outbox.append(List.of(block("m1", Origin.SCHEDULE, 9_000_000, 2, 1, 2, 3))));
    assertThat(outbox.watermark("m1", "KWm1", Some.PROFILE)).contains(new Watermark(9_000_000, 2));
    for (Origin origin : List.of(Origin.BACKFILL, Origin.COMMAND, Origin.PUSH)) {
      done(outbox.append(List.of(block("m1", origin, 99_000_000, 0, 1))));
    }
    assertThat(outbox.watermark("m1", "KWm1", Some.PROFILE)).contains(new Watermark(9_000_000, 2));
    done(
        outbox.append(
            List.of(
                block("m1", Origin.SCHEDULE, 9_900_000, 0, 1),
                block("m1", Origin.SCHEDULE, 5_400_000, 1, 1))));
    assertThat(outbox.watermark("m1", "KWm1", Some.PROFILE)).contains(new Watermark(5_400_000, 1));
    assertThat(outbox.watermark("m1", "another", Some.PROFILE)).isEmpty();
    assertThat(outbox.watermark("m1", "KWm1", Some.ENERGY)).isEmpty();
    reopen();
    assertThat(store.outbox().watermark("m1", "KWm1", Some.PROFILE))
        .contains(new Watermark(5_400_000, 1));
  }

  @Test
  void the_status_says_what_waits() {
    append(store, 5);
    OutgoingBatch one = batch(store, 0, 2);
    OutboxStatus before = store.outbox().status();
    assertThat(before.last()).isEqualTo(5);
    assertThat(before.batched()).isEqualTo(2);
    assertThat(before.unreleased()).isEqualTo(5);
    store.outbox().release(Some.receipt(one));
    OutboxStatus after = store.outbox().status();
    assertThat(after.unreleased()).isEqualTo(3);
    assertThat(after.released()).isEqualTo(2);
    assertThat(after.unreleasedOctets()).isLessThan(before.unreleasedOctets()).isPositive();
    assertThat(after.oldestUnreleased()).isPresent();
    store.outbox().release(Some.receipt(batch(store, 2, 10)));
    OutboxStatus empty = store.outbox().status();
    assertThat(empty.unreleased()).isZero();
    assertThat(empty.unreleasedOctets()).isZero();
    assertThat(empty.oldestUnreleased()).isEmpty();
  }

  @Test
  void what_no_batch_can_carry_is_our_own_fault() {
    assertThatThrownBy(() -> store.outbox().append(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    Block timeless = block("m1", Origin.SCHEDULE, Long.MAX_VALUE, 0, 1);
    assertThatThrownBy(() -> store.outbox().append(List.of(timeless)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void waiting_for_the_disk_on_the_writers_own_thread_is_refused() {
    assertThat(onTheWritersThread(() -> batch(store, 0, 1)))
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(IllegalStateException.class);
  }

  /**
   * A commit that is over when work is tied to it has the caller do the work: then with another.
   */
  private <T> CompletableFuture<T> onTheWritersThread(Supplier<T> work) {
    Thread caller = Thread.currentThread();
    CompletableFuture<T> done = new CompletableFuture<>();
    for (int i = 1; i <= 1000 && !done.isDone(); i++) {
      store
          .outbox()
          .append(List.of(block(i)))
          .thenAccept(
              range -> {
                if (Thread.currentThread() != caller) {
                  done.completeAsync(work, Runnable::run);
                }
              })
          .join();
    }
    return done;
  }

  @Test
  void after_close_everything_says_so() {
    store.close();
    store.close();
    assertThatThrownBy(() -> done(store.outbox().append(List.of(block(1)))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> store.outbox().status()).hasMessageContaining("closed");
  }

  @Test
  void close_stores_what_waits() {
    List<CompletableFuture<Range>> waiting =
        LongStream.range(0, 500).mapToObj(i -> store.outbox().append(List.of(block(i)))).toList();
    store.close();
    waiting.forEach(Some::done);
    open();
    assertThat(store.outbox().status().last()).isEqualTo(500);
  }
}
