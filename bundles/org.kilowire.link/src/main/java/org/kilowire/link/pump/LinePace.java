// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

/**
 * When octets that are still to come can be there at the soonest. A port's rate is not always that
 * of what is behind it: a USB device, a pseudo-terminal or a radio has a pace of its own. So a line
 * is measured, and says nothing of the future until it has been seen to keep to its rate.
 */
final class LinePace {

  /** What a UART hands over at a time (16550); so many may be there and not be seen yet. */
  private static final int FIFO = 16;

  /** So many octets show a line's pace. */
  private static final int SAMPLE = 16;

  /** So many octets may wait; Linux keeps 4095 of them. */
  private static final int MOST = 1024;

  /** What a wrong guess may cost. */
  private static final long LONGEST_NANOS = 100_000_000;

  /** How much faster the peer's clock may be, as a power of two: a 64th. */
  private static final int TOLERANCE = 6;

  private boolean measured;
  private boolean begun;

  /** When {@link #since} began to be counted: the octet before that had come by then. */
  private long anchor;

  private long since;

  /** What comes next is the beginning of something. */
  void restart() {
    begun = false;
  }

  /** The line runs at another rate. */
  void forget() {
    begun = false;
    measured = false;
  }

  /**
   * Octets were found.
   *
   * @param gathered whether they may have lain ready for a while, for nobody looked
   * @param character the time of one at the line's rate, ns
   */
  void heard(int count, long now, boolean gathered, long character) {
    if (!begun) {
      begun = !gathered;
      anchor = now;
      since = 0;
      return;
    }
    since += count;
    if (since < SAMPLE) {
      return;
    }
    long time = now - anchor;
    long span = since * character;
    measured = 2 * time >= span && time <= 4 * span;
    if (!gathered || !measured) {
      anchor = now;
      since = 0;
    } else if (time < span) {
      anchor = now - span; // it was looked at late, or the peer's clock is faster
    }
  }

  /**
   * Before which instant {@code more} further octets cannot be there; now if nobody knows, or the
   * next octets that are handed over are as good.
   */
  long due(int more, long now, long character) {
    int sure = Math.min(more, MOST) - FIFO;
    if (!measured || !begun || sure <= 0) {
      return now;
    }
    long span = sure * character;
    long wait = anchor + since * character + span - (span >> TOLERANCE) - now;
    return wait < FIFO * character ? now : now + Math.min(wait, LONGEST_NANOS);
  }

  /** Until when a line may be left alone so that nothing is lost, {@code end} at the latest. */
  static long quiet(long end, long now, long character) {
    long most = MOST * character;
    return end - now > most ? now + most : end;
  }
}
