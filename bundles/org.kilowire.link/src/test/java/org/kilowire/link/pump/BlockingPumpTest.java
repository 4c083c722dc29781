// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Step;
import org.kilowire.link.LinkCounters;
import org.kilowire.link.LinkCounters.Counter;
import org.kilowire.link.LinkReason;

final class BlockingPumpTest {

  private static final Framing FRAMING = new Framing(8, Framing.Parity.NONE, 1);
  private static final LineSettings PLAIN = LineSettings.of(9600, FRAMING);
  private static final Step DONE = new Step.Done();
  private static final Outcome<String> RESULT = new Outcome.Ok<>("result");

  private final LinkCounters counters = new LinkCounters();

  private BlockingPump pump(FakeLink link) {
    return pump(link, PLAIN);
  }

  private BlockingPump pump(FakeLink link, LineSettings settings) {
    return new BlockingPump(link, settings, counters, link::now);
  }

  private static Step await(long until) {
    return new Step.Await(until);
  }

  private static Step tune(int baud, long settle, boolean drop) {
    return new Step.Tune(LineSettings.of(baud, FRAMING), settle, drop, 10_000);
  }

  @Test
  void a_request_is_sent_and_its_answer_received() {
    FakeLink link = new FakeLink().arrives(40, "0A0B");
    Scripted asks = new Scripted().says(Scripted.send("0102", 10)).says(await(100)).takes(2, DONE);
    assertThat(pump(link).run(asks)).isEqualTo(RESULT);
    assertThat(asks.calls).containsExactly("begin", "sent", "received 0A0B");
    assertThat(link.log).containsExactly("send 0102 @0");
    assertThat(link.now()).isEqualTo(40);
    assertThat(counters.get(Counter.OCTETS_OUT)).isEqualTo(2);
    assertThat(counters.get(Counter.OCTETS_IN)).isEqualTo(2);
  }

  @Test
  void silence_is_told_when_the_time_has_passed() {
    FakeLink link = new FakeLink();
    Scripted waits =
        new Scripted()
            .says(await(100))
            .says(await(300))
            .says(new Step.Failed(ConversationReason.DEADLINE, "silent"));
    assertThat(pump(link).run(waits))
        .isEqualTo(new Outcome.Failed<>(ConversationReason.DEADLINE, "silent"));
    assertThat(waits.calls).containsExactly("begin", "elapsed", "elapsed");
    assertThat(link.now()).isEqualTo(300);
  }

  @Test
  void time_goes_on_when_the_clock_wraps() {
    FakeLink link = new FakeLink(false, Long.MAX_VALUE - 20).arrives(40, "01");
    Scripted waits = new Scripted().says(await(link.now() + 100)).takes(1, DONE);
    assertThat(pump(link).run(waits)).isEqualTo(RESULT);
  }

  @Test
  void a_rest_is_offered_again_only_together_with_new_octets() {
    FakeLink link = new FakeLink().arrives(10, "010203").arrives(20, "04");
    Scripted waits =
        new Scripted().says(await(15)).takes(1, await(15)).says(await(50)).takes(3, DONE);
    assertThat(pump(link).run(waits)).isEqualTo(RESULT);
    assertThat(waits.calls)
        .containsExactly("begin", "received 010203", "elapsed", "received 020304");
  }

  @Test
  void a_rest_is_offered_at_once_after_the_conversation_has_sent() {
    FakeLink link = new FakeLink().arrives(10, "0102");
    Scripted serves =
        new Scripted()
            .says(await(50))
            .takes(1, Scripted.send("AA", 50))
            .says(await(50))
            .takes(1, DONE);
    assertThat(pump(link).run(serves)).isEqualTo(RESULT);
    assertThat(serves.calls).containsExactly("begin", "received 0102", "sent", "received 02");
    assertThat(link.now()).isEqualTo(10);
  }

  @Test
  void a_rest_is_offered_at_once_to_the_next_conversation() {
    FakeLink link = new FakeLink().arrives(10, "0102");
    BlockingPump pump = pump(link);
    assertThat(pump.run(new Scripted().says(await(50)).takes(1, DONE))).isEqualTo(RESULT);
    Scripted second = new Scripted().says(await(50)).takes(1, DONE);
    assertThat(pump.run(second)).isEqualTo(RESULT);
    assertThat(second.calls).containsExactly("begin", "received 02");
  }

  @Test
  void what_a_conversation_does_to_the_limit_costs_nobody_an_octet() {
    FakeLink link = new FakeLink().arrives(10, "0102");
    BlockingPump pump = pump(link);
    assertThat(pump.run(new ScriptedLimit())).isEqualTo(RESULT);
    Scripted second = new Scripted().says(await(50)).takes(1, DONE);
    assertThat(pump.run(second)).isEqualTo(RESULT);
  }

  @Test
  void the_peers_end_loses_the_line() {
    LinkException own = new LinkException("own words");
    Scripted waits = new Scripted().says(await(50)).says(new Step.Lost(own));
    BlockingPump pump = pump(new FakeLink().ends(10));
    assertThat(pump.run(waits)).isEqualTo(new Outcome.Lost<>(own));
    assertThat(waits.calls).containsExactly("begin", "lost closed by the peer");
    assertThat(pump.isLost()).isTrue();
    assertThat(counters.get(Counter.LOST)).isEqualTo(1);
  }

  @Test
  void a_failing_receive_loses_the_line() {
    Scripted waits = new Scripted().says(await(50)).says(new Step.Failed(LinkReason.LINE_BUSY, ""));
    BlockingPump pump = pump(new FakeLink().fails(10));
    assertThat(pump.run(waits)).isEqualTo(new Outcome.Failed<>(LinkReason.LINE_BUSY, ""));
    assertThat(pump.isLost()).isTrue();
  }

