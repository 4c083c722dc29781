// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a conversation says about octets that it has no use for yet. */
final class AwaitTest {

  @Test
  void an_earlier_end_leaves_what_is_awaited() {
    Step.Await await = new Step.Await(100, 40);
    assertThat(await.by(60)).isEqualTo(new Step.Await(60, 40));
    assertThat(await.by(100)).isSameAs(await);
    assertThat(await.by(200)).isSameAs(await);
  }

  @Test
  void the_earlier_of_two_instants_is_told_by_their_difference() {
    Step.Await await = new Step.Await(Long.MIN_VALUE + 5, 40);
    assertThat(await.by(Long.MAX_VALUE - 5).until()).isEqualTo(Long.MAX_VALUE - 5);
  }

  @Test
  void any_octet_is_awaited_where_nothing_is_said() {
    assertThat(new Step.Await(100).more()).isZero();
    assertThatThrownBy(() -> new Step.Await(100, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_limit_around_a_conversation_leaves_what_it_awaits() {
    Conversation<Void> inner =
        new Conversation<>() {
          @Override
          public Step begin(long now) {
            return new Step.Await(now + 5000, 40);
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
        };
    Conversation<Void> within = Conversation.within(Duration.ofNanos(1000), inner);
    assertThat(within.begin(0)).isEqualTo(new Step.Await(1000, 40));
  }

  @Test
  void nothing_ends_a_pause_but_its_time() {
    Pause pause = new Pause(1000);
    assertThat(pause.begin(5)).isEqualTo(new Step.Await(1005, Step.Await.NOTHING));
    ByteBuffer in = ByteBuffer.allocate(3);
    assertThat(pause.received(in, 6)).isEqualTo(new Step.Await(1005, Step.Await.NOTHING));
    assertThat(in.hasRemaining()).isFalse();
    assertThat(pause.elapsed(1005)).isInstanceOf(Step.Done.class);
  }
}
