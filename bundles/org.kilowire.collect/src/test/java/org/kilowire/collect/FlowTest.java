// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;
import org.kilowire.meter.Watermark;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class FlowTest {

  private final Commits archive = new Commits();
  private final Flow flow = new Flow(archive);
  private final AtomicInteger idle = new AtomicInteger();

  /** An archive whose commits a test makes. */
  private static class Commits implements Archive {
    private final Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();
    private final List<Integer> appended = new ArrayList<>();
    private Throwable thrown;

    @Override
    public CompletableFuture<?> append(List<Block> blocks) {
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException fault) {
        throw fault;
      }
      appended.add(blocks.size());
      underWay.add(new CompletableFuture<>());
      return underWay.getLast();
    }

    void commit() {
      underWay.remove().complete(null);
    }

    @Override
    public Optional<Watermark> watermark(String meter, String device, Quantity series) {
      return Optional.empty();
    }

    @Override
    public Optional<Duration> clockOffset(String meter, String device, Quantity series) {
      return Optional.empty();
    }

    @Override
    public void noteClock(String m, String d, Quantity s, Duration offset, Instant at) {}
  }

  private static Block block(int rows) {
    Source source =
        new Source(
            "m", "d", FakeMeter.PROFILE, Origin.SCHEDULE, World.BEGIN, true, Duration.ofHours(1));
    Column column = new Column(FakeMeter.ENERGY, "Wh", 0, new long[rows], new BitSet(), List.of());
    return new Block(
        source,
        new long[rows],
        new int[rows],
        new int[rows],
        new long[rows],
        List.of(),
        List.of(column));
  }

  @Test
  void stores_one_call_at_a_time_in_order_and_counts_the_rows_of_commits() {
    flow.accept(block(1));
    flow.accept(block(2));
    flow.accept(block(3));
    assertThat(archive.appended).containsExactly(1);
    archive.commit();
    assertThat(archive.appended).containsExactly(1, 2);
    assertThat(flow.stored()).isEqualTo(1);
    archive.commit();
    assertThat(flow.stored()).isEqualTo(6);
  }

  @Test
  void tells_idle_at_once_where_nothing_waits_and_else_after_the_last_commit() {
    flow.whenIdle(idle::incrementAndGet);
    assertThat(idle).hasValue(1);
    flow.accept(block(1));
    flow.accept(block(1));
    flow.whenIdle(idle::incrementAndGet);
    archive.commit();
    assertThat(idle).hasValue(1);
    archive.commit();
    assertThat(idle).hasValue(2);
  }

  @Test
  void is_full_while_as_many_blocks_wait_as_may() {
    for (int i = 0; i <= Flow.MAX_WAITING; i++) {
      assertThat(flow.full()).isFalse();
      flow.accept(block(1));
    }
    assertThat(flow.full()).isTrue();
    archive.commit();
    assertThat(flow.full()).isFalse();
  }

  @Test
  void a_failed_commit_shuts_it_drops_what_waits_and_tells_idle() {
    flow.accept(block(1));
    flow.accept(block(1));
    flow.whenIdle(idle::incrementAndGet);
    archive.underWay.remove().completeExceptionally(new ArchiveFullException("no room"));
    assertThat(idle).hasValue(1);
    assertThat(flow.shut()).contains(new Failure(CollectReason.STORE_FULL, "no room"));
    flow.accept(block(1));
    assertThat(archive.appended).containsExactly(1);
  }

  @Test
  void an_archive_that_throws_whatever_it_is_shuts_it_and_tells_idle() {
    archive.thrown = new NoClassDefFoundError("org/sqlite/Function");
    flow.accept(block(1));
    flow.whenIdle(idle::incrementAndGet);
    assertThat(idle).hasValue(1);
    assertThat(flow.shut())
        .contains(new Failure(CollectReason.STORE_FAILED, "org/sqlite/Function"));
  }

  @Test
  void once_shut_nobody_waits_for_a_commit_that_still_counts() {
    flow.accept(block(5));
    flow.whenIdle(idle::incrementAndGet);
    flow.shut(new Failure(CollectReason.STOPPED, ""));
    flow.shut(new Failure(CollectReason.STORE_SLOW, ""));
    assertThat(idle).hasValue(1);
    flow.whenIdle(idle::incrementAndGet);
    assertThat(idle).hasValue(2);
    archive.commit();
    assertThat(idle).hasValue(2);
    assertThat(flow.stored()).isEqualTo(5);
    assertThat(flow.shut()).contains(new Failure(CollectReason.STOPPED, ""));
  }

  /** The commit of one block and the question behind the next one meet in every way they can. */
  @Test
  void never_tells_idle_while_a_block_waits() throws Exception {
    Racing racing = new Racing();
    Thread commits = new Thread(racing);
    commits.start();
    try {
      for (int round = 0; round < 30_000; round++) {
        racing.committed.set(0);
        Flow raced = new Flow(racing);
        raced.accept(block(1));
        raced.accept(block(1));
        for (int i = 0; i < round % 97; i++) {
          Thread.onSpinWait();
        }
        CompletableFuture<Integer> atIdle = new CompletableFuture<>();
        raced.whenIdle(() -> atIdle.complete(racing.committed.get()));
        assertThat(atIdle.get(60, TimeUnit.SECONDS)).as("round %d", round).isEqualTo(2);
      }
    } finally {
      racing.over = true;
      commits.join();
    }
  }

  /** Commits on a thread of its own, as soon as it can. */
  private static final class Racing extends Commits implements Runnable {
    private final AtomicReference<CompletableFuture<Void>> next = new AtomicReference<>();
    private final AtomicInteger committed = new AtomicInteger();
    private volatile boolean over;

    @Override
    public CompletableFuture<?> append(List<Block> blocks) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      next.set(done);
      return done;
    }

    @Override
    public void run() {
      while (!over) {
        CompletableFuture<Void> done = next.getAndSet(null);
        if (done != null) {
          committed.incrementAndGet();
          done.complete(null);
        }
      }
    }
  }
}
