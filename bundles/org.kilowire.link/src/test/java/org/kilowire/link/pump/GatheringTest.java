// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Pause;
import org.kilowire.conversation.Step;
import org.kilowire.link.LinkCounters;

/** What a conversation has no use for yet, on lines that keep their rate and on others. */
final class GatheringTest {

  private static final LineSettings SETTINGS = LineSettings.of(9600, Framing.PLAIN);
  private static final long CHARACTER = SETTINGS.characterNanos();
  private static final int PIECE = 16;
  private static final int LENGTH = 256;

  /** A frame whose length is known as soon as it begins. */
  private static final class KnownLength implements Conversation<Integer> {
    private final long patience;
    private final int length;

    KnownLength(int length, long patience) {
      this.length = length;
      this.patience = patience;
    }

    @Override
    public Step begin(long now) {
      return new Step.Await(now + 1_000_000_000);
    }

    @Override
    public Step sent(long now) {
      throw new IllegalStateException("nothing was sent");
    }

    @Override
    public Step received(ByteBuffer in, long now) {
      if (in.remaining() < length) {
        return new Step.Await(now + patience, length - in.remaining());
      }
      in.position(in.position() + length);
      return new Step.Done();
    }

    @Override
    public Step elapsed(long now) {
      return new Step.Failed(ConversationReason.DEADLINE, "at " + now);
    }

    @Override
    public Integer result() {
      return length;
    }
  }

  /** The frame comes in pieces of 16, each {@code character} ns an octet. */
  private static FakeLink line(boolean keeps, int octets, long character) {
    FakeLink link = new FakeLink();
    link.keeps = keeps;
    for (int at = PIECE; at <= octets; at += PIECE) {
      link.arrives(at * character, "55".repeat(PIECE));
    }
    return link;
  }

  private static <T> Outcome<T> run(FakeLink link, Conversation<T> conversation) {
    return new BlockingPump(link, SETTINGS, new LinkCounters(), link::now).run(conversation);
  }

  private static void assertWhole(FakeLink link, long character, int looks) {
    assertThat(run(link, new KnownLength(LENGTH, 1_000_000_000))).isEqualTo(new Outcome.Ok<>(256));
    assertThat(link.now()).as("the end of the frame").isEqualTo(LENGTH * character);
    assertThat(link.looks).isEqualTo(looks);
  }

  @Test
  void a_line_that_keeps_its_rate_is_looked_at_seldom_and_the_end_is_not_missed() {
    assertWhole(line(true, LENGTH, CHARACTER), CHARACTER, 6);
  }

  @Test
  void a_faster_line_is_looked_at_each_time() {
    assertWhole(line(true, LENGTH, CHARACTER / 10), CHARACTER / 10, LENGTH / PIECE);
  }

  @Test
  void a_link_that_does_not_keep_octets_is_looked_at_each_time() {
    assertWhole(line(false, LENGTH, CHARACTER), CHARACTER, LENGTH / PIECE);
  }

  /** The frame breaks off: it is given up when the time between two octets is over. */
  @Test
  void the_deadline_is_not_put_off() {
    long patience = 20 * CHARACTER;
    FakeLink link = line(true, 2 * PIECE, CHARACTER);
    assertThat(run(link, new KnownLength(LENGTH, patience)))
        .isEqualTo(
            new Outcome.Failed<>(
                ConversationReason.DEADLINE, "at " + (2 * PIECE * CHARACTER + patience)));
  }

  @Test
  void a_pause_takes_one_look() {
    FakeLink link = line(true, 64, CHARACTER);
    assertThat(run(link, new Pause(50 * CHARACTER))).isEqualTo(new Outcome.Ok<>(null));
    assertThat(link.now()).isEqualTo(50 * CHARACTER);
    assertThat(link.looks).isEqualTo(1);
  }

  @Test
  void what_comes_while_settings_settle_is_kept_and_takes_one_look() {
    FakeLink link = line(true, 64, CHARACTER);
    Scripted tunes =
        new Scripted()
            .says(new Step.Tune(SETTINGS, 100 * CHARACTER, false, 1_000_000_000))
            .says(new Step.Await(1_000_000_000))
            .takes(64, new Step.Done());
    assertThat(run(link, tunes)).isEqualTo(new Outcome.Ok<>("result"));
    assertThat(link.now()).isEqualTo(100 * CHARACTER);
    assertThat(link.looks).isEqualTo(1);
  }

  @Test
  void silence_before_a_request_takes_one_look() {
    FakeLink link = line(true, PIECE, CHARACTER);
    LineSettings settings = new LineSettings(9600, Framing.PLAIN, false, false, 30 * CHARACTER);
    Scripted answers =
        new Scripted()
            .says(new Step.Await(1_000_000_000))
            .takes(PIECE, Scripted.send("AA", 1_000_000_000))
            .says(new Step.Done());
    assertThat(new BlockingPump(link, settings, new LinkCounters(), link::now).run(answers))
        .isEqualTo(new Outcome.Ok<>("result"));
    assertThat(link.log).containsExactly("send AA @" + (PIECE + 30) * CHARACTER);
    assertThat(link.looks).isEqualTo(2);
  }
}
