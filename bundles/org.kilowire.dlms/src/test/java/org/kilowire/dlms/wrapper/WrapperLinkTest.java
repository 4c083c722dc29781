// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Step;

/** The client's end, with a server played by hand. */
final class WrapperLinkTest {

  private static final WrapperSettings SETTINGS =
      WrapperSettings.of(16, 1).withTimeout(Duration.ofNanos(1_000)).withMaxApduLength(300);

  private static final Octets QUESTION = Octets.ofHex("C001C100");
  private static final Octets REQUEST = Octets.ofHex("0001001000010004" + QUESTION);
  private static final Octets ANSWER = wpdu("C401C10001");
  private static final Octets LATE = wpdu("C401C10002");

  private WrapperLink link = new WrapperLink(SETTINGS);
  private Conversation<ByteBuffer> exchange = link.exchange(QUESTION.buffer(), true);
  private Step step = new Step.Done();

  private static Octets wpdu(String apdu) {
    return Octets.ofHex("000100010010%04X%s".formatted(apdu.length() / 2, apdu));
  }

  private void use(WrapperSettings settings) {
    link = new WrapperLink(settings);
  }

  /** Begins an exchange and expects its request. */
  private void ask(long now) {
    exchange = link.exchange(QUESTION.buffer(), true);
    step = exchange.begin(now);
    requested(now);
  }

  private void requested(long now) {
    assertThat(Octets.copyOf(((Step.Send) step).octets())).isEqualTo(REQUEST);
    step = exchange.sent(now);
  }

  private void give(Octets octets, long now) {
    ByteBuffer in = octets.buffer();
    step = exchange.received(in, now);
    assertThat(in.hasRemaining()).isFalse();
  }

  private void answered(Octets wpdu) {
    assertThat(step).isEqualTo(new Step.Done());
    assertThat(Octets.copyOf(exchange.result())).isEqualTo(wpdu.slice(8, wpdu.length()));
  }

