// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet;

import java.time.Duration;
import java.util.Optional;

/**
 * What is done when a meter does not answer. An authentication refusal is never repeated, whatever
 * stands here: meters lock.
 *
 * @param attempts in one run, the first included: 1..{@value #MOST_ATTEMPTS}
 * @param first pause after the first failure, {@link #LEAST_PAUSE} to {@link #MOST_PAUSE}
 * @param most longest pause, {@code first} to {@link #MOST_PAUSE}
 */
public record Retry(int attempts, Duration first, Duration most) {

  public static final int MOST_ATTEMPTS = 20;
  public static final Duration LEAST_PAUSE = Duration.ofSeconds(1);
  public static final Duration MOST_PAUSE = Duration.ofDays(1);

  /** Where the document says nothing: three attempts, pauses of 10 s doubling up to 10 min. */
  public static final Retry DEFAULT = new Retry(3, Duration.ofSeconds(10), Duration.ofMinutes(10));

  public Retry {
    if (attempts < 1 || attempts > MOST_ATTEMPTS) {
      throw new IllegalArgumentException("attempts are 1.." + MOST_ATTEMPTS + ": " + attempts);
    }
    if (first.compareTo(LEAST_PAUSE) < 0
        || most.compareTo(first) < 0
        || most.compareTo(MOST_PAUSE) > 0) {
      throw new IllegalArgumentException("pauses out of range: " + first + " to " + most);
    }
  }

  /** The default where a value is empty, moved as far as the other one makes it. */
  public static Retry of(int attempts, Optional<Duration> first, Optional<Duration> most) {
    Duration longest = most.orElseGet(() -> longer(DEFAULT.most, first.orElse(DEFAULT.first)));
    Duration shortest = first.orElseGet(() -> shorter(DEFAULT.first, longest));
    return new Retry(attempts, shortest, longest);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /**
   * How long to wait before the next attempt: doubled with each failure.
   *
   * @param failures in a row, at least 1
   */
  public Duration pause(int failures) {
    Duration pause = first;
    for (int i = 1; i < failures && pause.compareTo(most) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return shorter(pause, most);
  }
}
