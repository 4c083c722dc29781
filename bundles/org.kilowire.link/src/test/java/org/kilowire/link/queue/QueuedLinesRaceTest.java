// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.Priority;

/**
 * Leases taken, used and given back in every order that chance brings about: work waits in the pool
 * while its lease is closed, links close late, openings and conversations fail in every way. One
 * thread, one seed, the same course each time.
 */
@Timeout(60)
final class QueuedLinesRaceTest {

  private static final int ROUNDS = 2000;
  private static final List<Priority> PRIORITIES = List.of(Priority.values());

  private final HandAlarms alarms = new HandAlarms();
  private final EchoLinkProvider meters = new EchoLinkProvider(alarms);
  private final List<Lease> leases = new ArrayList<>();
  private int asked;
  private int answered;
  private int begun;
  private int ended;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 20_261_201})
  void every_callback_comes_once_and_no_line_is_opened_twice_or_kept(long seed) {
    Random luck = new Random(seed);
    ShufflingExecutor pool = new ShufflingExecutor(luck);
    QueuedLines lines = new QueuedLines(new Links(List.of(meters)), pool, alarms);
    meters.onOpen = () -> fail(luck);
    for (int i = 0; i < ROUNDS; i++) {
      act(luck, lines, pool);
    }
    leases.forEach(Lease::close);
    while (pool.runOne()) {
      leases.forEach(Lease::close);
    }
    assertThat(answered).as("answers; seed %d", seed).isEqualTo(asked);
    assertThat(ended).as("outcomes; seed %d", seed).isEqualTo(begun);
    assertThat(meters.openedTwice).as("opened twice; seed %d", seed).isFalse();
    lines.close();
    assertThat(meters.opened).as("seed %d", seed).isNotEmpty().allMatch(link -> link.closed);
    assertThat(alarms.pending()).as("alarms; seed %d", seed).isZero();
  }

  private void act(Random luck, QueuedLines lines, ShufflingExecutor pool) {
    switch (luck.nextInt(6)) {
      case 0 -> ask(luck, lines);
      case 1 -> begin(luck);
      case 2 -> close(luck);
      case 3 -> alarms.advance(luck.nextInt(2_000_000_000));
      default -> pool.runOne();
    }
  }

  private void ask(Random luck, QueuedLines lines) {
    asked++;
    LinkUri line = LinkUri.of("tcp://meter:" + (1 + luck.nextInt(3)));
    long deadline = alarms.now() + luck.nextInt(2_000_000_000);
    Priority priority = PRIORITIES.get(luck.nextInt(PRIORITIES.size()));
    lines.acquire(
        line,
        priority,
        deadline,
        outcome -> {
          answered++;
          if (outcome instanceof Outcome.Ok<Lease> ok) {
            leases.add(ok.value());
          }
          throwSometimes(luck);
        });
  }

  private void begin(Random luck) {
    if (leases.isEmpty()) {
      return;
    }
    Conversation<Integer> talk =
        Conversation.then(
            new OctetExchange(luck.nextInt(100)),
            answer -> {
              throwSometimes(luck);
              return luck.nextBoolean() ? Conversation.of(answer) : Conversation.lost("given up");
            });
    try {
      leases
          .get(luck.nextInt(leases.size()))
          .run(
              talk,
              outcome -> {
                ended++;
                throwSometimes(luck);
              });
      begun++;
    } catch (IllegalStateException anotherIsUnderWay) {
      // The holder's own mistake, and told as such: nothing has begun.
    }
  }

  private void close(Random luck) {
    if (!leases.isEmpty()) {
      leases.get(luck.nextInt(leases.size())).close();
    }
  }

  private static void fail(Random luck) throws LinkException {
    if (luck.nextInt(4) == 0) {
      throw new LinkException("refused");
    }
    throwSometimes(luck);
  }

  private static void throwSometimes(Random luck) {
    switch (luck.nextInt(20)) {
      case 0 -> throw new NoClassDefFoundError("in the test");
      case 1 -> throw new IllegalStateException("in the test");
      case 2 -> throw new StackOverflowError("in the test");
      default -> {}
    }
  }
}
