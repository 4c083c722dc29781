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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Step;
import org.kilowire.link.Lease;
import org.kilowire.link.LinkReason;
import org.kilowire.link.Links;
import org.kilowire.link.Priority;
import org.kilowire.tests.support.Eventually;

/** Runs on a lease, and its end. */
@Timeout(60)
final class QueuedLeaseTest extends UsesQueuedLines {

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
}
