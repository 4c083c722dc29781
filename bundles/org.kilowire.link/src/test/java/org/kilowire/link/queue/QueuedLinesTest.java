// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.LinkReason;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Priority;
import org.kilowire.tests.support.Eventually;

/** Who gets a line, and when. */
@Timeout(60)
final class QueuedLinesTest extends UsesQueuedLines {

  @Test
  void the_most_urgent_comes_next_and_among_equals_the_first() {
    Lease lease = take();
    ask("backfill", Priority.BACKFILL, SECOND);
    ask("first", Priority.SCHEDULE, SECOND);
    ask("second", Priority.SCHEDULE, SECOND);
    ask("command", Priority.COMMAND, SECOND);
    assertThat(told).isEmpty();
    lease.close();
    assertThat(told).containsExactly("command", "first", "second", "backfill");
  }

  @Test
  void thirty_two_takers_are_served_in_turn() {
    Lease lease = take();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      names.add("driver " + i);
      ask("driver " + i, Priority.SCHEDULE, SECOND);
    }
    lease.close();
    assertThat(told).isEqualTo(names);
  }

  @Test
  void whoever_waits_too_long_is_told_that_the_line_is_busy() {
    Lease lease = take();
    ask("patient", Priority.BACKFILL, 3 * SECOND);
    ask("hasty", Priority.COMMAND, SECOND);
    ask("late", Priority.COMMAND, 0);
    alarms.advance(SECOND);
    assertThat(told).containsExactly("late line-busy", "hasty line-busy");
    lease.close();
    assertThat(told).endsWith("patient");
    assertThat(alarms.pending()).isZero();
  }

  @Test
  void a_lease_is_awaited_by_anybody_and_wanted_by_somebody_more_urgent() {
    Lease lease = take();
    assertThat(lease.wanted()).isFalse();
    assertThat(lease.awaited()).isFalse();
    ask("equal", Priority.SCHEDULE, SECOND);
    assertThat(lease.wanted()).isFalse();
    assertThat(lease.awaited()).isTrue();
    ask("urgent", Priority.COMMAND, SECOND);
    assertThat(lease.wanted()).isTrue();
    alarms.advance(SECOND);
    assertThat(lease.wanted()).isFalse();
    assertThat(lease.awaited()).isFalse();
    lease.close();
  }

  @Test
  void more_waiters_than_the_queue_holds_are_refused() {
    Lease lease = take();
    for (int i = 0; i < LineQueue.MAX_WAITERS; i++) {
      ask("waiter", Priority.SCHEDULE, SECOND);
    }
    ask("one more", Priority.COMMAND, SECOND);
    assertThat(told).containsExactly("one more line-queue-full");
    alarms.advance(SECOND);
    lease.close();
  }

  @Test
  void one_address_with_two_settings_is_a_conflict_while_it_is_in_use() {
    LinkUri fast = LinkUri.of("serial:/dev/ttyS0?baud=19200");
    LinkUri slow = LinkUri.of("serial:/dev/ttyS0?baud=300");
    Lease lease = take(fast);
    lease.run(new OctetExchange(1));
    assertRefused(
        lines.acquire(slow, Priority.COMMAND, alarms.now() + SECOND), LinkReason.LINE_CONFLICT);
    lease.close();
    try (Lease other = take(slow)) {
      assertThat(meters.last().closed).as("the link with the other settings").isTrue();
      assertThat(other.run(new OctetExchange(5))).isEqualTo(new Outcome.Ok<>(6));
    }
  }

  @Test
  void lines_do_not_wait_for_each_other() {
    try (Lease one = take();
        Lease two = take(LinkUri.of("tcp://meter:4060"))) {
      assertThat(one.run(new OctetExchange(1))).isEqualTo(new Outcome.Ok<>(2));
      assertThat(two.run(new OctetExchange(3))).isEqualTo(new Outcome.Ok<>(4));
    }
  }

  @Test
  void more_lines_than_are_kept_are_refused_unless_some_are_unused() {
    List<Lease> all = new ArrayList<>();
    for (int i = 1; i <= 1024; i++) {
      all.add(take(LinkUri.of("tcp://meter:" + i)));
    }
    assertRefused(lines.acquire(LINE, Priority.COMMAND, alarms.now()), LinkReason.TOO_MANY_LINES);
    all.get(0).close();
    take().close();
    all.forEach(Lease::close);
  }

  @Test
  void closing_the_lines_tells_who_waits_and_ends_what_is_kept() {
    Lease lease = take();
    ask("waiter", Priority.SCHEDULE, SECOND);
    lines.close();
    lines.close();
    assertThat(told).containsExactly("waiter line-closed");
    assertRefused(lease.run(new OctetExchange(1)), LinkReason.LINE_CLOSED);
    assertRefused(lines.acquire(LINE, Priority.COMMAND, SECOND), LinkReason.LINE_CLOSED);
  }

  @Test
  void an_interrupted_waiter_leaves_the_queue() throws Exception {
    Lease lease = take();
    CompletableFuture<Outcome<Lease>> waiting = new CompletableFuture<>();
    Thread waiter =
        new Thread(
            () -> waiting.complete(lines.acquire(LINE, Priority.COMMAND, alarms.now() + SECOND)));
    waiter.start();
    Eventually.await("somebody waits", lease::wanted);
    waiter.interrupt();
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Lost.class);
    waiter.join();
    assertThat(lease.wanted()).isFalse();
    lease.close();
    take().close();
  }
}
