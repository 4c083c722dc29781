// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.session;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a client waits (IEC 62056-21, 6.3.13 and 6.3.14). All are 0..1 hour.
 *
 * @param firstCharacter until the first character of an answer; 1.5 s by the standard, and some
 *     meters take longer
 * @param betweenCharacters the longest pause inside an answer; 1.5 s by the standard
 * @param beforeAcknowledgement between the identification and the acknowledgement; empty for 20 ms
 *     where the identification says that the meter is fast, else 150 ms
 * @param beforeSwitch between the moment when the line says that the acknowledgement has left and
 *     the change of rate: for lines that say so too early, USB adapters (250 ms to 500 ms) and RFC
 *     2217, which cannot tell (200 ms: six characters at 300 baud)
 * @param settle behind the change of rate; what comes meanwhile is kept
 * @param confirmation how long the meter's confirmation of HDLC is waited for
 * @param afterBreak between a break and the next request
 */
public record Timing(
    Duration firstCharacter,
    Duration betweenCharacters,
    Optional<Duration> beforeAcknowledgement,
    Duration beforeSwitch,
    Duration settle,
    Duration confirmation,
    Duration afterBreak) {

  private static final Duration MOST = Duration.ofHours(1);

  public static final Timing STANDARD =
      new Timing(
          Duration.ofMillis(2500),
          Duration.ofMillis(1500),
          Optional.empty(),
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofMillis(1500),
          Duration.ofSeconds(2));

  public Timing {
    check(firstCharacter);
    check(betweenCharacters);
    beforeAcknowledgement.ifPresent(Timing::check);
    check(beforeSwitch);
    check(settle);
    check(confirmation);
    check(afterBreak);
  }

  private static void check(Duration time) {
    if (time.isNegative() || time.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("a time must be 0..1 h: " + time);
    }
  }

  /** The same with other patience for answers. */
  public Timing withAnswers(Duration first, Duration between) {
    return new Timing(
        first, between, beforeAcknowledgement, beforeSwitch, settle, confirmation, afterBreak);
  }

  /** The same with other times around the change of rate. */
  public Timing withSwitch(Duration before, Duration after, Duration settled) {
    return new Timing(
        firstCharacter,
        betweenCharacters,
        Optional.of(before),
        after,
        settled,
        confirmation,
        afterBreak);
  }
}
