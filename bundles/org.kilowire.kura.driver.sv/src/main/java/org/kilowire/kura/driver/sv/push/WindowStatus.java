// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.push;

import org.kilowire.kura.driver.sv.window.StreamWindow;
import org.kilowire.meter.Quality;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.dataset.SampleQuality;

/**
 * What a row says besides its values. Its status is the quality of IEC 61850-9-2 of all channels,
 * joined, with bits of ours above: {@link SampleQuality}, {@link #MISSING}, {@link #PARTIAL}.
 */
final class WindowStatus {

  /** Some samples did not come. */
  static final long MISSING = 1L << 32;

  /** Some seconds of a minute did not come. */
  static final long PARTIAL = 1L << 33;

  private static final int KNOWN =
      QualityBits.DEFINED | SampleQuality.SIMULATED | SampleQuality.UNSYNCHRONISED;

  private WindowStatus() {}

  static long of(StreamWindow window) {
    return Integer.toUnsignedLong(window.quality() & KNOWN)
        | (window.missing() > 0 ? MISSING : 0)
        | (window.isPartial() ? PARTIAL : 0);
  }

  /** The bits of {@link Quality}. */
  static int quality(StreamWindow window) {
    boolean none = window.secondsWithValues() == 0;
    return (none ? Quality.bits(Quality.MISSING) : 0)
        | (!none && isInvalid(window) ? Quality.bits(Quality.INVALID) : 0)
        | (window.isEstimated() ? Quality.bits(Quality.ESTIMATED) : 0)
        | (QualityBits.SUBSTITUTED == (window.quality() & QualityBits.SUBSTITUTED)
            ? Quality.bits(Quality.SUBSTITUTED)
            : 0)
        | (window.isTimeProven() ? 0 : Quality.bits(Quality.DOUBTFUL_CLOCK));
  }

  /** Whether a channel has samples that are: its value is not there, or not of all seconds. */
  private static boolean isInvalid(StreamWindow window) {
    return QualityBits.isInvalid(window.quality());
  }
}
