// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Step;
import org.kilowire.link.LinkCounters;
import org.kilowire.link.LinkCounters.Counter;
import org.kilowire.link.pump.PumpCore.Need;

/** The core without a driver: each event is told by hand, at an instant given by hand. */
final class PumpCoreTest {

  private static final Framing SEVEN_EVEN = new Framing(7, Framing.Parity.EVEN, 1);
  private static final LineSettings PLAIN = LineSettings.of(9600, Framing.PLAIN);
  private static final LineSettings SOFTWARE = new LineSettings(300, SEVEN_EVEN, true, false, 0);
  private static final Outcome<String> RESULT = new Outcome.Ok<>("result");
  private static final Step DONE = new Step.Done();

  private final LinkCounters counters = new LinkCounters();
  private PumpCore core = new PumpCore(PLAIN, false, counters);

  private void with(LineSettings own) {
    core = new PumpCore(own, false, counters);
  }

  private static Step await(long until) {
    return new Step.Await(until);
  }

  private void arrives(String hex, long now) {
    byte[] octets = Octets.ofHex(hex).toArray();
    core.room(octets.length).put(octets);
    core.received(now);
  }

  private void assertNeeds(Need need, long until) {
    assertThat(core.need()).isEqualTo(need);
    assertThat(core.until()).isEqualTo(until);
  }

  private String output() {
    return Octets.copyOf(core.output()).toString();
  }

  private Scripted begun(Scripted conversation) {
    core.begin(conversation, 0);
    return conversation;
  }

  @Test
  void a_request_is_written_and_its_answer_read() {
    Scripted asks =
        begun(new Scripted().says(Scripted.send("0102", 10)).says(await(100)).takes(2, DONE));
    assertNeeds(Need.WRITE, 10);
    assertThat(output()).isEqualTo("0102");
    core.written(5);
    assertNeeds(Need.READ, 100);
    arrives("0A0B", 40);
    assertThat(core.need()).isEqualTo(Need.NOTHING);
    assertThat(core.outcome(asks)).isEqualTo(RESULT);
    assertThat(asks.calls).containsExactly("begin", "sent", "received 0A0B");
  }

  @Test
  void an_idle_core_needs_nothing_and_holds_no_buffer() {
    assertThat(core.need()).isEqualTo(Need.NOTHING);
    assertThat(core.room(512).capacity()).isEqualTo(1024);
  }

  @Test
  void the_room_grows_with_what_comes_up_to_the_bound() {
    Scripted waits = new Scripted().says(await(100)).says(await(100)).says(await(100));
    begun(waits);
    arrives("55".repeat(1000), 1);
    assertThat(core.room(512).capacity()).isEqualTo(2048);
    arrives("55".repeat(20_000), 2);
    assertThat(core.room(65_535).capacity()).isEqualTo(PumpCore.INPUT_OCTETS);
    assertThat(core.room(512).remaining()).isEqualTo(PumpCore.INPUT_OCTETS - 21_000);
  }

