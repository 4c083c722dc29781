// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import org.kilowire.sv.apdu92.QualityBits;

/**
 * The quality of a sample whatever its format: the bits of {@link QualityBits}, and two of ours
 * above them for what the standards say elsewhere in the frame. Qualities are joined by {@link
 * #join}, since the OR of two validities may be a third.
 */
public final class SampleQuality {

  /** Ours: Reserved1 or the simulator says that no process is behind this. */
  public static final int SIMULATED = 1 << 30;

  /** Ours: smpSynch is 0, or StatusWord1 says that the synchronisation is lost. */
  public static final int UNSYNCHRONISED = 1 << 31;

  private SampleQuality() {}

  /** The OR of two qualities; of their validities the worse: invalid, questionable, good. */
  public static int join(int a, int b) {
    if (a == b) {
      return a;
    }
    int rest = (a | b) & ~QualityBits.VALIDITY;
    if (QualityBits.isInvalid(a) || QualityBits.isInvalid(b)) {
      return rest | ((QualityBits.isInvalid(a) ? a : b) & QualityBits.VALIDITY);
    }
    return rest | ((a | b) & QualityBits.VALIDITY);
  }
}
