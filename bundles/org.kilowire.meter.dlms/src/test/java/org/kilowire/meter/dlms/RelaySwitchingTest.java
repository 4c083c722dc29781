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

  private final Bench bench = new Bench();

  private void relay(boolean output, int control, int mode) {
    bench.device.has("70:0.0.96.3.10.255:2", new Data.Bool(output));
    bench.device.has("70:0.0.96.3.10.255:3", Data.enumerated(control));
    bench.device.has("70:0.0.96.3.10.255:4", Data.enumerated(mode));
  }

  private Outcome<RelayResult> tell(RelayCommand command) {
    return bench.run(bench.session.relay(command, LIMIT));
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
    bench.device.action = () -> relay(output, control, mode);
    bench.opened();
    RelayResult result = Bench.value(tell(command));
    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.state().output()).isEqualTo(output);
    assertThat(bench.device.executed).hasSize(1);
  }

  @Test
  void a_slow_relay_is_waited_for_and_told_once() {
    relay(true, 1, 4);
    bench.opened();
    int[] looks = new int[1];
    bench.device.attributes.put(
        FakeDevice.ref("70:0.0.96.3.10.255:2"),
        () -> new ReadResult.Value(new Data.Bool(looks[0]++ < 5)));
    bench.device.action = () -> bench.device.has("70:0.0.96.3.10.255:3", Data.enumerated(0));
    assertThat(Bench.value(tell(RelayCommand.DISCONNECT)).verdict())
        .isEqualTo(Verdict.DISCONNECTED);
    assertThat(bench.device.executed).containsExactly(DISCONNECT);
  }

  @Test
  void a_relay_is_watched_for_a_day_without_going_deep() {
    relay(true, 1, 4);
    bench.opened();
    Outcome<RelayResult> outcome =
        bench.run(bench.session.relay(RelayCommand.DISCONNECT, Duration.ofDays(1)));
    assertThat(Bench.value(outcome).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(bench.device.asked.size()).isLessThan(3 * 300);
  }

  @Test
  void a_refused_method_is_a_failure_that_says_why() {
    relay(true, 1, 4);
    bench.device.actionCode = DataAccessResult.READ_WRITE_DENIED.code();
    bench.opened();
    long before = bench.now;
    Outcome<RelayResult> outcome = tell(RelayCommand.DISCONNECT);
    assertThat(Bench.reason(outcome)).isEqualTo(MeterReason.NOT_READABLE);
    assertThat(bench.now - before).isLessThan(LIMIT.toNanos());
  }

  @Test
  void a_refusal_of_what_is_so_already_is_none() {
    relay(false, 0, 4);
    bench.device.actionCode = DataAccessResult.OTHER_REASON.code();
    bench.opened();
    assertThat(Bench.value(tell(RelayCommand.DISCONNECT)).verdict())
        .isEqualTo(Verdict.DISCONNECTED);
  }

  @Test
  void a_relay_whose_state_is_not_shown_is_not_switched() {
    bench.opened();
    assertThat(Bench.reason(tell(RelayCommand.DISCONNECT))).isEqualTo(MeterReason.NOT_READABLE);
    assertThat(bench.device.executed).isEmpty();
  }

  @Test
  void another_device_is_never_switched() {
    relay(true, 1, 4);
    assertThat(Bench.reason(bench.open(Optional.of("4712")))).isEqualTo(MeterReason.WRONG_DEVICE);
    assertThat(bench.device.executed).isEmpty();
    assertThatThrownBy(() -> bench.session.relay(RelayCommand.DISCONNECT, LIMIT))
        .isInstanceOf(IllegalStateException.class);
  }

  /** 0: the state before, 1: the method, 2: the first look after it. */
  @ParameterizedTest
  @CsvSource({"1, true", "1, false", "2, true", "2, false"})
  void what_was_told_and_not_seen_is_unknown(int answers, boolean silent) {
    relay(true, 1, 4);
    bench.opened();
    bench.answersLeft = answers;
    bench.silent = silent;
    assertThat(Bench.reason(tell(RelayCommand.DISCONNECT))).isEqualTo(MeterReason.OUTCOME_UNKNOWN);
    assertThat(bench.device.executed).containsExactly(DISCONNECT);
  }

  @Test
  void the_state_tells_what_became_of_a_method_without_an_answer() {
    relay(true, 1, 4);
    bench.opened();
    bench.silent = true;
    bench.answersLeft = 1;
    bench.device.action =
        () -> {
          relay(false, 0, 4);
          bench.answersLeft = 0;
        };
    bench.afterSilence = () -> bench.answersLeft = 10;
    assertThat(Bench.value(tell(RelayCommand.DISCONNECT)).verdict())
        .isEqualTo(Verdict.DISCONNECTED);
    assertThat(bench.device.executed).containsExactly(DISCONNECT);
  }

  @Test
  void a_clock_that_was_told_the_time_without_an_answer_is_unknown() {
    bench.opened();
    bench.answersLeft = 0;
    assertThat(Bench.reason(bench.run(bench.session.setClock(Bench.CONTEXT.time()))))
        .isEqualTo(MeterReason.OUTCOME_UNKNOWN);
    assertThat(bench.device.executed).hasSize(1);
  }
}
