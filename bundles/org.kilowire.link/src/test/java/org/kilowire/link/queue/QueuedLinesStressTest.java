// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.Priority;
import org.kilowire.tests.support.LiveThreads;

/** Many users of few lines, on the system's clock. */
@Timeout(120)
final class QueuedLinesStressTest {

  private static final int TAKERS = 32;
  private static final int ROUNDS = 60;
  private static final List<Priority> PRIORITIES = List.of(Priority.values());

  private final TimerAlarms alarms = new TimerAlarms();
  private final EchoLinkProvider meters = new EchoLinkProvider(alarms);
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger wrong = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_120, -5})
  void every_taker_is_told_once_and_nobody_meets_another_on_a_line(long seed) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    ExecutorService drivers = Executors.newFixedThreadPool(TAKERS / 2);
    CountDownLatch over = new CountDownLatch(TAKERS);
    try (QueuedLines lines = new QueuedLines(new Links(List.of(meters)), pool, alarms)) {
      for (int i = 0; i < TAKERS; i++) {
        Random random = new Random(seed + i);
        if (i % 2 == 0) {
          drivers.execute(() -> drive(lines, random, over));
        } else {
          collect(lines, random, ROUNDS, over);
        }
      }
      assertThat(over.await(60, TimeUnit.SECONDS)).as("all told; seed %d", seed).isTrue();
    } finally {
      drivers.shutdownNow();
      pool.shutdownNow();
    }
    assertThat(answers).as("answers; seed %d", seed).hasValue(TAKERS * ROUNDS);
    assertThat(wrong).as("wrong octets; seed %d", seed).hasValue(0);
    assertThat(meters.opened).as("seed %d", seed).noneMatch(link -> link.overlapped);
    assertThat(meters.openedTwice).as("a line was opened twice; seed %d", seed).isFalse();
    assertThat(meters.opened).as("seed %d", seed).allMatch(link -> link.closed);
    awaitNoTimer();
  }

  private static LinkUri line(Random random) {
    return LinkUri.of("tcp://meter:" + (1 + random.nextInt(3)) + "?idle=1ms");
  }

  private static Priority priority(Random random) {
    return PRIORITIES.get(random.nextInt(PRIORITIES.size()));
  }

  private long deadline(Random random) {
    return alarms.now() + TimeUnit.MICROSECONDS.toNanos(random.nextInt(20_000));
  }

  private void drive(QueuedLines lines, Random random, CountDownLatch over) {
    for (int i = 0; i < ROUNDS; i++) {
      Outcome<Lease> outcome = lines.acquire(line(random), priority(random), deadline(random));
      answers.incrementAndGet();
      if (outcome instanceof Outcome.Ok<Lease> ok) {
        try (Lease lease = ok.value()) {
          use(lease, random);
        }
      }
    }
    over.countDown();
  }

  private void use(Lease lease, Random random) {
    int question = random.nextInt(200);
    check(question, lease.run(new OctetExchange(question)));
    if (random.nextInt(5) == 0) {
      meters.last().far().close();
    }
  }

  /** A peer that has been closed under a taker is a loss, never a wrong answer. */
  private void check(int question, Outcome<Integer> outcome) {
    boolean right =
        outcome instanceof Outcome.Ok<Integer> ok
            ? ok.value() == question + 1
            : outcome instanceof Outcome.Lost;
    if (!right) {
      wrong.incrementAndGet();
    }
  }

  private void collect(QueuedLines lines, Random random, int rounds, CountDownLatch over) {
    if (rounds == 0) {
      over.countDown();
      return;
    }
    lines.acquire(
        line(random),
        priority(random),
        deadline(random),
        outcome -> {
          answers.incrementAndGet();
          if (outcome instanceof Outcome.Ok<Lease> ok) {
            int question = random.nextInt(200);
            ok.value()
                .run(
                    new OctetExchange(question),
                    answer -> {
                      check(question, answer);
                      ok.value().close();
                      collect(lines, random, rounds - 1, over);
                    });
          } else {
            collect(lines, random, rounds - 1, over);
          }
        });
  }

  private static void awaitNoTimer() {
    LiveThreads.awaitNone("kilowire-lines");
  }
}
