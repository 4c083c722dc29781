// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.clock;

import java.util.Optional;

/** What a time's season digit, or the letter of a DSMR time, says. */
public enum Season {
  /** 0, W: standard time. */
  STANDARD('0'),
  /** 1, S: daylight saving time. */
  SUMMER('1'),
  /** 2: UTC. */
  UTC('2'),
  /** No digit: local time, whatever that was. */
  NONE(' ');

  private final char digit;

  Season(char digit) {
    this.digit = digit;
  }

  /** The digit; a blank for none. */
  public char digit() {
    return digit;
  }

  static Optional<Season> of(char c) {
    return switch (c) {
      case '0', 'W' -> Optional.of(STANDARD);
      case '1', 'S' -> Optional.of(SUMMER);
      case '2' -> Optional.of(UTC);
      default -> Optional.empty();
    };
  }
}
