// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A row of the load profile that the peer's server has, in Java's own types. Each column has
 * another type on the wire.
 *
 * @param time local time, the clock column; octet-string
 * @param status 0..255; unsigned
 * @param energy 0..2^32 - 1; double-long-unsigned
 * @param balance of either sign; double-long
 * @param total beyond 2^32; long64-unsigned
 */
record PeerRow(LocalDateTime time, int status, long energy, long balance, long total) {

  static final int COUNT = 3000;
  static final int COLUMNS = 5;
  static final Duration PERIOD = Duration.ofMinutes(15);
  static final LocalDateTime FIRST = LocalDateTime.of(2026, 9, 1, 0, 15);

  /** The whole profile, the oldest row first: a matter of arithmetic. */
  static final List<PeerRow> ALL = IntStream.range(0, COUNT).mapToObj(PeerRow::number).toList();

  private static PeerRow number(int n) {
    return new PeerRow(
        FIRST.plus(PERIOD.multipliedBy(n)),
        n * 37 & 0xFF,
        0xFFFF_FFFFL - n * 1_000_003L % 0xFFFF_FFFFL,
        (n - COUNT / 2) * 1_234_567L % Integer.MAX_VALUE,
        0x1_0000_0000L + n * 98_765_432_101L);
  }

  /** The rows whose time is in [from, to]. */
  static List<PeerRow> between(LocalDateTime from, LocalDateTime to) {
    return ALL.stream()
        .filter(row -> !row.time().isBefore(from) && !row.time().isAfter(to))
        .toList();
  }

  /** Rows {@code from} to {@code to}, counted from 1, both included. */
  static List<PeerRow> entries(int from, int to) {
    return ALL.subList(from - 1, to);
  }
}
