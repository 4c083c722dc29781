// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.Priority;
import org.kilowire.tests.support.Eventually;

/** The opening of a link: who may end it, how long it may take, and what it waits for. */
@Timeout(60)
final class OpeningTest {

  private static final LinkUri LINE = LinkUri.of("tcp://meter:4059");
  private static final long SECOND = 1_000_000_000;

  private final HandAlarms alarms = new HandAlarms();
  private final EchoLinkProvider meters = new EchoLinkProvider(alarms);
  private final QueuedLines lines =
      new QueuedLines(new Links(List.of(meters)), Runnable::run, alarms);
  private final CountDownLatch under = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void nothing_stays_open() {
    released.countDown();
    lines.close();
    assertThat(meters.opened).allMatch(link -> link.closed);
    assertThat(meters.openedTwice).isFalse();
  }

  private Lease take() {
    return ((Outcome.Ok<Lease>) lines.acquire(LINE, Priority.SCHEDULE, alarms.now())).value();
  }

  /** As waiting for a call does: it ends when somebody lets it, or by an interrupt. */
  private void waitForACall() throws LinkException {
    under.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException("interrupted", e);
    }
  }

  /** As a native library does: it ends when it does. */
  private void ignoreInterrupts() {
    under.countDown();
    boolean interrupted = false;
    while (released.getCount() > 0) {
      try {
        released.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private record Run(Thread thread, CompletableFuture<Outcome<Integer>> outcome) {
    Outcome<Integer> get() throws Exception {
      return outcome.get(20, TimeUnit.SECONDS);
    }
  }

  /** A run on a thread of its own, which is told afterwards whether it is still interrupted. */
  private static Run running(Lease lease, List<Boolean> interrupted) {
    CompletableFuture<Outcome<Integer>> outcome = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              Outcome<Integer> end = lease.run(new OctetExchange(5));
              interrupted.add(Thread.currentThread().isInterrupted());
              outcome.complete(end);
            });
    thread.start();
    return new Run(thread, outcome);
  }

  @Test
  void closing_the_lease_ends_the_opening_and_frees_thread_and_line() throws Exception {
    meters.onOpen = this::waitForACall;
    List<Boolean> interrupted = new ArrayList<>();
    Lease lease = take();
    Run run = running(lease, interrupted);
    under.await();
    lease.close();
    assertThat(run.get()).isInstanceOf(Outcome.Lost.class);
    assertThat(interrupted).containsExactly(false);
    meters.onOpen = () -> {};
    try (Lease next = ((Outcome.Ok<Lease>) lines.acquire(LINE, Priority.COMMAND, SECOND)).value()) {
      assertThat(next.run(new OctetExchange(5))).isEqualTo(new Outcome.Ok<>(6));
    }
  }

  @Test
  void closing_all_lines_ends_the_opening() throws Exception {
    meters.onOpen = this::waitForACall;
    Run run = running(take(), new ArrayList<>());
    under.await();
    lines.close();
    assertThat(run.get()).isInstanceOf(Outcome.Lost.class);
  }

  @Test
  void a_link_that_opens_all_the_same_is_closed_before_the_line_is_free() throws Exception {
    meters.onOpen = this::ignoreInterrupts;
    List<Boolean> interrupted = new ArrayList<>();
    Lease lease = take();
    Run run = running(lease, interrupted);
    under.await();
    lease.close();
    released.countDown();
    assertThat(run.get()).isInstanceOf(Outcome.Lost.class);
    assertThat(interrupted).containsExactly(false);
    assertThat(meters.last().closed).isTrue();
  }

  @Test
  void an_interrupt_of_the_callers_own_stays_set() throws Exception {
    meters.onOpen = this::waitForACall;
    List<Boolean> interrupted = new ArrayList<>();
    try (Lease lease = take()) {
      Run run = running(lease, interrupted);
      under.await();
      run.thread().interrupt();
      assertThat(run.get()).isInstanceOf(Outcome.Lost.class);
    }
    assertThat(interrupted).containsExactly(true);
  }

  @Test
  void opening_takes_its_time_from_the_runs() {
    meters.onOpen = () -> alarms.advance(6 * SECOND);
    List<Outcome<Integer>> told = new ArrayList<>();
    try (Lease lease = take()) {
      told.add(lease.run(new OctetExchange(5), alarms.now() + 5 * SECOND));
    }
    alarms.advance(SECOND);
    try (Lease lease = take()) {
      lease.run(new OctetExchange(5), alarms.now() + 5 * SECOND, told::add);
      assertThat(meters.openBy).isEqualTo(alarms.now() - SECOND);
    }
    assertThat(told)
        .hasSize(2)
        .allSatisfy(
            outcome ->
                assertThat(outcome)
                    .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        no -> assertThat(no.reason()).isEqualTo(ConversationReason.DEADLINE)));
  }

  private Thread closingIdleLink() throws InterruptedException {
    try (Lease lease = take()) {
      lease.run(new OctetExchange(1));
    }
    meters.onClose = this::ignoreInterrupts;
    Thread closing = new Thread(() -> alarms.advance(SECOND));
    closing.start();
    under.await();
    return closing;
  }

  @Test
  void the_next_holder_opens_when_the_last_link_has_closed() throws Exception {
    Thread closing = closingIdleLink();
    Lease lease = take();
    Run run = running(lease, new ArrayList<>());
    Eventually.awaitBlocked(run.thread());
    assertThat(meters.opened).hasSize(1);
    meters.onClose = () -> {};
    released.countDown();
    assertThat(run.get()).isEqualTo(new Outcome.Ok<>(6));
    closing.join();
    lease.close();
  }

  @Test
  void waiting_for_the_last_link_to_close_ends_with_the_lease() throws Exception {
    Thread closing = closingIdleLink();
    Lease lease = take();
    Run run = running(lease, new ArrayList<>());
    Eventually.awaitBlocked(run.thread());
    lease.close();
    assertThat(run.get()).isInstanceOf(Outcome.Lost.class);
    assertThat(meters.opened).hasSize(1);
    released.countDown();
    closing.join();
  }

  @Test
  void a_link_that_takes_too_long_to_close_is_told() throws Exception {
    Thread closing = closingIdleLink();
    try (Lease lease = take()) {
      assertThat(lease.run(new OctetExchange(1), alarms.now()))
          .isInstanceOfSatisfying(
              Outcome.Lost.class,
              lost -> assertThat(lost.why()).hasMessageContaining("still being closed"));
    }
    released.countDown();
    closing.join();
  }
}
