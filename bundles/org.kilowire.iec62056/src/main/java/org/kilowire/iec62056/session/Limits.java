// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.session;

import java.time.Duration;

/**
 * What a meter may use up.
 *
 * @param octets of one answer, all its blocks together, 256..16 MiB; a line or a value has no limit
 *     below that
 * @param dataSets of one answer, 1..1,000,000
 * @param blocks partial blocks of one answer, 1..65535
 * @param rows of one reading of a profile or log, 1..10,000,000
 * @param time of one operation, of a profile's or log's each window, up to a day; a readout of 330
 *     registers at 300 baud takes 5 minutes
 */
public record Limits(int octets, int dataSets, int blocks, int rows, Duration time) {

  public static final Limits STANDARD =
      new Limits(1024 * 1024, 65_536, 16_384, 1_000_000, Duration.ofMinutes(15));

  public Limits {
    check("octets", octets, 256, 16 * 1024 * 1024);
    check("data sets", dataSets, 1, 1_000_000);
    check("blocks", blocks, 1, 65_535);
    check("rows", rows, 1, 10_000_000);
    if (time.isNegative() || time.isZero() || time.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("time must be up to a day: " + time);
    }
  }

  private static void check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(what + " must be " + least + ".." + most + ": " + value);
    }
  }

  /** The same with another size of an answer. */
  public Limits withOctets(int most) {
    return new Limits(most, dataSets, blocks, rows, time);
  }

  /** The same with another end in time. */
  public Limits withTime(Duration most) {
    return new Limits(octets, dataSets, blocks, rows, most);
  }
}