  private void failed(WrapperReason reason) {
    assertThat(step)
        .isInstanceOfSatisfying(
            Step.Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
  }

  @Test
  void a_request_is_answered() {
    ask(0);
    assertThat(step).isEqualTo(new Step.Await(1_000));
    assertThatThrownBy(() -> exchange.result()).isInstanceOf(IllegalStateException.class);
    give(ANSWER, 10);
    answered(ANSWER);
  }

  @Test
  void connecting_and_disconnecting_say_nothing() {
    assertThat(link.connect().begin(0)).isEqualTo(new Step.Done());
    assertThat(link.disconnect().begin(0)).isEqualTo(new Step.Done());
  }

  @Test
  void octets_of_the_answer_prolong_the_waiting_and_foreign_ones_do_not() {
    ask(0);
    give(Octets.ofHex("0001000200100001AA"), 500);
    assertThat(step).isEqualTo(new Step.Await(1_000));
    give(ANSWER.slice(0, 9), 900);
    assertThat(step).isEqualTo(new Step.Await(1_900));
    give(ANSWER.slice(9, 13), 1_800);
    answered(ANSWER);
    assertThat(link.counters().foreign()).isEqualTo(1);
  }

  @Test
  void lively_foreign_traffic_does_not_hold_the_line_for_ever() {
    ask(0);
    give(Octets.ofHex("0001000200100001AA"), 1_000);
    failed(WrapperReason.OTHER_PORTS);
  }

  @Test
  void wports_the_wrong_way_round_are_named_and_taken_by_a_setting() {
    Octets round = Octets.ofHex("0001001000010005" + ANSWER.slice(8, ANSWER.length()));
    assertThat(round.length()).isEqualTo(ANSWER.length());
    ask(0);
    give(round, 10);
    step = exchange.elapsed(1_000);
    failed(WrapperReason.OTHER_PORTS);
    assertThat(((Step.Failed) step).detail()).contains("from wPort 16 to 1, due from 1 to 16");
    use(SETTINGS.withAnyPorts(true));
    ask(0);
    give(round, 10);
    answered(round);
    assertThat(link.counters().foreign()).isEqualTo(1);
  }

  @Test
  void what_comes_unasked_is_offered_before_the_answer_however_it_is_cut() {
    Octets push = wpdu("0F40000000001105");
    List<Octets> offered = new ArrayList<>();
    byte[] stream = Octets.ofHex("" + push + push + ANSWER).toArray();
    for (int cut = 0; cut <= stream.length; cut++) {
      exchange = link.exchange(QUESTION.buffer(), true, apdu -> takes(apdu, offered));
      exchange.begin(0);
      step = exchange.sent(0);
      give(Octets.of(Arrays.copyOf(stream, cut)), 1);
      if (!step.isLast()) {
        give(Octets.of(Arrays.copyOfRange(stream, cut, stream.length)), 2);
      }
      answered(ANSWER);
    }
    assertThat(offered).hasSize(3 * (stream.length + 1));
  }

  private static boolean takes(ByteBuffer apdu, List<Octets> offered) {
    offered.add(Octets.copyOf(apdu));
    return apdu.get(apdu.position()) == 0x0F;
  }

  @Test
  void what_comes_behind_the_answer_is_no_answer_to_the_next_request() {
    ask(0);
    give(Octets.ofHex("" + ANSWER + LATE + LATE.slice(0, 3)), 10);
    answered(ANSWER);
    ask(20);
    give(LATE.slice(3, 13), 30);
    assertThat(step).isInstanceOf(Step.Await.class);
    give(ANSWER, 40);
    answered(ANSWER);
  }

  @Test
  void a_late_body_is_no_answer_to_the_next_request() {
    ask(0);
    give(Octets.ofHex("" + ANSWER + LATE.slice(0, 11)), 10);
    ask(20);
    give(Octets.ofHex(LATE.slice(11, 13) + "" + ANSWER), 30);
    answered(ANSWER);
    assertThat(link.counters().late()).isEqualTo(1);
  }

  @Test
  void after_a_request_without_an_answer_late_ones_are_dropped_first() {
    ask(0);
    give(LATE.slice(0, 10), 10);
    step = exchange.elapsed(1_010);
    failed(WrapperReason.NO_ANSWER);
    exchange = link.exchange(QUESTION.buffer(), true);
    step = exchange.begin(2_000);
    assertThat(step).isEqualTo(new Step.Await(2_000 + WrapperExchange.SETTLE_NANOS));
    give(Octets.ofHex(LATE.slice(10, 13) + "" + LATE), 2_100);
    step = exchange.elapsed(2_000 + WrapperExchange.SETTLE_NANOS);
    requested(3_000_000);
    give(ANSWER, 3_000_100);
    answered(ANSWER);
    ask(3_000_200);
  }

  @Test
  void only_a_repeatable_request_is_sent_again() {
    use(SETTINGS.withDatagrams(2));
    ask(0);
    step = exchange.elapsed(1_000);
    requested(1_000);
    step = exchange.elapsed(2_000);
    requested(2_000);
    step = exchange.elapsed(3_000);
    failed(WrapperReason.NO_ANSWER);
    assertThat(link.counters().repeated()).isEqualTo(2);

    use(SETTINGS.withDatagrams(2));
    exchange = link.exchange(QUESTION.buffer(), false);
    step = exchange.begin(0);
    requested(0);
    step = exchange.elapsed(1_000);
    failed(WrapperReason.NO_ANSWER);
  }

  @Test
  void after_a_repeated_request_a_second_answer_is_dropped_first() {
    use(SETTINGS.withDatagrams(2));
    ask(0);
    step = exchange.elapsed(1_000);
    requested(1_000);
    give(ANSWER, 1_100);
    answered(ANSWER);
    exchange = link.exchange(QUESTION.buffer(), true);
    assertThat(exchange.begin(1_200)).isInstanceOf(Step.Await.class);
    give(ANSWER, 1_300);
    assertThat(step).isInstanceOf(Step.Await.class);
    assertThat(link.counters().late()).isEqualTo(1);
  }

  @Test
  void a_stream_out_of_step_is_not_trusted_until_it_is_opened_anew() {
    ask(0);
    give(Octets.ofHex("0002000100100009"), 10);
    failed(WrapperReason.OUT_OF_STEP);
    assertThat(((Step.Failed) step).detail()).contains("opened anew");
    exchange = link.exchange(QUESTION.buffer(), true);
    step = exchange.begin(20);
    failed(WrapperReason.OUT_OF_STEP);
    link.connect();
    ask(30);
    give(ANSWER, 40);
    answered(ANSWER);
    assertThat(link.counters().malformed()).isEqualTo(1);
  }

  @Test
  void an_answer_beyond_the_bound_is_passed_over() {
    ask(0);
    ByteBuffer in = ByteBuffer.allocate(12).put(Octets.ofHex("000100010010012D").toArray());
    step = exchange.received(in.rewind(), 10);
    failed(WrapperReason.APDU_TOO_LONG);
    exchange = link.exchange(QUESTION.buffer(), true);
    exchange.begin(20);
    give(Octets.of(new byte[301]), 21);
    step = exchange.elapsed(20 + WrapperExchange.SETTLE_NANOS);
    requested(3_000_000);
    give(ANSWER, 3_000_001);
    answered(ANSWER);
  }

  @Test
  void a_broken_datagram_does_no_harm_to_the_next() {
    use(SETTINGS.withDatagrams(0));
    for (String broken :
        new String[] {"0002000100100001AA", "0001000100100009AA", "000100", "000100010010012D"}) {
      ask(0);
      give(Octets.ofHex(broken), 10);
      assertThat(step).as(broken).isInstanceOf(Step.Await.class);
      give(ANSWER, 20);
      answered(ANSWER);
    }
    assertThat(link.counters().malformed()).isEqualTo(4);
  }

  @Test
  void a_stream_with_nothing_due_is_left_for_the_next() {
    ask(0);
    give(ANSWER, 1);
    answered(ANSWER);
    assertThat(link.disconnect().begin(2)).isEqualTo(new Step.Done());
  }

  @Test
  void a_stream_on_which_an_answer_may_still_come_is_given_up() {
    ask(0);
    step = exchange.elapsed(1_000);
    assertThat(link.disconnect().begin(1_000)).isInstanceOf(Step.Lost.class);
    link.connect();
    assertThat(link.disconnect().begin(1_000)).isEqualTo(new Step.Done());
  }

  @Test
  void a_stream_that_is_out_of_step_is_given_up() {
    ask(0);
    give(Octets.ofHex("0101010101010101"), 1);
    assertThat(link.disconnect().begin(2)).isInstanceOf(Step.Lost.class);
  }

  @Test
  void datagrams_are_never_given_up() {
    use(SETTINGS.withDatagrams(0));
    ask(0);
    step = exchange.elapsed(1_000);
    assertThat(link.disconnect().begin(1_000)).isEqualTo(new Step.Done());
  }

  @Test
  void a_lost_link_is_lost() {
    ask(0);
    LinkException why = new LinkException("closed");
    assertThat(exchange.lost(why, 1)).isEqualTo(new Step.Lost(why));
  }

  @Test
  void settings_keep_to_their_ranges() {
    assertThatThrownBy(() -> WrapperSettings.of(-1, 1)).hasMessageContaining("client");
    assertThatThrownBy(() -> WrapperSettings.of(1, 65_536)).hasMessageContaining("server");
    assertThatThrownBy(() -> SETTINGS.withMaxApduLength(0)).hasMessageContaining("1..65535");
    assertThatThrownBy(() -> SETTINGS.withTimeout(Duration.ZERO)).hasMessageContaining("timeout");
    assertThatThrownBy(() -> SETTINGS.withDatagrams(-1)).hasMessageContaining("retries");
  }
}
