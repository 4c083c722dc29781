// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.octets;

/**
 * Stamps of what one reading brought. A converter sends what it has collected for some 20 ms at
 * once; with the time of the reading all of its frames would have come in one instant. Its octets
 * are taken to have come evenly since the reading before, the last of them now. Behind a pause
 * nothing is known of when they came but how fast they did before. One owner.
 */
final class ReadingStamps {

  /** More between two readings is a pause. */
  private static final long PAUSE_NANOS = 100_000_000L;

  private boolean begun;
  private long now;
  private long last = Long.MIN_VALUE;
  private long paceNanos;
  private long paceOctets = 1;

  /**
   * A reading.
   *
   * @param atNanos since 1970
   * @param octets how many it brought, 0..65536
   */
  void came(long atNanos, int octets) {
    if (octets == 0) {
      return;
    }
    long since = atNanos - now;
    if (begun && since >= 0 && since <= PAUSE_NANOS) {
      paceNanos = since;
      paceOctets = octets;
    }
    begun = true;
    now = atNanos;
  }

  /**
   * When an octet came; never before what was asked last.
   *
   * @param behind how many came after it up to now
   */
  long of(long behind) {
    last = Math.max(last, now - Math.max(0, behind) * paceNanos / paceOctets);
    return last;
  }

  /** The clock was stepped. */
  void stepped(long nanos) {
    now += nanos;
    if (last != Long.MIN_VALUE) {
      last += nanos;
    }
  }
}
