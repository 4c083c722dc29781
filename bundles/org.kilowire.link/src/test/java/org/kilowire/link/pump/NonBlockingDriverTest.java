// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.Outcome;

/** The same conversations as with the blocking driver, many at once on this thread. */
@Timeout(60)
final class NonBlockingDriverTest {

  private static final LineSettings PLAIN = LineSettings.of(9600, Framing.PLAIN);
  private static final LineSettings SEVEN_BITS =
      new LineSettings(300, new Framing(7, Framing.Parity.EVEN, 1), true, false, 0);
  private static final LineSettings SLOW =
      new LineSettings(9600, Framing.PLAIN, false, false, TimeUnit.MILLISECONDS.toNanos(20));

  private final List<NonBlockingDriver<Integer>> drivers = new ArrayList<>();
  private final List<Outcome<Integer>> outcomes = new ArrayList<>();
  private long now = Long.MAX_VALUE - 1000; // it wraps on the way

  private void connect(
      LineSettings settings, Random luck, Conversation<Integer> one, Conversation<Integer> other) {
    TrickleChannel[] ends = TrickleChannel.pair(luck);
    drivers.add(new NonBlockingDriver<>(settings, ends[0], one, outcomes::add));
    drivers.add(new NonBlockingDriver<>(settings, ends[1], other, outcomes::add));
  }

  /** Turns all of them until all are over; when nothing happens, time passes. */
  private void loop() {
    drivers.forEach(driver -> driver.begin(now));
    while (!drivers.stream().allMatch(NonBlockingDriver::isOver)) {
      boolean busy = false;
      for (NonBlockingDriver<Integer> driver : drivers) {
        busy |= driver.turn(now);
      }
      if (!busy) {
        now += TimeUnit.MILLISECONDS.toNanos(1);
      }
    }
  }

  private static byte[][] messages(Random random, int count) {
    byte[][] messages = new byte[count][];
    for (int i = 0; i < count; i++) {
      messages[i] = new byte[random.nextInt(120)];
      for (int j = 0; j < messages[i].length; j++) {
        messages[i][j] = (byte) random.nextInt(128);
      }
    }
    return messages;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20_261_201})
  void many_lines_talk_at_once_on_one_thread(long seed) {
    Random luck = new Random(seed);
    List<LineSettings> kinds = List.of(PLAIN, SEVEN_BITS, SLOW);
    for (int i = 0; i < 60; i++) {
      byte[][] messages = messages(luck, 5);
      connect(kinds.get(i % 3), luck, Parrot.saying(messages), Parrot.repeating());
    }
    loop();
    assertThat(outcomes).as("seed %d", seed).hasSize(120).containsOnly(new Outcome.Ok<>(5));
  }

  @Test
  void a_silent_peer_is_given_up_at_the_deadline() {
    long begin = now;
    Conversation<Integer> asks =
        Conversation.within(Duration.ofSeconds(2), Parrot.saying(new byte[] {1, 2, 3}));
    TrickleChannel end = TrickleChannel.pair(new Random(7))[0];
    drivers.add(new NonBlockingDriver<>(PLAIN, end, asks, outcomes::add));
    loop();
    assertThat(outcomes.get(0))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(ConversationReason.DEADLINE));
    assertThat(now - begin).isBetween(TimeUnit.SECONDS.toNanos(2), TimeUnit.SECONDS.toNanos(6));
  }
}
