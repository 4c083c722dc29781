// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

/**
 * The quality of a sample as IEC 61850-9-2 sends it (table 21; bit 0 is the least significant), and
 * two bits of ours above it for what the standard says elsewhere in the frame. Qualities are joined
 * by OR; a validity that becomes {@link #QUESTIONABLE} by joining was invalid in a part, so {@link
 * #join} has to be used.
 */
public final class SampleQuality {

  /** Bits 0 and 1: 0 good, 1 and 2 invalid, 3 questionable. */
  public static final int VALIDITY = 0x3;

  /** Validity 1, which the edition of 2004 and 9-2LE have for invalid. */
  public static final int INVALID_OLD = 0x1;

  public static final int INVALID = 0x2;
  public static final int QUESTIONABLE = 0x3;
  public static final int OVERFLOW = 1 << 2;
  public static final int OUT_OF_RANGE = 1 << 3;
  public static final int BAD_REFERENCE = 1 << 4;
  public static final int OSCILLATORY = 1 << 5;
  public static final int FAILURE = 1 << 6;
  public static final int OLD_DATA = 1 << 7;
  public static final int INCONSISTENT = 1 << 8;
  public static final int INACCURATE = 1 << 9;
  public static final int SUBSTITUTED = 1 << 10;
  public static final int TEST = 1 << 11;
  public static final int OPERATOR_BLOCKED = 1 << 12;

  /** Calculated from other channels, not measured (9-2LE). */
  public static final int DERIVED = 1 << 13;

  /** Ours: Reserved1 or the simulator says that no process is behind this. */
  public static final int SIMULATED = 1 << 30;

  /** Ours: smpSynch is 0, or StatusWord1 says that the synchronisation is lost. */
  public static final int UNSYNCHRONISED = 1 << 31;

  private SampleQuality() {}

  /** Whether nobody may use the value. */
  public static boolean isInvalid(int quality) {
    int validity = quality & VALIDITY;
    return validity == INVALID || validity == INVALID_OLD;
  }

  /** The OR of two qualities; of their validities the worse: invalid, questionable, good. */
  public static int join(int a, int b) {
    if (a == b) {
      return a;
    }
    int rest = (a | b) & ~VALIDITY;
    if (isInvalid(a) || isInvalid(b)) {
      return rest | ((isInvalid(a) ? a : b) & VALIDITY);
    }
    return rest | ((a | b) & VALIDITY);
  }
}