  @Test
  void octets_beside_a_run_are_a_fault_of_the_driver() {
    assertThatThrownBy(() -> core.received(0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> core.elapsed(0)).isInstanceOf(IllegalStateException.class);
    begun(new Scripted().says(await(100)));
    assertThatThrownBy(() -> core.begin(Conversation.of(1), 0))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> core.outcome(Conversation.of(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_line_that_fails_between_two_runs_is_lost_and_nobody_is_told() {
    Scripted over = begun(new Scripted().says(DONE));
    core.lost(new LinkException("gone"), 5);
    assertThat(core.isLost()).isTrue();
    assertThat(core.outcome(over)).isEqualTo(RESULT);
    assertThat(over.calls).containsExactly("begin");
  }

  @Test
  void nobody_need_look_before_the_end_of_a_wait_that_nothing_ends() {
    begun(new Scripted().says(new Step.Await(100, Step.Await.NOTHING)).says(await(200)));
    assertThat(core.notBefore()).isEqualTo(100);
    core.elapsed(100);
    assertThat(core.notBefore()).isEqualTo(100);
  }

  @Test
  void whoever_looks_late_looks_at_the_deadline() {
    long character = PLAIN.characterNanos();
    long until = 40 * character;
    begun(new Scripted().says(await(until)).says(await(until)).says(new Step.Await(until, 500)));
    arrives("55".repeat(16), 0);
    assertThat(core.notBefore()).isZero();
    arrives("55".repeat(16), 16 * character);
    assertThat(core.notBefore()).isEqualTo(until);
  }

  @Test
  void changing_settings_tells_the_line_and_settles() {
    Step tune = new Step.Tune(LineSettings.of(300, SEVEN_EVEN), 200, true, 1000);
    Scripted tunes = begun(new Scripted().says(tune).says(DONE));
    assertNeeds(Need.TUNE, 1000);
    assertThat(core.settings()).isEqualTo(LineSettings.of(300, SEVEN_EVEN));
    core.tuned(true, 50);
    assertNeeds(Need.READ, 250);
    arrives("FF", 100);
    assertNeeds(Need.READ, 250);
    core.elapsed(250);
    assertNeeds(Need.READ, 250);
    core.elapsed(250);
    assertThat(tunes.calls).containsExactly("begin", "tuned true");
    assertThat(counters.get(Counter.DROPPED)).isEqualTo(1);
  }

  @Test
  void settings_that_are_not_taken_in_time_lose_the_line() {
    Scripted tunes =
        begun(new Scripted().says(new Step.Tune(PLAIN, 0, false, 1000)).says(await(5000)));
    core.tuned(true, 1001);
    assertThat(core.outcome(tunes)).isInstanceOf(Outcome.Lost.class);
    assertThat(core.isLost()).isTrue();
  }

  @Test
  void a_line_made_ready_for_another_user_has_its_own_settings_and_nothing_to_read() {
    begun(
        new Scripted()
            .says(new Step.Tune(LineSettings.of(300, SEVEN_EVEN), 0, false, 1000))
            .says(DONE));
    core.tuned(true, 0);
    core.reset(10);
    assertThat(core.need()).isEqualTo(Need.TUNE);
    assertThat(core.settings()).isEqualTo(PLAIN);
    core.tuned(true, 20);
    assertNeeds(Need.READ, 20);
    arrives("0102", 21);
    assertNeeds(Need.READ, 21);
    core.elapsed(21);
    assertThat(core.need()).isEqualTo(Need.NOTHING);
    assertThat(core.isLost()).isFalse();
  }

  /** IEC 62056-21: a character has seven data bits and even parity. '/' is 2F, sent as AF. */
  @Test
  void parity_made_in_software_is_added_and_taken_off() {
    with(SOFTWARE);
    Scripted asks =
        begun(new Scripted().says(Scripted.send("2F3F210D0A", 10)).says(await(100)).takes(3, DONE));
    assertThat(output()).isEqualTo("AF3F218D0A");
    core.written(5);
    arrives("AF4BD7", 40);
    assertThat(asks.calls).containsExactly("begin", "sent", "received 2F4B57");
    assertThat(counters.get(Counter.PARITY_ERRORS)).isZero();
  }

  @Test
  void odd_parity_is_the_other_way_round() {
    with(new LineSettings(300, new Framing(7, Framing.Parity.ODD, 1), true, false, 0));
    Scripted asks =
        begun(new Scripted().says(Scripted.send("2F3F", 10)).says(await(100)).takes(2, DONE));
    assertThat(output()).isEqualTo("2FBF");
    core.written(5);
    arrives("2FCB", 40);
    assertThat(asks.calls).containsExactly("begin", "sent", "received 2F4B");
  }

  @Test
  void no_single_bit_error_is_a_character_of_the_line() {
    for (int character = 0; character < 128; character++) {
      for (int bit = 0; bit < 8; bit++) {
        with(SOFTWARE);
        Scripted waits = begun(new Scripted().says(await(100)).takes(1, DONE));
        int onTheLine = character | (Integer.bitCount(character) & 1) << 7;
        arrives(Octets.of((byte) (onTheLine ^ 1 << bit)).toString(), 40);
        assertThat(waits.calls).as("%02X bit %d", character, bit).endsWith("received FF");
      }
    }
    assertThat(counters.get(Counter.PARITY_ERRORS)).isEqualTo(128 * 8);
  }

  @Test
  void an_echo_is_compared_without_its_parity() {
    with(new LineSettings(300, SEVEN_EVEN, true, true, 0));
    Scripted asks =
        begun(new Scripted().says(Scripted.send("2F3F", 10)).says(await(100)).takes(1, DONE));
    core.written(5);
    arrives("AF3F4B", 40);
    assertThat(asks.calls).containsExactly("begin", "sent", "received 4B");
    assertThat(counters.get(Counter.ECHO_GARBAGE)).isZero();
  }

  /** HDLC on a line of seven bits: its flag, 7E, would pass and its format field, A0, would not. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_octet_of_eight_bits_is_not_sent_over_a_line_of_seven(boolean inSoftware) {
    with(inSoftware ? SOFTWARE : LineSettings.of(300, SEVEN_EVEN));
    Scripted asks = begun(new Scripted().says(Scripted.send("7EA007", 10)));
    assertThat(core.need()).isEqualTo(Need.NOTHING);
    assertThat(core.outcome(asks))
        .isEqualTo(
            new Outcome.Failed<>(
                ConversationReason.SEVEN_BIT_LINE,
                "octet 1 to be sent has eight bits, the line has seven"));
    assertThat(core.isLost()).isFalse();
    assertThat(counters.get(Counter.OCTETS_OUT)).isZero();
  }

  /** Mode E, IEC 62056-21 annex B: signs on with seven bits and goes over to HDLC with eight. */
  @Test
  void parity_goes_with_the_framing_whether_or_not_the_line_takes_its_settings() {
    with(SOFTWARE);
    Scripted modeE =
        begun(
            new Scripted()
                .says(new Step.Tune(LineSettings.of(9600, Framing.PLAIN), 0, false, 1000))
                .says(Scripted.send("7EA0", 1000))
                .says(new Step.Tune(LineSettings.of(300, SEVEN_EVEN), 0, false, 1000))
                .says(Scripted.send("2F", 1000)));
    core.tuned(false, 0);
    assertThat(output()).isEqualTo("7EA0");
    core.written(1);
    assertThat(core.settings().adapterFraming()).isEqualTo(Framing.PLAIN);
    core.tuned(false, 2);
    assertThat(output()).isEqualTo("AF");
    assertThat(modeE.calls).containsExactly("begin", "tuned false", "sent", "tuned false");
  }

  @Test
  void a_line_with_parity_of_its_own_is_left_to_it() {
    with(LineSettings.of(300, SEVEN_EVEN));
    begun(new Scripted().says(Scripted.send("2F", 10)));
    assertThat(output()).isEqualTo("2F");
  }
}