  @Test
  void a_failing_send_loses_the_line() {
    FakeLink link = new FakeLink();
    link.takes = false;
    Scripted sends = new Scripted().says(Scripted.send("01", 10)).says(DONE);
    BlockingPump pump = pump(link);
    assertThat(pump.run(sends)).isEqualTo(RESULT);
    assertThat(sends.calls).containsExactly("begin", "lost not taken in time");
    assertThat(pump.isLost()).isTrue();
  }

  @Test
  void a_conversation_that_goes_on_after_the_loss_is_lost_all_the_same() {
    Scripted waits = new Scripted().says(await(50)).says(await(100));
    assertThat(pump(new FakeLink().ends(10)).run(waits)).isInstanceOf(Outcome.Lost.class);
  }

  @Test
  void a_loss_that_the_conversation_has_noticed_is_one() {
    Scripted waits =
        new Scripted().says(await(50)).takes(1, new Step.Lost(new LinkException("DM")));
    BlockingPump pump = pump(new FakeLink().arrives(10, "01"));
    assertThat(pump.run(waits)).isInstanceOf(Outcome.Lost.class);
    assertThat(pump.isLost()).isTrue();
  }

  @Test
  void tuning_settles_and_drops_what_came_meanwhile() {
    FakeLink link = new FakeLink().arrives(10, "01").arrives(30, "02").arrives(300, "03");
    Scripted tunes = new Scripted().says(tune(300, 200, true)).says(await(400)).takes(1, DONE);
    assertThat(pump(link).run(tunes)).isEqualTo(RESULT);
    assertThat(tunes.calls).containsExactly("begin", "tuned true", "received 03");
    assertThat(link.log).containsExactly("tune 300 @0");
    assertThat(counters.get(Counter.DROPPED)).isEqualTo(2);
  }

  @Test
  void tuning_keeps_what_came_meanwhile_if_asked_to() {
    FakeLink link = new FakeLink().arrives(10, "01").arrives(30, "02");
    link.tunable = false;
    Scripted tunes = new Scripted().says(tune(300, 200, false)).says(await(400)).takes(2, DONE);
    assertThat(pump(link).run(tunes)).isEqualTo(RESULT);
    assertThat(tunes.calls).containsExactly("begin", "tuned false", "received 0102");
    assertThat(link.now()).isEqualTo(200);
  }

  @Test
  void a_reset_brings_back_the_own_settings_and_an_empty_input() {
    FakeLink link = new FakeLink().arrives(10, "0102").arrives(10, "03").arrives(500, "04");
    BlockingPump pump = pump(link);
    pump.run(new Scripted().says(tune(300, 0, false)).says(await(50)).takes(1, DONE));
    assertThat(pump.reset()).isTrue();
    assertThat(link.log).containsExactly("tune 300 @0", "tune 9600 @10");
    Scripted next = new Scripted().says(await(900)).takes(1, DONE);
    pump.run(next);
    assertThat(next.calls).containsExactly("begin", "received 04");
  }

  @Test
  void a_reset_finds_out_that_the_peer_has_gone() {
    BlockingPump pump = pump(new FakeLink().ends(0));
    assertThat(pump.reset()).isFalse();
    assertThat(pump.isLost()).isTrue();
  }

  @Test
  void the_largest_wrapper_apdu_fits() {
    FakeLink link = new FakeLink().arrives(10, "00".repeat(65_535 + 8));
    assertThat(pump(link).run(new Gather(65_535 + 8))).isEqualTo(new Outcome.Ok<>(65_535 + 8));
  }

  @Test
  void more_than_the_buffer_holds_and_nothing_understood_is_an_overrun() {
    FakeLink link = new FakeLink();
    Scripted waits = new Scripted().says(await(50));
    for (int i = 0; i < 100; i++) {
      link.arrives(i, "55".repeat(1024));
      waits.says(await(500));
    }
    BlockingPump pump = pump(link);
    assertThat(pump.run(waits))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(ConversationReason.INPUT_OVERRUN));
    assertThat(waits.calls).hasSize(1 + 72);
    assertThat(pump.isLost()).isFalse();
    assertThat(counters.get(Counter.INPUT_OVERRUNS)).isEqualTo(1);
  }

  @Test
  void a_full_buffer_of_which_something_is_taken_goes_on() {
    FakeLink link = new FakeLink().arrives(1, "55".repeat(80 * 1024));
    Conversation<Integer> gathers =
        Conversation.then(
            new Gather(1),
            one -> Conversation.then(new Gather(72 * 1024), most -> new Gather(8 * 1024 - 1)));
    assertThat(pump(link).run(gathers)).isEqualTo(new Outcome.Ok<>(8 * 1024 - 1));
  }

  @Test
  void a_conversation_that_throws_closes_the_link() {
    FakeLink link = new FakeLink();
    BlockingPump pump = pump(link);
    RuntimeException fault = new IllegalStateException("in the test");
    assertThatThrownBy(() -> pump.run(new Scripted().throwing(fault))).isSameAs(fault);
    assertThat(link.closed).isTrue();
    assertThat(pump.isLost()).isTrue();
  }

  @Test
  void every_datagram_is_a_call_of_its_own() {
    FakeLink link = new FakeLink(true, 0).arrives(10, "01").arrives(10, "02");
    Scripted waits = new Scripted().says(await(50)).takes(1, await(50)).takes(1, DONE);
    pump(link).run(waits);
    assertThat(waits.calls).containsExactly("begin", "received 01", "received 02");
  }
}
