// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import org.kilowire.sv.apdu92.QualityBits;

/** The status words of IEC 60044-8 (6.2.4), StatusWord1 in bits 16..31. */
final class StatusBits {

  static final long MAINTENANCE = 1L << 16;
  static final long TEST = 1L << 17;
  static final long WAKING_UP = 1L << 18;
  static final long SYNC_LOST = 1L << 20;
  static final long DERIVATIVE = 1L << 28;
  static final long RANGE = 1L << 29;

  private StatusBits() {}

  /**
   * In the form of 9-2.
   *
   * @param invalid the bit that says that this channel is invalid
   * @param current whether the channel is a current, which may come as its derivative
   */
  static int quality(long words, long invalid, boolean current) {
    if (words == 0) {
      return 0;
    }
    int quality = 0;
    if ((words & (invalid | WAKING_UP)) != 0) {
      quality = QualityBits.INVALID;
    } else if ((words & MAINTENANCE) != 0 || (current && (words & DERIVATIVE) != 0)) {
      quality = QualityBits.QUESTIONABLE;
    }
    if (current && (words & DERIVATIVE) != 0) {
      quality |= QualityBits.INCONSISTENT;
    }
    if ((words & TEST) != 0) {
      quality |= QualityBits.TEST;
    }
    return (words & SYNC_LOST) != 0 ? quality | SampleQuality.UNSYNCHRONISED : quality;
  }
}
