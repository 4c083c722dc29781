// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.session.server.ReadResult;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.RelayCommand;
import org.kilowire.meter.RelayResult;
import org.kilowire.meter.RelayResult.Verdict;

final class RelaySwitchingTest {

  private static final String DISCONNECT = "70:0.0.96.3.10.255:1";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final SessionFixture fixture = new SessionFixture();

  private void relay(boolean output, int control, int mode) {
    fixture.device.has("70:0.0.96.3.10.255:2", new Data.Bool(output));
    fixture.device.has("70:0.0.96.3.10.255:3", Data.enumerated(control));
    fixture.device.has("70:0.0.96.3.10.255:4", Data.enumerated(mode));
  }

  private Outcome<RelayResult> tell(RelayCommand command) {
    return fixture.run(fixture.session.relay(command, LIMIT));
  }

  @ParameterizedTest
  @CsvSource({
    "DISCONNECT, false, 0, 4, DISCONNECTED",
    "DISCONNECT, true, 1, 0, FAILED",
    "DISCONNECT, true, 0, 4, FAILED",
    "DISCONNECT, false, 2, 4, FAILED",
    "RECONNECT, true, 1, 2, CONNECTED",
    "RECONNECT, false, 2, 1, READY",
    "RECONNECT, false, 2, 3, READY",
    "RECONNECT, false, 2, 5, READY",
    "RECONNECT, false, 2, 6, READY",
    "RECONNECT, false, 2, 4, FAILED",
    "RECONNECT, false, 1, 4, FAILED",
    "RECONNECT, false, 0, 2, FAILED"
  })
  void the_verdict_is_what_is_true(
      RelayCommand command, boolean output, int control, int mode, Verdict verdict) {
    relay(!output, 1, mode);
    fixture.device.action = () -> relay(output, control, mode);
    fixture.opened();
    RelayResult result = SessionFixture.value(tell(command));
    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.state().output()).isEqualTo(output);
    assertThat(fixture.device.executed).hasSize(1);
  }

  @Test
  void a_slow_relay_is_waited_for_and_told_once() {
    relay(true, 1, 4);
    fixture.opened();
    int[] looks = new int[1];
    fixture.device.attributes.put(
        FakeDevice.ref("70:0.0.96.3.10.255:2"),
        () -> new ReadResult.Value(new Data.Bool(looks[0]++ < 5)));
    fixture.device.action = () -> fixture.device.has("70:0.0.96.3.10.255:3", Data.enumerated(0));
    assertThat(SessionFixture.value(tell(RelayCommand.DISCONNECT)).verdict())
        .isEqualTo(Verdict.DISCONNECTED);
    assertThat(fixture.device.executed).containsExactly(DISCONNECT);
  }

  @Test
  void a_relay_is_watched_for_a_day_without_going_deep() {
    relay(true, 1, 4);
    fixture.opened();
    Outcome<RelayResult> outcome =
        fixture.run(fixture.session.relay(RelayCommand.DISCONNECT, Duration.ofDays(1)));
    assertThat(SessionFixture.value(outcome).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(fixture.device.asked.size()).isLessThan(3 * 300);
  }

  @Test
  void a_refused_method_is_a_failure_that_says_why() {
    relay(true, 1, 4);
    fixture.device.actionCode = DataAccessResult.READ_WRITE_DENIED.code();
    fixture.opened();
    long before = fixture.now;
    Outcome<RelayResult> outcome = tell(RelayCommand.DISCONNECT);
    assertThat(SessionFixture.reason(outcome)).isEqualTo(MeterReason.NOT_READABLE);
    assertThat(fixture.now - before).isLessThan(LIMIT.toNanos());
  }

  @Test
  void a_refusal_of_what_is_so_already_is_none() {
    relay(false, 0, 4);
    fixture.device.actionCode = DataAccessResult.OTHER_REASON.code();
    fixture.opened();
    assertThat(SessionFixture.value(tell(RelayCommand.DISCONNECT)).verdict())
        .isEqualTo(Verdict.DISCONNECTED);
  }

  @Test
  void a_relay_whose_state_is_not_shown_is_not_switched() {
    fixture.opened();
    assertThat(SessionFixture.reason(tell(RelayCommand.DISCONNECT)))
        .isEqualTo(MeterReason.NOT_READABLE);
    assertThat(fixture.device.executed).isEmpty();
  }

  @Test
  void another_device_is_never_switched() {
    relay(true, 1, 4);
    assertThat(SessionFixture.reason(fixture.open(Optional.of("4712"))))
        .isEqualTo(MeterReason.WRONG_DEVICE);
    assertThat(fixture.device.executed).isEmpty();
    assertThatThrownBy(() -> fixture.session.relay(RelayCommand.DISCONNECT, LIMIT))
        .isInstanceOf(IllegalStateException.class);
  }

  /** 0: the state before, 1: the method, 2: the first look after it. */
  @ParameterizedTest
  @CsvSource({"1, true", "1, false", "2, true", "2, false"})
  void what_was_told_and_not_seen_is_unknown(int answers, boolean silent) {
    relay(true, 1, 4);
    fixture.opened();
    fixture.answersLeft = answers;
    fixture.silent = silent;
    assertThat(SessionFixture.reason(tell(RelayCommand.DISCONNECT)))
        .isEqualTo(MeterReason.OUTCOME_UNKNOWN);
    assertThat(fixture.device.executed).containsExactly(DISCONNECT);
  }

  @Test
  void the_state_tells_what_became_of_a_method_without_an_answer() {
    relay(true, 1, 4);
    fixture.opened();
    fixture.silent = true;
    fixture.answersLeft = 1;
    fixture.device.action =
        () -> {
          relay(false, 0, 4);
          fixture.answersLeft = 0;
        };
    fixture.afterSilence = () -> fixture.answersLeft = 10;
    assertThat(SessionFixture.value(tell(RelayCommand.DISCONNECT)).verdict())
        .isEqualTo(Verdict.DISCONNECTED);
    assertThat(fixture.device.executed).containsExactly(DISCONNECT);
  }

  @Test
  void a_clock_that_was_told_the_time_without_an_answer_is_unknown() {
    fixture.opened();
    fixture.answersLeft = 0;
    assertThat(
            SessionFixture.reason(
                fixture.run(fixture.session.setClock(SessionFixture.CONTEXT.time()))))
        .isEqualTo(MeterReason.OUTCOME_UNKNOWN);
    assertThat(fixture.device.executed).hasSize(1);
  }
}
