// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Step;
import org.kilowire.link.Lease;
import org.kilowire.link.LinkCounters.Counter;
import org.kilowire.link.LinkReason;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.Priority;
import org.kilowire.tests.support.Eventually;

@Timeout(60)
final class QueuedLinesTest {

  private static final LinkUri LINE = LinkUri.of("tcp://meter:4059");
  private static final long SECOND = 1_000_000_000;

  private final HandAlarms alarms = new HandAlarms();
  private final EchoLinkProvider meters = new EchoLinkProvider(alarms);
  private final QueuedLines lines =
      new QueuedLines(new Links(List.of(meters)), Runnable::run, alarms);
  private final List<String> told = new ArrayList<>();

  @AfterEach
  void nothing_stays_open() {
    lines.close();
    assertThat(meters.opened).allMatch(link -> link.closed);
    assertThat(alarms.pending()).isZero();
  }

  private Lease take() {
    return take(LINE);
  }

  private Lease take(LinkUri line) {
    return ((Outcome.Ok<Lease>) lines.acquire(line, Priority.SCHEDULE, alarms.now())).value();
  }

  /** Asks for the line; when told, notes the name, uses the line and gives it back. */
  private void ask(String name, Priority priority, long wait) {
    lines.acquire(
        LINE,
        priority,
        alarms.now() + wait,
        outcome -> {
          told.add(
              outcome instanceof Outcome.Failed<Lease> no ? name + " " + no.reason().code() : name);
          if (outcome instanceof Outcome.Ok<Lease> ok) {
            ok.value().close();
          }
        });
  }

  private static <T> void assertRefused(Outcome<T> outcome, LinkReason reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
  }

  @Test
  void a_lease_opens_the_link_with_its_first_run() {
    try (Lease lease = take()) {
      assertThat(meters.opened).isEmpty();
      assertThat(lease.run(new OctetExchange(5))).isEqualTo(new Outcome.Ok<>(6));
      assertThat(lease.run(new OctetExchange(7))).isEqualTo(new Outcome.Ok<>(8));
      assertThat(meters.opened).hasSize(1);
    }
  }

