// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Timed;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.clock.ClockForm;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.meter.GatewayTime;
import org.kilowire.meter.MeterReason;

/**
 * Sets a meter's clock, where that does no harm: by a time that is proven, and neither from nor to
 * a time near midnight or the end of a period, whose row would be split or written twice.
 *
 * @param rules of the meter's local time
 * @param period of its profile; zero where there is none
 * @param step the most by which it may be moved; zero for any
 */
record ClockSetting(LocalRules rules, Duration period, Duration step) {

  /** Nearer than this to midnight or the end of a period no clock is set. */
  static final Duration MARGIN = Duration.ofMinutes(5);

  /**
   * Sets it.
   *
   * @param type of the write command
   * @param meter what the meter shows when the gateway's time is {@code gateway}
   */
  Conversation<Void> set(
      MeterClient client,
      ClockForm form,
      int type,
      Instant meter,
      Instant gateway,
      GatewayTime time) {
    Duration off = Duration.between(gateway, meter);
    return Timed.from(
        now -> {
          Instant right = time.at(now);
          if (!isSafe(right) || !isSafe(right.plus(off))) {
            return Conversation.failed(
                MeterReason.NOT_NOW, "midnight or the end of a period is nearer than 5 minutes");
          }
          if (!step.isZero() && off.abs().compareTo(step) > 0) {
            return Conversation.failed(
                MeterReason.NOT_SUPPORTED, "the clock is off by " + off + " and moves by " + step);
          }
          return client.setClock(form, type, at -> rules.at(time.at(at)));
        });
  }

  /** The local time of day counts: periods begin with the day. */
  private boolean isSafe(Instant instant) {
    LocalTime local = rules.at(instant).local().toLocalTime();
    return ClockForm.isSafe(local, period, MARGIN);
  }
}
