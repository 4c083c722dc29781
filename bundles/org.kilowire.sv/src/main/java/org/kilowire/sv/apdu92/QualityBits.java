// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import java.util.ArrayList;
import java.util.List;

/**
 * The 32 bits of quality beside each sample (IEC 61850-7-3, 6.2.1; IEC 61850-9-2 Ed. 2.1, table 21,
 * which numbers them from the other end). Bit 0 is the lowest of the last octet. Bits 0-1 are the
 * validity: 0 good, 2 invalid, 3 questionable; 1 was invalid in 9-2LE and is reserved since: it is
 * taken for invalid.
 */
public final class QualityBits {

  /** What may be done with a sample. */
  public enum Validity {
    GOOD,
    /** No value may be taken from it. */
    INVALID,
    QUESTIONABLE
  }

  public static final int VALIDITY = 0x0003;

  /** Validity 1, which the edition of 2004 and 9-2LE have for invalid. */
  public static final int INVALID_OLD = 0x0001;

  public static final int INVALID = 0x0002;
  public static final int QUESTIONABLE = 0x0003;
  public static final int OVERFLOW = 0x0004;
  public static final int OUT_OF_RANGE = 0x0008;
  public static final int BAD_REFERENCE = 0x0010;
  public static final int OSCILLATORY = 0x0020;
  public static final int FAILURE = 0x0040;
  public static final int OLD_DATA = 0x0080;
  public static final int INCONSISTENT = 0x0100;
  public static final int INACCURATE = 0x0200;

  /** The value was set by hand or by another source, not measured. */
  public static final int SUBSTITUTED = 0x0400;

  public static final int TEST = 0x0800;
  public static final int OPERATOR_BLOCKED = 0x1000;

  /** The value was calculated from others (9-2LE). */
  public static final int DERIVED = 0x2000;

  /** All that the standard and 9-2LE define; the bits above may hold anything. */
  public static final int DEFINED = 0x3FFF;

  private static final Validity[] VALIDITIES = {
    Validity.GOOD, Validity.INVALID, Validity.INVALID, Validity.QUESTIONABLE
  };

  private static final String[] NAMES = {
    "overflow",
    "outOfRange",
    "badReference",
    "oscillatory",
    "failure",
    "oldData",
    "inconsistent",
    "inaccurate",
    "substituted",
    "test",
    "operatorBlocked",
    "derived"
  };

  private QualityBits() {}

  /** What bits 0-1 of {@code quality} say. */
  public static Validity validity(int quality) {
    return VALIDITIES[quality & VALIDITY];
  }

  /** Whether no value may be taken from the sample: bits 0 and 1 differ. */
  public static boolean isInvalid(int quality) {
    return ((quality ^ quality >> 1) & 1) != 0;
  }

  public static boolean isTest(int quality) {
    return (quality & TEST) != 0;
  }

  public static boolean isDerived(int quality) {
    return (quality & DERIVED) != 0;
  }

  /**
   * The standard's names of what is set: the validity first where it is not good, {@code
   * invalid(1)} for the old kind; bits without a name as {@code bit14} and so on. Empty where
   * nothing is.
   */
  public static List<String> names(int quality) {
    List<String> names = new ArrayList<>();
    switch (quality & VALIDITY) {
      case 1 -> names.add("invalid(1)");
      case 2 -> names.add("invalid");
      case 3 -> names.add("questionable");
      default -> {}
    }
    for (int bit = 2; bit < Integer.SIZE; bit++) {
      if ((quality >>> bit & 1) != 0) {
        names.add(bit - 2 < NAMES.length ? NAMES[bit - 2] : "bit" + bit);
      }
    }
    return List.copyOf(names);
  }
}
