// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056.trait;

import java.util.List;
import java.util.Optional;
import org.kilowire.meter.Trait;

/** The rates, the characters and the times of a meter's line (IEC 62056-21, 5 and 6.3.13). */
public final class LineTraits {

  public static final String INITIAL_BAUD = "initial-baud";
  public static final String ANSWER_BAUD = "answer-baud";
  public static final String MAX_BAUD = "max-baud";
  public static final String FOLLOW_BAUD = "follow-baud";
  public static final String FIXED_BAUD = "fixed-baud";
  public static final String FRAMING = "framing";
  public static final String PARITY = "parity";
  public static final String ECHO = "echo";
  public static final String TURNAROUND = "turnaround";
  public static final String TIMEOUT = "timeout";
  public static final String INTER_CHARACTER_TIMEOUT = "inter-character-timeout";
  public static final String ACKNOWLEDGE_AFTER = "acknowledge-after";
  public static final String SWITCH_AFTER = "switch-after";
  public static final String SETTLE = "settle";
  public static final String BREAK_PAUSE = "break-pause";
  public static final String SLOWEST = "slowest";

  private static final long MOST_BAUD = 921_600;

  static final List<Trait> ALL =
      List.of(
          Trait.integer(INITIAL_BAUD, 50, MOST_BAUD, 300L, "Rate of the request, in baud."),
          Trait.integer(
              ANSWER_BAUD,
              0,
              MOST_BAUD,
              0L,
              "Rate of the identification where it is another; 0 for that of the request."),
          Trait.integer(MAX_BAUD, 300, MOST_BAUD, 19_200L, "Highest rate proposed to the meter."),
          Trait.flag(
              FOLLOW_BAUD,
              true,
              "The meter changes to the rate that was agreed; off where it stays at that of the"
                  + " request."),
          Trait.integer(
              FIXED_BAUD,
              0,
              MOST_BAUD,
              0L,
              "Rate behind the acknowledgement, whatever was agreed; 0 for what was agreed."),
          Trait.choice(
              FRAMING,
              List.of("7E1", "7E2", "7O1", "7N2", "8N1", "8E1", "8N2"),
              "7E1",
              "Data bits, parity and stop bits of a character."),
          Trait.choice(
              PARITY,
              List.of("auto", "even", "clear", "masked"),
              "auto",
              "What the eighth bit of an octet is: even parity made and checked here, always clear,"
                  + " not looked at, or as the identification shows it."),
          Trait.flag(
              ECHO,
              false,
              "The line returns what is sent, and it is taken out by count; off finds that out with"
                  + " the request."),
          Trait.duration(
              TURNAROUND,
              0,
              5_000,
              0,
              "Least silence between the meter's answer and what follows."),
          Trait.duration(
              TIMEOUT, 100, 300_000, 2_500, "How long the meter may take to begin an answer."),
          Trait.duration(
              INTER_CHARACTER_TIMEOUT, 20, 60_000, 1_500, "How long an answer may pause inside."),
          new Trait(
              ACKNOWLEDGE_AFTER,
              Trait.Kind.DURATION,
              0,
              60_000,
              List.of(),
              Optional.empty(),
              false,
              "Pause between identification and acknowledgement; not given, 20 ms for a meter that"
                  + " says that it is fast, else 150 ms."),
          Trait.duration(
              SWITCH_AFTER,
              0,
              10_000,
              0,
              "Pause between the acknowledgement and the change of rate, for adapters that report"
                  + " octets as sent too early (250 ms to 500 ms)."),
          Trait.duration(SETTLE, 0, 10_000, 0, "Pause behind the change of rate."),
          Trait.duration(
              BREAK_PAUSE, 0, 60_000, 2_000, "Pause between a break and the next request."),
          Trait.duration(
              SLOWEST,
              10_000,
              21_600_000,
              120_000,
              "The longest that a readout or one request for a profile takes where nothing is"
                  + " wrong; 330 registers take 5 min at 300 baud."));

  private LineTraits() {}
}
