// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

/**
 * Which second of UTC a stream's second is. A synchronised stream sends its sample 0 at the top of
 * a second of its clock and says nothing of which; a frame arrives a delay later. So the second is
 * the one nearest to arrival - path - smpCnt / rate; that is proven if the clock that gave the
 * arrival is and the stream's follows UTC. What is left over is the delay of the merging unit.
 */
public final class UtcSecond {

  private static final long SECOND = 1_000_000_000L;

  /** From a quarter of a second on the nearest second may be the wrong one. */
  private static final long MOST_AWAY = SECOND / 4;

  private long topNanos;
  private long delayNanos;
  private boolean proven;

  /**
   * Looks at one sample of the second.
   *
   * @param arrivalNanos when its frame arrived, nanoseconds since 1970 by the clock of this machine
   * @param pathNanos how long a frame takes through the network, as configured
   * @param index samples since the top of the second
   * @param samplesPerSecond above 0
   * @param clocksProven whether the clock of this machine is known to be right and that of the
   *     stream to follow UTC
   * @param synchronised whether the stream says so of itself
   */
  public void locate(
      long arrivalNanos,
      long pathNanos,
      int index,
      int samplesPerSecond,
      boolean clocksProven,
      boolean synchronised) {
    long top = arrivalNanos - pathNanos - index * SECOND / samplesPerSecond;
    if (!synchronised) {
      topNanos = top;
      delayNanos = 0;
      proven = false;
      return;
    }
    topNanos = Math.floorDiv(top + SECOND / 2, SECOND) * SECOND;
    delayNanos = top - topNanos;
    proven = clocksProven && Math.abs(delayNanos) <= MOST_AWAY;
  }

  /**
   * The top of the second, where its sample 0 is; of a stream without synchronisation no whole one.
   */
  public long topNanos() {
    return topNanos;
  }

  /** The END of the second, as results have it. */
  public long endNanos() {
    return topNanos + SECOND;
  }

  /** Whether this is the second, and not only what a clock that may be wrong makes of it. */
  public boolean isProven() {
    return proven;
  }

  /**
   * What the frame took besides the path: the delay of the merging unit, and whatever both clocks
   * differ by; only where {@link #isProven}. May be negative.
   */
  public long delayNanos() {
    return delayNanos;
  }
}
