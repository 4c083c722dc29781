// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.channel;

import java.util.Locale;
import java.util.Optional;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.ChannelValue;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.sv.window.StreamHealth;
import org.kilowire.sv.stream.SvStream;

/** What channels tell of how a stream is. */
public enum HealthQuantity {
  /** As text live, stale, lost; as a number 0, 1, 2. */
  STATE("state"),
  RECEIVED("received"),
  LOST("lost"),
  DUPLICATES("duplicates"),
  OUT_OF_ORDER("out-of-order"),
  MALFORMED("malformed"),
  /** ASDUs whose samples are not as long as the map says. */
  MISMATCHED("mismatched"),
  /** By how much 99 of 100 frames are off the rate at most, in microseconds. */
  JITTER("jitter"),
  WORST_JITTER("worst-jitter"),
  /** Samples a second, as they come. */
  RATE("rate"),
  SYNC("sync"),
  CONF_REV("conf-rev"),
  /** Of the merging unit, in microseconds, where a clock proves it. */
  DELAY("delay"),
  LOST_A("lost-a"),
  LOST_B("lost-b"),
  /** Source and name of the stream. */
  DEVICE("device");

  private final String code;

  HealthQuantity(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  Outcome<ChannelValue> of(StreamHealth health) {
    Optional<StreamValue> found = value(health);
    return found.isPresent()
        ? new Outcome.Ok<>(found.get())
        : DriverFailures.failed(DriverReason.NO_VALUE, "the stream has no " + code);
  }

  private Optional<StreamValue> value(StreamHealth health) {
    return switch (this) {
      case STATE -> Optional.of(state(health.state()));
      case RECEIVED -> count(health.received());
      case LOST -> count(health.lost());
      case DUPLICATES -> count(health.duplicates());
      case OUT_OF_ORDER -> count(health.outOfOrder());
      case MALFORMED -> count(health.malformed());
      case MISMATCHED -> count(health.mismatched());
      case JITTER -> Optional.of(StreamValue.micros(health.jitterNanos()));
      case WORST_JITTER -> Optional.of(StreamValue.micros(health.worstJitterNanos()));
      case RATE -> count(Math.round(health.rate()));
      case SYNC -> count(health.smpSynch());
      case CONF_REV -> count(health.confRev());
      case DELAY -> health.delayNanos().stream().mapToObj(StreamValue::micros).findFirst();
      case LOST_A -> health.lanLost().map(one -> StreamValue.count(one.a()));
      case LOST_B -> health.lanLost().map(one -> StreamValue.count(one.b()));
      case DEVICE -> Optional.of(StreamValue.text(health.device()));
    };
  }

  private static Optional<StreamValue> count(long number) {
    return Optional.of(StreamValue.count(number));
  }

  private static StreamValue state(SvStream.State state) {
    int number =
        switch (state) {
          case LIVE -> 0;
          case STALE -> 1;
          case LOST -> 2;
        };
    return StreamValue.of(state.name().toLowerCase(Locale.ROOT), number);
  }
}