  @Test
  void neither_opening_nor_talking_is_given_longer_than_the_run() {
    try (Lease lease = take()) {
      assertThat(lease.run(new OctetExchange(5), alarms.now() + SECOND))
          .isEqualTo(new Outcome.Ok<>(6));
      assertThat(meters.openBy).isEqualTo(alarms.now() + SECOND);
      assertThat(lease.run(new OctetExchange(5), alarms.now()))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.reason()).isEqualTo(ConversationReason.DEADLINE));
    }
  }

  @Test
  void a_patient_run_opens_the_link_in_the_time_of_the_line() {
    try (Lease lease = take()) {
      lease.run(new OctetExchange(5), alarms.now() + 3600 * SECOND);
      assertThat(meters.openBy).isEqualTo(alarms.now() + 10 * SECOND);
    }
  }

  @Test
  void each_opening_has_a_number_of_its_own() {
    long first;
    try (Lease lease = take()) {
      assertThat(lease.opening()).isZero();
      lease.run(new OctetExchange(5));
      first = lease.opening();
      assertThat(first).isPositive();
    }
    try (Lease lease = take()) {
      assertThat(lease.opening()).isEqualTo(first);
      lease.run(new OctetExchange(5));
      assertThat(lease.opening()).isEqualTo(first);
    }
    meters.last().far().close();
    try (Lease lease = take()) {
      lease.run(new OctetExchange(5));
      assertThat(lease.opening()).isNotZero().isNotEqualTo(first);
    }
  }

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
    for (int i = 0; i < LineState.MAX_WAITERS; i++) {
      ask("waiter", Priority.SCHEDULE, SECOND);
    }
    ask("one more", Priority.COMMAND, SECOND);
    assertThat(told).containsExactly("one more line-queue-full");
    alarms.advance(SECOND);
    lease.close();
  }

  @Test
  void the_link_is_kept_for_a_while_for_the_next_lease() {
    try (Lease lease = take()) {
      lease.run(new OctetExchange(1));
    }
    alarms.advance(SECOND / 2);
    try (Lease lease = take()) {
      lease.run(new OctetExchange(1));
    }
    assertThat(meters.opened).hasSize(1);
    alarms.advance(SECOND / 2);
    assertThat(meters.last().closed).as("the first lease's alarm is off").isFalse();
    alarms.advance(SECOND);
    assertThat(meters.last().closed).isTrue();
  }

  @Test
  void a_line_without_idle_time_closes_at_once() {
    try (Lease lease = take(LinkUri.of("tcp://meter:4059?idle=0s"))) {
      lease.run(new OctetExchange(1));
      assertThat(meters.last().closed).isFalse();
    }
    assertThat(meters.last().closed).isTrue();
  }

  @Test
  void what_came_before_a_lease_is_not_its_business() throws Exception {
    try (Lease lease = take()) {
      lease.run(new OctetExchange(1));
    }
    meters.last().far().send(ByteBuffer.wrap(new byte[] {99, 99}), System.nanoTime() + SECOND);
    try (Lease lease = take()) {
      assertThat(lease.run(new OctetExchange(5))).isEqualTo(new Outcome.Ok<>(6));
    }
    assertThat(lines.counters().get(LINE)).containsEntry(Counter.DROPPED, 2L);
  }

  @Test
  void what_one_conversation_leaves_is_there_for_the_next_of_the_lease() throws Exception {
    try (Lease lease = take()) {
      lease.run(new OctetExchange(1));
      meters.last().far().send(ByteBuffer.wrap(new byte[] {99}), System.nanoTime() + SECOND);
      assertThat(lease.run(new OctetExchange(5))).isEqualTo(new Outcome.Ok<>(99));
    }
  }

  @Test
  void a_kept_link_that_the_peer_has_closed_is_opened_again() {
    try (Lease lease = take()) {
      lease.run(new OctetExchange(1));
    }
    meters.last().far().close();
    try (Lease lease = take()) {
      assertThat(lease.run(new OctetExchange(5))).isEqualTo(new Outcome.Ok<>(6));
    }
    assertThat(meters.opened).hasSize(2);
    assertThat(meters.opened.get(0).closed).isTrue();
  }

  @Test
  void a_lost_link_is_closed_at_once_and_opened_by_the_next_run() {
    try (Lease lease = take()) {
      lease.run(new OctetExchange(1));
      meters.last().far().close();
      assertThat(lease.run(new OctetExchange(1))).isInstanceOf(Outcome.Lost.class);
      assertThat(meters.last().closed).isTrue();
      assertThat(lease.run(new OctetExchange(5))).isEqualTo(new Outcome.Ok<>(6));
    }
    assertThat(meters.opened).hasSize(2);
    assertThat(lines.counters().get(LINE))
        .containsEntry(Counter.LOST, 1L)
        .containsEntry(Counter.OPENED, 2L);
  }

  @Test
  void a_link_that_does_not_open_is_lost_and_the_lease_stays() {
    meters.refusing = true;
    try (Lease lease = take()) {
      assertThat(lease.run(new OctetExchange(1))).isInstanceOf(Outcome.Lost.class);
      meters.refusing = false;
      assertThat(lease.run(new OctetExchange(1))).isEqualTo(new Outcome.Ok<>(2));
    }
    assertThat(lines.counters().get(LINE)).containsEntry(Counter.OPEN_FAILED, 1L);
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
  void closing_a_lease_twice_gives_it_back_once() {
    Lease lease = take();
    lease.close();
    Lease next = take();
    lease.close();
    ask("other", Priority.COMMAND, SECOND);
    assertThat(told).isEmpty();
    next.close();
    assertThat(told).containsExactly("other");
  }

  @Test
  void a_lease_given_back_runs_nothing() {
    Lease lease = take();
    lease.close();
    assertRefused(lease.run(new OctetExchange(1)), LinkReason.LINE_CLOSED);
    assertThat(meters.opened).isEmpty();
  }

  @Test
  void a_run_within_a_run_is_a_fault_of_the_caller() {
    try (Lease lease = take()) {
      Conversation<Object> nested =
          Conversation.then(
              new OctetExchange(1), v -> Conversation.of(lease.run(new OctetExchange(2))));
      assertThatThrownBy(() -> lease.run(nested)).isInstanceOf(IllegalStateException.class);
      assertThat(lease.run(new OctetExchange(1))).isEqualTo(new Outcome.Ok<>(2));
    }
    assertThat(meters.opened).hasSize(2);
  }

  @Test
  void a_run_on_the_executor_tells_its_outcome_when_the_next_can_begin() {
    List<Outcome<Integer>> outcomes = new ArrayList<>();
    try (Lease lease = take()) {
      lease.run(
          new OctetExchange(1),
          one -> {
            outcomes.add(one);
            lease.run(new OctetExchange(2), outcomes::add);
          });
    }
    assertThat(outcomes).containsExactly(new Outcome.Ok<>(2), new Outcome.Ok<>(3));
  }

  @Test
  void a_conversation_that_throws_on_the_executor_is_told_as_a_fault() {
    List<Outcome<Void>> outcomes = new ArrayList<>();
    try (Lease lease = take()) {
      lease.run(new Broken(), outcomes::add);
      assertRefused(outcomes.get(0), LinkReason.CONVERSATION_FAULT);
      assertThat(meters.last().closed).isTrue();
    }
  }

  @Test
  void a_conversation_that_goes_too_deep_is_told_as_a_fault() {
    List<Outcome<Void>> outcomes = new ArrayList<>();
    Conversation<Void> deep =
        Conversation.then(
            new OctetExchange(1),
            one -> {
              throw new StackOverflowError("in the test");
            });
    try (Lease lease = take()) {
      lease.run(deep, outcomes::add);
      assertRefused(outcomes.get(0), LinkReason.CONVERSATION_FAULT);
      assertThat(meters.last().closed).isTrue();
    }
  }

  @Test
  void whoever_throws_when_told_loses_the_lease() {
    lines.acquire(
        LINE,
        Priority.SCHEDULE,
        alarms.now(),
        outcome -> {
          throw new IllegalStateException("in the test");
        });
    take().close();
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
  void an_executor_that_refuses_is_told_and_the_line_goes_on() {
    boolean[] refusing = {true};
    QueuedLines others =
        new QueuedLines(
            new Links(List.of(meters)),
            work -> {
              if (refusing[0]) {
                throw new RejectedExecutionException();
              }
              work.run();
            },
            alarms);
    List<Outcome<Lease>> answers = new ArrayList<>();
    others.acquire(LINE, Priority.SCHEDULE, alarms.now(), answers::add);
    assertRefused(answers.get(0), LinkReason.NO_WORKER);
    Lease lease =
        ((Outcome.Ok<Lease>) others.acquire(LINE, Priority.SCHEDULE, alarms.now())).value();
    List<Outcome<Integer>> outcomes = new ArrayList<>();
    lease.run(new OctetExchange(1), outcomes::add);
    assertRefused(outcomes.get(0), LinkReason.NO_WORKER);
    refusing[0] = false;
    lease.run(new OctetExchange(1), outcomes::add);
    assertThat(outcomes.get(1)).isEqualTo(new Outcome.Ok<>(2));
    others.close();
  }

  @Test
  void closing_a_lease_from_elsewhere_cuts_its_run() throws Exception {
    meters.silent = true;
    Lease lease = take();
    CompletableFuture<Outcome<Integer>> run =
        CompletableFuture.supplyAsync(() -> lease.run(new OctetExchange(1)));
    Eventually.await("the link is open", () -> !meters.opened.isEmpty());
    lease.close();
    assertThat(run.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Lost.class);
    meters.silent = false;
    try (Lease next = ((Outcome.Ok<Lease>) lines.acquire(LINE, Priority.COMMAND, SECOND)).value()) {
      assertThat(next.run(new OctetExchange(5))).isEqualTo(new Outcome.Ok<>(6));
    }
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

  private static final class Broken implements Conversation<Void> {
    @Override
    public Step begin(long now) {
      throw new IllegalStateException("in the test");
    }

    @Override
    public Step sent(long now) {
      return begin(now);
    }

    @Override
    public Step received(ByteBuffer in, long now) {
      return begin(now);
    }

    @Override
    public Step elapsed(long now) {
      return begin(now);
    }

    @Override
    public Void result() {
      return null;
    }
  }
}
