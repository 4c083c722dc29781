// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.LinkReason;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.Priority;

/** Whatever is thrown, wherever: the line is free afterwards, and who waits is told once. */
@Timeout(60)
final class InternalErrorTest {

  private static final LinkUri LINE = LinkUri.of("tcp://meter:4059");

  private final HandAlarms alarms = new HandAlarms();
  private final EchoLinkProvider meters = new EchoLinkProvider(alarms);
  private final QueuedLines lines = lines(Runnable::run);
  private final List<Outcome<Integer>> told = new ArrayList<>();

  private QueuedLines lines(Executor executor) {
    return new QueuedLines(new Links(List.of(meters)), executor, alarms);
  }

  @AfterEach
  void the_line_can_be_used_by_the_next() {
    meters.onClose = () -> {};
    meters.onOpen = () -> {};
    try (Lease lease = take()) {
      assertThat(lease.run(new OctetExchange(7))).isEqualTo(new Outcome.Ok<>(8));
    }
    lines.close();
    assertThat(meters.openedTwice).isFalse();
  }

  static Stream<Supplier<Error>> errors() {
    return Stream.of(
        () -> new NoClassDefFoundError("in the test"),
        () -> new UnsatisfiedLinkError("in the test"),
        () -> new StackOverflowError("in the test"),
        () -> new OutOfMemoryError("in the test"),
        () -> new AssertionError("in the test"),
        InternalErrorTest::endOfThread);
  }

  @SuppressWarnings("removal")
  private static Error endOfThread() {
    return new ThreadDeath();
  }

  private Lease take() {
    return ((Outcome.Ok<Lease>) lines.acquire(LINE, Priority.SCHEDULE, alarms.now())).value();
  }

  private static Conversation<Integer> failing(Supplier<Error> error) {
    return Conversation.then(
        new OctetExchange(1),
        answer -> {
          throw error.get();
        });
  }

  private void assertTold(LinkReason reason) {
    assertThat(told).hasSize(1);
    assertThat(told.get(0))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void an_error_of_a_conversation_is_its_outcome(Supplier<Error> error) {
    try (Lease lease = take()) {
      lease.run(failing(error), told::add);
      assertTold(LinkReason.CONVERSATION_FAULT);
      assertThat(meters.last().closed).isTrue();
      assertThat(lease.run(new OctetExchange(2))).as("the next run").isEqualTo(new Outcome.Ok<>(3));
    }
  }

  @ParameterizedTest
  @MethodSource("errors")
  void an_error_on_the_callers_own_thread_is_the_callers(Supplier<Error> error) {
    try (Lease lease = take()) {
      assertThatThrownBy(() -> lease.run(failing(error))).isInstanceOf(error.get().getClass());
      assertThat(meters.last().closed).isTrue();
    }
  }

  @Test
  void a_link_without_its_native_library_is_one_that_does_not_open() {
    meters.onOpen =
        () -> {
          throw new UnsatisfiedLinkError("in the test");
        };
    try (Lease lease = take()) {
      assertThat(lease.run(new OctetExchange(1))).isInstanceOf(Outcome.Lost.class);
      lease.run(new OctetExchange(1), told::add);
      assertThat(told).hasSize(1).first().isInstanceOf(Outcome.Lost.class);
    }
  }

  @ParameterizedTest
  @MethodSource("errors")
  void an_error_while_opening_is_told(Supplier<Error> error) {
    meters.onOpen =
        () -> {
          throw error.get();
        };
    try (Lease lease = take()) {
      lease.run(new OctetExchange(1), told::add);
      assertThat(told).hasSize(1).noneMatch(Outcome.Ok.class::isInstance);
    }
  }

  @ParameterizedTest
  @MethodSource("errors")
  void an_error_while_closing_keeps_no_line(Supplier<Error> error) {
    Lease lease = take();
    lease.run(new OctetExchange(1));
    meters.onClose =
        () -> {
          throw error.get();
        };
    lease.run(Conversation.<Integer>lost("given up"), told::add);
    assertThat(told).hasSize(1).first().isInstanceOf(Outcome.Lost.class);
    lease.close();
    // The link is closed as far as it can be: what the test counts as open is not there any more.
    meters.opened.clear();
  }

  @ParameterizedTest
  @MethodSource("errors")
  void an_error_of_a_callback_loses_the_lease(Supplier<Error> error) {
    int[] calls = new int[2];
    Lease lease = take();
    lease.run(
        new OctetExchange(1),
        outcome -> {
          calls[0]++;
          throw error.get();
        });
    lines.acquire(
        LINE,
        Priority.SCHEDULE,
        alarms.now(),
        outcome -> {
          calls[1]++;
          throw error.get();
        });
    assertThat(calls).containsExactly(1, 1);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void an_error_of_the_worker_pool_is_told_as_no_worker(Supplier<Error> error) {
    boolean[] failing = {false};
    QueuedLines others =
        lines(
            work -> {
              if (failing[0]) {
                throw error.get();
              }
              work.run();
            });
    Lease lease =
        ((Outcome.Ok<Lease>) others.acquire(LINE, Priority.SCHEDULE, alarms.now())).value();
    failing[0] = true;
    lease.run(new OctetExchange(1), told::add);
    assertTold(LinkReason.NO_WORKER);
    failing[0] = false;
    assertThat(lease.run(new OctetExchange(2))).isEqualTo(new Outcome.Ok<>(3));
    lease.close();
    alarms.advance(2_000_000_000);
  }
}
