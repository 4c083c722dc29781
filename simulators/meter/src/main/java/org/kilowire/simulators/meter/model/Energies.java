// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.util.List;
import java.util.stream.IntStream;

/** The values of a row: a function of the serial number and the row's number, and nothing else. */
final class Energies {

  /** How many energies a row has. */
  static final int COLUMNS = 4;

  private static final long STEP = 8;

  /** Where the register of nine digits rolls over; below 2^32. */
  private static final long ROLLOVER = 1_000_000_000;

  private Energies() {}

  /** Counters that never run backwards before they roll over. */
  static List<Long> of(String serial, long number) {
    return IntStream.range(0, COLUMNS).mapToObj(column -> of(serial, number, column)).toList();
  }

  private static long of(String serial, long number, int column) {
    long start = Mix.below(1_000_000, serial, column, -1);
    return (start + number * STEP + Mix.below(STEP, serial, number, column)) % ROLLOVER;
  }
}
