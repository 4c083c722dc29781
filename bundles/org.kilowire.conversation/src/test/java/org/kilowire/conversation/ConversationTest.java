// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ConversationTest {

  /** Sends one octet and yields the octet it gets back. */
  private static final class Ask implements Conversation<Integer> {
    private final int question;
    private int answer = -1;

    Ask(int question) {
      this.question = question;
    }

    @Override
    public Step begin(long now) {
      return new Step.Send(ByteBuffer.wrap(new byte[] {(byte) question}), now + 10);
    }

    @Override
    public Step sent(long now) {
      return new Step.Await(now + 100);
    }

    @Override
    public Step received(ByteBuffer in, long now) {
      answer = in.get() & 0xFF;
      return new Step.Done();
    }

    @Override
    public Step elapsed(long now) {
      return new Step.Await(now + 100);
    }

    @Override
    public Integer result() {
      return answer;
    }
  }

  @Test
  void the_second_part_begins_with_the_first_ones_result() {
    Conversation<Integer> both = Conversation.then(new Ask(1), answer -> new Ask(answer + 1));
    assertThat(octet(both.begin(0))).isEqualTo(1);
    both.sent(1);
    assertThat(octet(both.received(ByteBuffer.wrap(new byte[] {7}), 2))).isEqualTo(8);
    assertThatThrownBy(() -> Conversation.then(new Ask(1), a -> new Ask(a)).result())
        .isInstanceOf(IllegalStateException.class);
    both.sent(3);
    assertThat(both.received(ByteBuffer.wrap(new byte[] {9}), 4)).isEqualTo(new Step.Done());
    assertThat(both.result()).isEqualTo(9);
  }

  @Test
  void items_are_asked_one_after_the_other() {
    Conversation<List<Integer>> all = Conversation.inTurn(List.of(1, 2, 3), Ask::new);
    assertThat(octet(all.begin(0))).isEqualTo(1);
    for (int item = 1; item <= 3; item++) {
      all.sent(1);
      Step step = all.received(ByteBuffer.wrap(new byte[] {(byte) (10 * item)}), 2);
      if (item < 3) {
        assertThat(octet(step)).isEqualTo(item + 1);
        assertThatThrownBy(all::result).isInstanceOf(IllegalStateException.class);
      } else {
        assertThat(step).isEqualTo(new Step.Done());
      }
    }
    assertThat(all.result()).containsExactly(10, 20, 30);
  }

  @Test
  void any_number_of_items_will_do() {
    List<Integer> items = IntStream.range(0, 200_000).boxed().toList();
    Conversation<List<Integer>> all = Conversation.inTurn(items, Conversation::of);
    assertThat(all.begin(0)).isEqualTo(new Step.Done());
    assertThat(all.result()).isEqualTo(items);
    Conversation<List<Integer>> none = Conversation.inTurn(List.<Integer>of(), Ask::new);
    assertThat(none.begin(0)).isEqualTo(new Step.Done());
    assertThat(none.result()).isEmpty();
  }

  @Test
  void the_first_item_that_fails_or_loses_the_line_ends_it() {
    Conversation<List<Integer>> refused =
        Conversation.inTurn(
            List.of(1, 2, 3),
            item ->
                item == 2
                    ? Conversation.failed(ConversationReason.DEADLINE, "late")
                    : new Ask(item));
    refused.begin(0);
    refused.sent(1);
    assertThat(refused.received(ByteBuffer.wrap(new byte[] {7}), 2))
        .isEqualTo(new Step.Failed(ConversationReason.DEADLINE, "late"));
    Conversation<List<Integer>> lost = Conversation.inTurn(List.of(1, 2), Ask::new);
    lost.begin(0);
    assertThat(lost.lost(new LinkException("gone"), 1)).isInstanceOf(Step.Lost.class);
  }

  @Test
  void a_failure_is_passed_on_or_rescued() {
    Conversation<Integer> refused = Conversation.failed(ConversationReason.DEADLINE, "late");
    Step failed = new Step.Failed(ConversationReason.DEADLINE, "late");
    assertThat(Conversation.then(refused, a -> new Ask(a)).begin(0)).isEqualTo(failed);
    assertThatThrownBy(refused::result).isInstanceOf(IllegalStateException.class);

    Conversation<Integer> rescued =
        Conversation.recover(refused, f -> Conversation.of(f.detail().length()));
    assertThat(rescued.begin(0)).isEqualTo(new Step.Done());
    assertThat(rescued.result()).isEqualTo(4);
    Conversation<Integer> unharmed = Conversation.recover(Conversation.of(1), f -> refused);
    unharmed.begin(0);
    assertThat(unharmed.result()).isEqualTo(1);
  }

  @Test
  void octets_behind_the_first_answer_are_left_for_the_second_part() {
    Conversation<Integer> both = Conversation.then(new Ask(1), answer -> new Ask(2));
    both.begin(0);
    ByteBuffer in = ByteBuffer.wrap(new byte[] {7, 8});
    both.received(in, 1);
    assertThat(in.remaining()).isEqualTo(1);
  }

  /** Waits, and yields the first octet it gets. */
  private static final class Listen implements Conversation<Integer> {
    private int heard;

    @Override
    public Step begin(long now) {
      return new Step.Await(now + 100);
    }

    @Override
    public Step sent(long now) {
      throw new IllegalStateException();
    }

    @Override
    public Step received(ByteBuffer in, long now) {
      heard = in.get();
      return new Step.Done();
    }

    @Override
    public Step elapsed(long now) {
      throw new IllegalStateException();
    }

    @Override
    public Integer result() {
      return heard;
    }
  }

  @Test
  void a_second_part_that_only_listens_is_given_what_the_first_one_left() {
    Conversation<Integer> both = Conversation.then(new Ask(1), answer -> new Listen());
    both.begin(0);
    both.sent(1);
    assertThat(both.received(ByteBuffer.wrap(new byte[] {7, 8}), 2)).isEqualTo(new Step.Done());
    assertThat(both.result()).isEqualTo(8);
  }

  @Test
  void a_conversation_with_a_deadline_ends_at_it_however_lively_the_peer() {
    Conversation<Integer> bounded = Conversation.within(Duration.ofNanos(150), new Ask(1));
    bounded.begin(1000);
    assertThat(bounded.sent(1010)).isEqualTo(new Step.Await(1110));
    assertThat(bounded.elapsed(1110)).isEqualTo(new Step.Await(1150));
    assertThat(bounded.elapsed(1150))
        .isInstanceOfSatisfying(
            Step.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(ConversationReason.DEADLINE));
  }

  @Test
  void sending_is_given_no_longer_than_the_limit() {
    Conversation<Integer> bounded = Conversation.within(Duration.ofNanos(5), new Ask(1));
    assertThat(bounded.begin(1000))
        .isInstanceOfSatisfying(Step.Send.class, send -> assertThat(send.until()).isEqualTo(1005));
  }

  /** Changes the line's settings and settles for 100 ns, until 500 ns later at the latest. */
  private static final class Switch extends ForwardingConversation<String> {
    private static final LineSettings FASTER =
        LineSettings.of(19_200, new Framing(8, Framing.Parity.NONE, 1));
    private final Conversation<String> inner = Conversation.of("switched");

    @Override
    protected Conversation<String> inner() {
      return inner;
    }

    @Override
    public Step begin(long now) {
      return new Step.Tune(FASTER, 100, true, now + 500);
    }

    @Override
    public Step tuned(boolean applied, long now) {
      return new Step.Await(now + 500);
    }

    @Override
    public String result() {
      return inner.result();
    }
  }

  @Test
  void changing_the_settings_is_given_no_longer_than_the_limit() {
    Conversation<String> bounded = Conversation.within(Duration.ofNanos(300), new Switch());
    assertThat(bounded.begin(1000)).isEqualTo(new Step.Tune(Switch.FASTER, 100, true, 1300));
    Conversation<String> hasty = Conversation.within(Duration.ofNanos(60), new Switch());
    assertThat(hasty.begin(1000)).isEqualTo(new Step.Tune(Switch.FASTER, 60, true, 1060));
    assertThat(hasty.tuned(true, 1060))
        .isInstanceOfSatisfying(
            Step.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(ConversationReason.DEADLINE));
  }

  @Test
  void the_limit_holds_across_the_wrap_of_the_clock() {
    Conversation<Integer> bounded = Conversation.within(Duration.ofNanos(150), new Ask(1));
    long begin = Long.MAX_VALUE - 20;
    bounded.begin(begin);
    assertThat(bounded.sent(begin + 10)).isEqualTo(new Step.Await(begin + 110));
    assertThat(bounded.elapsed(begin + 150)).isInstanceOf(Step.Failed.class);
  }

  @Test
  void an_immediate_conversation_is_over_when_it_begins() {
    Conversation<String> immediate = Conversation.of("x");
    assertThat(immediate.begin(0)).isEqualTo(new Step.Done());
    assertThat(immediate.result()).isEqualTo("x");
  }

  @Test
  void a_lost_link_is_lost_unless_the_conversation_knows_better() {
    LinkException why = new LinkException("closed");
    assertThat(new Ask(1).lost(why, 0)).isEqualTo(new Step.Lost(why));
    assertThat(Conversation.then(Conversation.of(1), a -> new Ask(a)).lost(why, 0).isLast())
        .isTrue();
  }

  @Test
  void outcomes_map_values_and_pass_failures_on() {
    Outcome<Integer> ok = new Outcome.Ok<>(20);
    assertThat(ok.map(v -> v + 1)).isEqualTo(new Outcome.Ok<>(21));
    Outcome<Integer> failed = new Outcome.Failed<>(ConversationReason.DEADLINE, "late");
    assertThat(failed.map(v -> v + 1)).isEqualTo(failed);
    assertThatThrownBy(ok::failure).isInstanceOf(IllegalStateException.class);
  }

  private static int octet(Step step) {
    return ((Step.Send) step).octets().get(0);
  }
}
