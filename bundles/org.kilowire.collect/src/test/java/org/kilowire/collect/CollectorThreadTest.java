// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.LinkReason;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Priority;
import org.kilowire.meter.Counters;
import org.kilowire.meter.RefusedCredentials;
import org.kilowire.meter.UseCounts;
import org.kilowire.tests.support.LiveThreads;

/** The collector on its own thread. */
@Timeout(120)
final class CollectorThreadTest {

  private static final String THREAD = "kilowire-collect";

  private final CollectorFixture fixture = new CollectorFixture();

  private Collector collector(Lines lines, Duration stop) {
    fixture.line("a").meter("m1", "a");
    CollectionLimits d = CollectionLimits.DEFAULT;
    CollectionLimits limits =
        new CollectionLimits(
            2,
            d.line(),
            d.open(),
            d.read(),
            d.profile(),
            d.close(),
            d.task(),
            d.turn(),
            d.window(),
            d.commit(),
            stop);
    Ports ports =
        new Ports(
            lines,
            Map.of("fake", fixture),
            name -> Optional.empty(),
            Counters.NONE,
            fixture.archive,
            event -> {},
            new TrustedClock(),
            RefusedCredentials.inMemory(InstantSource.system()),
            UseCounts.NONE);
    return new Collector(
        fixture.fleet(CollectorFixture.schedule("regs", Duration.ofDays(1), fixture.ids(), false)),
        ports,
        limits,
        1);
  }

  @Test
  void after_close_no_thread_is_left_and_questions_are_answered() {
    Collector collector = collector(new Refusing(), Duration.ofSeconds(10));
    collector.start();
    assertThat(collector.runOnce("regs", "m1").orTimeout(60, TimeUnit.SECONDS)).isNotNull();
    assertThat(LiveThreads.named(THREAD)).hasSize(1);
    collector.close();
    collector.close();
    LiveThreads.awaitNone(THREAD);
    assertThat(collector.runOnce("regs").join()).isEmpty();
    assertThat(collector.runOnce("regs", "m1").join().failure())
        .contains(CollectReason.NOT_SCHEDULED);
  }

  @Test
  void a_run_that_does_not_end_has_its_line_cut() {
    Hanging lines = new Hanging();
    Collector collector = collector(lines, Duration.ofMillis(50));
    collector.start();
    var asked = collector.runOnce("regs", "m1");
    lines.running.join();
    collector.close();
    LiveThreads.awaitNone(THREAD);
    assertThat(lines.closed).isCompleted();
    assertThat(asked).isNotNull();
  }

  private static class Refusing implements Lines {
    @Override
    public void acquire(
        LinkUri line, Priority priority, long deadline, Consumer<Outcome<Lease>> then) {
      then.accept(new Outcome.Failed<>(LinkReason.LINE_BUSY, "always"));
    }

    @Override
    public Outcome<Lease> acquire(LinkUri line, Priority priority, long deadline) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  /** A pump that is stuck until its line is cut. */
  private static final class Hanging extends Refusing implements Lease {
    private final java.util.concurrent.CompletableFuture<Void> running =
        new java.util.concurrent.CompletableFuture<>();
    private final java.util.concurrent.CompletableFuture<Void> closed =
        new java.util.concurrent.CompletableFuture<>();

    @Override
    public void acquire(
        LinkUri line, Priority priority, long deadline, Consumer<Outcome<Lease>> then) {
      then.accept(new Outcome.Ok<>(this));
    }

    @Override
    public <T> Outcome<T> run(Conversation<T> conversation) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> void run(Conversation<T> conversation, Consumer<Outcome<T>> then) {
      running.complete(null);
    }

    @Override
    public boolean wanted() {
      return false;
    }

    @Override
    public boolean awaited() {
      return false;
    }

    @Override
    public void close() {
      closed.complete(null);
    }
  }
}
