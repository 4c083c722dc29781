// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.Step;
import org.kilowire.link.LinkCounters;
import org.kilowire.link.LinkCounters.Counter;

final class EchoAndTurnaroundTest {

  private static final Framing FRAMING = new Framing(7, Framing.Parity.EVEN, 1);
  private static final LineSettings ECHO = new LineSettings(300, FRAMING, false, true, 0);
  private static final LineSettings SILENCE = new LineSettings(300, FRAMING, false, false, 200);
  private static final Step DONE = new Step.Done();

  private final LinkCounters counters = new LinkCounters();

  private static Scripted asking(String hex) {
    return new Scripted().says(Scripted.send(hex, 1000)).says(new Step.Await(2000)).takes(1, DONE);
  }

  private void run(FakeLink link, LineSettings settings, Scripted conversation) {
    new BlockingPump(link, settings, counters, link::now).run(conversation);
  }

  @Test
  void our_own_octets_are_not_an_answer() {
    FakeLink link = new FakeLink().arrives(50, "0A");
    link.echoes = true;
    Scripted asks = asking("010203");
    run(link, ECHO, asks);
    assertThat(asks.calls).containsExactly("begin", "sent", "received 0A");
    assertThat(counters.get(Counter.ECHO_GARBAGE)).isZero();
  }

  @Test
  void an_echo_in_pieces_and_with_the_answer_behind_it_is_taken_off() {
    FakeLink link = new FakeLink().arrives(10, "01").arrives(20, "02").arrives(30, "030A0B");
    Scripted asks = asking("010203");
    run(link, ECHO, asks);
    assertThat(asks.calls).containsExactly("begin", "sent", "received 0A0B");
  }

  @Test
  void an_echo_that_came_back_changed_is_counted_and_taken_off() {
    FakeLink link = new FakeLink().arrives(10, "0182030A");
    Scripted asks = asking("010203");
    run(link, ECHO, asks);
    assertThat(asks.calls).containsExactly("begin", "sent", "received 0A");
    assertThat(counters.get(Counter.ECHO_GARBAGE)).isEqualTo(1);
  }

  /** Who looks at a clock, or at a gate, while it waits is told the time and waits on. */
  @Test
  void an_echo_is_owed_however_often_somebody_looks_at_the_time() {
    FakeLink link = new FakeLink().arrives(700, "010203").arrives(900, "0A");
    Scripted asks =
        new Scripted()
            .says(Scripted.send("010203", 1000))
            .says(new Step.Await(250))
            .says(new Step.Await(500))
            .says(new Step.Await(2000))
            .takes(1, DONE);
    run(link, ECHO, asks);
    assertThat(asks.calls).containsExactly("begin", "sent", "elapsed", "elapsed", "received 0A");
    assertThat(counters.get(Counter.ECHO_GARBAGE)).isZero();
  }

  @Test
  void an_echo_later_than_the_slowest_line_and_a_network_is_waited_for_no_longer() {
    long late = 2_000_000_000 + 3 * 36_666_667 + 1;
    FakeLink link = new FakeLink().arrives(late, "0A");
    Scripted asks =
        new Scripted()
            .says(Scripted.send("010203", 1000))
            .says(new Step.Await(late + 1000))
            .takes(1, DONE);
    run(link, ECHO, asks);
    assertThat(asks.calls).containsExactly("begin", "sent", "received 0A");
    assertThat(counters.get(Counter.ECHO_GARBAGE)).isEqualTo(3);
  }

  @Test
  void the_line_is_silent_between_the_last_octet_and_ours() {
    FakeLink link = new FakeLink().arrives(50, "0A");
    Scripted answers =
        new Scripted().says(new Step.Await(100)).takes(1, Scripted.send("01", 1000)).says(DONE);
    run(link, SILENCE, answers);
    assertThat(link.log).containsExactly("send 01 @250");
  }

  @Test
  void whoever_speaks_meanwhile_makes_the_silence_longer_and_is_heard() {
    FakeLink link = new FakeLink().arrives(50, "0A").arrives(150, "0B");
    Scripted answers =
        new Scripted()
            .says(new Step.Await(100))
            .takes(1, Scripted.send("01", 1000))
            .says(new Step.Await(2000))
            .takes(1, DONE);
    run(link, SILENCE, answers);
    assertThat(link.log).containsExactly("send 01 @350");
    assertThat(answers.calls).containsExactly("begin", "received 0A", "sent", "received 0B");
  }

  @Test
  void a_line_that_is_never_silent_delays_us_until_the_sends_own_end() {
    FakeLink link = new FakeLink();
    for (int at = 50; at < 1200; at += 100) {
      link.arrives(at, "0A");
    }
    Scripted answers =
        new Scripted().says(new Step.Await(100)).takes(1, Scripted.send("01", 1000)).says(DONE);
    run(link, SILENCE, answers);
    assertThat(link.log).containsExactly("send 01 @1000");
  }

  @Test
  void a_datagram_that_comes_into_the_silence_is_dropped() {
    FakeLink link = new FakeLink(true, 0).arrives(50, "0A").arrives(150, "0B").arrives(800, "0C");
    Scripted answers =
        new Scripted()
            .says(new Step.Await(100))
            .takes(1, Scripted.send("01", 1000))
            .says(new Step.Await(2000))
            .takes(1, DONE);
    run(link, SILENCE, answers);
    assertThat(answers.calls).containsExactly("begin", "received 0A", "sent", "received 0C");
    assertThat(counters.get(Counter.DROPPED)).isEqualTo(1);
  }

  @Test
  void tuning_can_add_an_echo_even_where_the_speed_is_fixed() {
    FakeLink link = new FakeLink().arrives(50, "0A");
    link.tunable = false;
    link.echoes = true;
    Scripted asks =
        new Scripted()
            .says(new Step.Tune(ECHO, 0, false, 1000))
            .says(Scripted.send("01", 1000))
            .says(new Step.Await(2000))
            .takes(1, DONE);
    run(link, LineSettings.of(9600, FRAMING), asks);
    assertThat(asks.calls).containsExactly("begin", "tuned false", "sent", "received 0A");
  }
}
