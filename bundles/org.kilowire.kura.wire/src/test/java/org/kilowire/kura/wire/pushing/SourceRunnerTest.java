// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.pushing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.wire.pushing.FakeSource.MINUTES;
import static org.kilowire.kura.wire.pushing.FakeSource.results;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.Batch;
import org.kilowire.contract.EventMessage;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.conversation.Decoded;
import org.kilowire.kura.wire.collecting.WireGateway;
import org.kilowire.kura.wire.delivery.FakePort;
import org.kilowire.kura.wire.delivery.WireOutput;
import org.kilowire.kura.wire.due.ManualScheduler;
import org.kilowire.kura.wire.emission.Emission;
import org.kilowire.kura.wire.emission.EmissionRegistry;
import org.kilowire.kura.wire.failure.FailureCounter;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.store.StoreException;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LiveThreads;
import org.slf4j.LoggerFactory;

/** Sources that behave and sources that do not, with a real store at the end of the wire. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class SourceRunnerTest {

  private static final int BLOCKS = 20;
  private static final SourceSettings SETTINGS =
      new SourceSettings(Set.of(), Set.of(FakeSource.SECONDS), BLOCKS, 1_000);

  @TempDir private Path folder;
  private final FakePort port = new FakePort();
  private final ManualScheduler time = new ManualScheduler("2026-03-10T10:30:00Z");
  private final EmissionRegistry emissions = new EmissionRegistry();
  private final AtomicInteger envelopes = new AtomicInteger();
  private final FailureCounter failures =
      new FailureCounter(LoggerFactory.getLogger(SourceRunnerTest.class), "push");
  private final SourceServices services = new SourceServices();
  private final FakeSource a = new FakeSource("a");
  private final FakeSource b = new FakeSource("b");
  private WireGateway site;
  private SourceRunner runner;

  /** Meters whose blocks get to an Outbox. */
  private volatile Predicate<String> passes = meter -> true;

  @BeforeEach
  void open() {
    site = new WireGateway(folder);
    port.receiver = this::take;
    services.bind(site.outbox());
    services.bind(site.events());
    services.bind(time);
    runner = new SourceRunner(failures, services, new WireOutput(port, emissions, time));
  }

  @AfterEach
  void close() {
    runner.close();
    runner.close();
    site.close();
    assertThat(LiveThreads.named("kilowire-(push|source).*")).isEmpty();
  }

  /** As an Outbox does. */
  private void take(List<WireRecord> records) {
    envelopes.incrementAndGet();
    Emission emission = emissions.find(records).orElseThrow();
    if (passes.test(emission.blocks().get(0).source().meter()) && emission.take(site.outbox())) {
      var unused =
          append(emission.blocks()).whenComplete((done, why) -> emission.ended(site.outbox(), why));
    }
  }

  private CompletableFuture<?> append(List<Block> blocks) {
    try {
      return site.outbox().append(blocks);
    } catch (StoreException | IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void run(SourceSettings settings, FakeSource... sources) throws Exception {
    runner.configure(settings);
    for (FakeSource one : sources) {
      runner.add(one);
      one.begun();
    }
  }

  private List<Block> stored() {
    site.flush();
    return site.outbox().next(0, 4096, BatchCodec.MAX_OCTETS).stream()
        .map(batch -> BatchCodec.decode(batch.body().toArray()))
        .flatMap(d -> ((Decoded.Complete<Batch>) d).value().blocks().stream())
        .toList();
  }

  /** Events of a code; those of the flush are none. */
  private List<EventMessage> events(String code) {
    site.flush();
    return site.events().pending(0, 1000).stream()
        .filter(one -> one.event().code().equals(code))
        .toList();
  }

  private static Block minute(String meter, long minute) {
    return results(meter, MINUTES, 60 * minute);
  }

  @Test
  void a_block_is_stored_as_it_is_and_its_source_is_told_after_the_commit() throws Exception {
    run(SETTINGS, a);
    List<Block> atThatTime = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch told = new CountDownLatch(1);
    a.sink()
        .block(
            minute("bay-1", 1),
            outcome -> {
              atThatTime.addAll(stored());
              told.countDown();
            });
    assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(atThatTime).containsExactly(minute("bay-1", 1));
    assertThat(failures.counts()).isEmpty();
    assertThat(time.alarms()).as("nothing waits any more").isZero();
  }

  @Test
  void a_push_moves_no_watermark_and_a_repeat_is_stored_again() throws Exception {
    run(SETTINGS, a);
    a.send(minute("bay-1", 1));
    a.send(minute("bay-1", 1));
    assertThat(a.reasons(2)).containsExactly("ok", "ok");
    assertThat(stored()).containsExactly(minute("bay-1", 1), minute("bay-1", 1));
    assertThat(site.outbox().watermark("bay-1", minute("bay-1", 1).source().device(), MINUTES))
        .isEmpty();
  }

  @Test
  void a_flood_that_nobody_stores_is_limited_and_another_source_does_not_notice() throws Exception {
    passes = meter -> meter.startsWith("b");
    run(SETTINGS, a, b);
    for (int i = 0; i < BLOCKS + 30; i++) {
      a.send(minute("a-1", i));
    }
    assertThat(a.reasons(30)).containsOnly("source-busy");
    assertThat(a.isTold()).isFalse();
    for (int i = 0; i < 3 * BLOCKS; i++) {
      b.send(minute("b-1", i));
      assertThat(b.reasons(1)).containsExactly("ok");
    }
    assertThat(stored()).hasSize(3 * BLOCKS).allMatch(one -> one.source().meter().equals("b-1"));
    assertThat(failures.counts()).containsExactly(Map.entry("source-busy", 30L));
    assertThat(events("source-busy"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.event().meter()).isEqualTo("a");
              assertThat(one.event().details())
                  .containsEntry("component", "push")
                  .containsKeys("source", "detail");
            });
  }

  @Test
  void only_a_window_of_one_source_is_under_way_and_what_nobody_stores_ends_in_time()
      throws Exception {
    passes = meter -> false;
    run(SETTINGS, a);
    for (int i = 0; i < BLOCKS; i++) {
      a.send(minute("a-1", i));
    }
    Eventually.await("a window", () -> envelopes.get() == SourceQueue.WINDOW);
    assertThat(a.isTold()).isFalse();
    time.pass(Duration.ofSeconds(55));
    assertThat(a.reasons(SourceQueue.WINDOW)).containsOnly("wire-lost");
    Eventually.await("the next", () -> envelopes.get() == 2 * SourceQueue.WINDOW);
    passes = meter -> true;
    time.pass(Duration.ofSeconds(55));
    List<String> rest = a.reasons(BLOCKS - SourceQueue.WINDOW);
    assertThat(rest).containsOnly("wire-lost", "ok");
    assertThat(Collections.frequency(rest, "wire-lost")).isEqualTo(SourceQueue.WINDOW);
    a.send(minute("a-1", 100));
    assertThat(a.reasons(1)).containsExactly("ok");
    assertThat(events("wire-lost")).hasSize(1);
  }

  @Test
  void what_one_event_tells_is_told_again_after_an_hour() throws Exception {
    port.connected = false;
    passes = meter -> false;
    run(SETTINGS, a);
    for (int i = 0; i < 3; i++) {
      a.send(minute("a-1", i));
      assertThat(a.reasons(1)).containsExactly("wire-lost");
      time.pass(Duration.ofMinutes(31));
    }
    assertThat(events("wire-lost")).hasSize(2);
    assertThat(failures.counts()).containsExactly(Map.entry("wire-lost", 3L));
  }

  @Test
  void values_are_limited_too_but_one_block_always_goes() throws Exception {
    passes = meter -> false;
    run(new SourceSettings(Set.of(), Set.of(), 100, 10), a);
    a.send(results("a-1", MINUTES, 60, 120, 180));
    assertThat(a.isTold()).isFalse();
    a.send(results("a-1", MINUTES, 240));
    assertThat(a.reasons(1)).containsExactly("source-busy");
  }

  @Test
  void a_full_store_is_not_asked_again_at_once() throws Exception {
    site.open(1 << 20);
    services.bind(site.outbox());
    services.bind(site.events());
    site.fill();
    run(SETTINGS, a);
    long refused = site.outbox().status().counts().full();
    a.send(minute("a-1", 1));
    assertThat(a.reasons(1)).containsExactly("store-full");
    for (int i = 0; i < 10; i++) {
      a.send(minute("a-1", 2));
    }
    assertThat(a.reasons(10)).containsOnly("store-full");
    assertThat(site.outbox().status().counts().full()).isEqualTo(refused + 1);
    time.pass(SourceSink.FULL);
    a.send(minute("a-1", 3));
    assertThat(a.reasons(1)).containsExactly("store-full");
    assertThat(site.outbox().status().counts().full()).isEqualTo(refused + 2);
    assertThat(failures.counts()).containsExactly(Map.entry("store-full", 12L));
  }

  @Test
  void without_a_store_a_source_is_told_so_and_goes_on_when_there_is_one() throws Exception {
    services.unbind(site.outbox());
    services.unbind(site.events());
    run(SETTINGS, a);
    a.send(minute("a-1", 1));
    assertThat(a.reasons(1)).containsExactly("store-away");
    a.sink().event(new MeterEvent("a-1", "stream-lost", FakeSource.READ_AT, Map.of()));
    assertThat(failures.counts()).containsExactly(Map.entry("store-away", 2L));
    services.bind(site.outbox());
    a.send(minute("a-1", 2));
    assertThat(a.reasons(1)).containsExactly("ok");
    assertThat(a.starts).hasValue(1);
  }

  @Test
  void what_is_no_push_or_has_no_meter_is_refused() throws Exception {
    run(SETTINGS, a);
    a.send(results("a-1", MINUTES, Origin.SCHEDULE, 60));
    a.send(results("bay 1", MINUTES, 60));
    a.send(results("", MINUTES, 60));
    assertThat(a.reasons(3)).containsOnly("block-refused");
    assertThat(envelopes).hasValue(0);
    assertThat(failures.counts()).containsExactly(Map.entry("block-refused", 3L));
  }

  @Test
  void a_series_that_is_left_out_is_no_failure() throws Exception {
    run(SETTINGS, a);
    a.send(results("a-1", FakeSource.SECONDS, 1));
    assertThat(a.reasons(1)).containsExactly("series-excluded");
    assertThat(failures.counts()).isEmpty();
    runner.configure(new SourceSettings(Set.of(), Set.of(), BLOCKS, 1_000));
    a.send(results("a-1", FakeSource.SECONDS, 2));
    assertThat(a.reasons(1)).containsExactly("ok");
    assertThat(a.starts).hasValue(1);
  }

  @Test
  void a_source_that_cannot_begin_is_begun_again_and_costs_the_others_nothing() throws Exception {
    a.beginning =
        () -> {
          throw new IllegalStateException("no interface eth7");
        };
    runner.configure(SETTINGS);
    runner.add(a);
    Eventually.await("an alarm", () -> time.alarms() == 1);
    run(SETTINGS, b);
    b.send(minute("b-1", 1));
    assertThat(b.reasons(1)).containsExactly("ok");
    time.pass(RunningSource.AGAIN);
    Eventually.await("again", () -> a.starts.get() == 2 && time.alarms() == 1);
    a.beginning = () -> {};
    time.pass(RunningSource.AGAIN);
    a.begun();
    a.send(minute("a-1", 1));
    assertThat(a.reasons(1)).containsExactly("ok");
    assertThat(failures.counts()).containsExactly(Map.entry("source-fault", 2L));
    assertThat(events("source-fault"))
        .singleElement()
        .satisfies(
            one -> assertThat(one.event().details().get("detail")).contains("no interface eth7"));
  }

  @Test
  void a_source_without_an_id_is_counted_and_not_run() {
    FakeSource none = new FakeSource("not an id");
    runner.configure(SETTINGS);
    runner.add(none);
    runner.add(new FakeSource(null));
    assertThat(failures.counts()).containsExactly(Map.entry("source-fault", 2L));
    assertThat(none.starts).hasValue(0);
  }

  @Test
  void a_source_that_throws_when_it_is_told_is_counted_and_told_of_the_next() throws Exception {
    run(SETTINGS, a);
    a.sink()
        .block(
            minute("a-1", 1),
            outcome -> {
              throw new IllegalStateException("unexpected");
            });
    a.send(minute("a-1", 2));
    assertThat(a.reasons(1)).containsExactly("ok");
    assertThat(failures.counts()).containsExactly(Map.entry("source-fault", 1L));
  }

  @Test
  void what_waits_when_a_source_is_stopped_is_told_so_once() throws Exception {
    passes = meter -> false;
    run(SETTINGS, a);
    for (int i = 0; i < BLOCKS; i++) {
      a.send(minute("a-1", i));
    }
    Eventually.await("a window", () -> envelopes.get() == SourceQueue.WINDOW);
    runner.remove(a);
    assertThat(a.closes).hasValue(1);
    assertThat(a.reasons(BLOCKS)).containsOnly("stopped");
    time.pass(Duration.ofSeconds(55));
    a.send(minute("a-1", 99));
    assertThat(a.reasons(1)).containsExactly("stopped");
    a.sink().event(new MeterEvent("a-1", "stream-lost", FakeSource.READ_AT, Map.of()));
    assertThat(a.isTold()).isFalse();
    assertThat(events("stream-lost")).isEmpty();
    assertThat(failures.counts()).isEmpty();
  }

  @Test
  void only_sources_that_are_named_run_and_those_that_stay_named_go_on() throws Exception {
    run(new SourceSettings(Set.of("a"), Set.of(), BLOCKS, 1_000), a);
    runner.add(b);
    assertThat(b.starts).hasValue(0);
    runner.configure(SETTINGS);
    b.begun();
    runner.configure(new SourceSettings(Set.of("b"), Set.of(), BLOCKS, 1_000));
    assertThat(a.closes).hasValue(1);
    assertThat(b.closes).hasValue(0);
    runner.configure(SETTINGS);
    a.begun();
    assertThat(a.starts).hasValue(2);
    assertThat(b.starts).hasValue(1);
  }

  @Test
  void events_are_handed_on_and_a_flood_of_them_is_dropped() throws Exception {
    run(SETTINGS, a);
    for (int i = 0; i < EventQuota.AT_ONCE + 100; i++) {
      a.sink().event(new MeterEvent("a-1", "stream-lost", FakeSource.READ_AT, Map.of("n", "" + i)));
    }
    assertThat(events("stream-lost")).hasSize(EventQuota.AT_ONCE);
    assertThat(events("source-busy")).hasSize(1);
    assertThat(failures.counts()).containsExactly(Map.entry("source-busy", 100L));
    time.pass(Duration.ofSeconds(10));
    a.sink().event(new MeterEvent("a-1", "stream-back", FakeSource.READ_AT, Map.of()));
    assertThat(events("stream-back")).hasSize(1);
  }

  @Test
  void a_source_that_keeps_its_thread_holds_up_nobody_and_is_interrupted_in_the_end()
      throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    a.beginning =
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
        };
    runner.configure(SETTINGS);
    runner.add(a);
    run(SETTINGS, b);
    CountDownLatch telling = new CountDownLatch(1);
    b.sink()
        .block(
            minute("b-1", 1),
            outcome -> {
              telling.countDown();
              awaitQuietly(never);
              b.send(minute("b-1", 3)); // amid its end
            });
    assertThat(telling.await(30, TimeUnit.SECONDS)).isTrue();
    FakeSource c = new FakeSource("c");
    run(SETTINGS, c);
    c.send(minute("c-1", 1));
    assertThat(c.reasons(1)).containsExactly("ok");
    b.send(minute("b-1", 2));
    runner.close();
    assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(b.closes).hasValue(1);
    assertThat(b.reasons(2)).containsOnly("stopped");
    LiveThreads.awaitNone("kilowire-source.*");
    assertThat(failures.counts()).containsExactly(Map.entry("source-fault", 2L));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_block_that_no_batch_can_carry_is_refused_with_the_reason() throws Exception {
    run(SETTINGS, a);
    String unit = "x".repeat(9 << 20);
    Block like = minute("a-1", 1);
    a.send(
        new Block(
            like.source(),
            like.times(),
            like.ordinals(),
            like.quality(),
            like.status(),
            List.of(),
            List.of(Column.of(new Quantity("sv:Ia/rms"), unit, -3, 1L))));
    assertThat(a.reasons(1)).containsExactly("block-refused");
  }
}
