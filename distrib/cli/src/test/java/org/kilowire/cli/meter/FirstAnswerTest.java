// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.Step;

class FirstAnswerTest {

  private static final Duration LIMIT = Duration.ofNanos(100);

  /** Waits for ever. */
  private static final class Waiting implements Conversation<Void> {

    @Override
    public Step begin(long now) {
      return new Step.Await(now + 1000);
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
  void a_silent_line_is_given_up_after_the_time_of_one_answer() {
    Conversation<Void> first = new FirstAnswer<>(new Waiting(), LIMIT);
    assertThat(first.begin(0)).isEqualTo(new Step.Await(100));
    assertThat(first.elapsed(100))
        .isInstanceOfSatisfying(
            Step.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(ConversationReason.DEADLINE));
  }

  @Test
  void a_line_on_which_anything_came_is_waited_for_as_long_as_the_protocol_wants() {
    Conversation<Void> first = new FirstAnswer<>(new Waiting(), LIMIT);
    first.begin(0);
    assertThat(first.received(ByteBuffer.allocate(1), 50)).isEqualTo(new Step.Await(1050));
    assertThat(first.elapsed(1050)).isEqualTo(new Step.Await(2050));
  }
}
