// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import org.kilowire.sv.apdu91.StatusWords;
import org.kilowire.sv.apdu92.QualityBits;

/** What the status words of IEC 60044-8 (6.2.4) are in the form of 9-2. */
final class StatusQuality {

  private StatusQuality() {}

  /**
   * Of a channel.
   *
   * @param words StatusWord1 in bits 16..31
   * @param invalid the bit that says that this channel is invalid
   * @param current whether the channel is a current, which may come as its derivative
   */
  static int of(long words, long invalid, boolean current) {
    if (words == 0) {
      return 0;
    }
    boolean derivative = current && StatusWords.derivative(words);
    int quality = 0;
    if ((words & invalid) != 0 || StatusWords.wakingUp(words)) {
      quality = QualityBits.INVALID;
    } else if (StatusWords.maintenance(words) || derivative) {
      quality = QualityBits.QUESTIONABLE;
    }
    if (derivative) {
      quality |= QualityBits.INCONSISTENT;
    }
    if (StatusWords.test(words)) {
      quality |= QualityBits.TEST;
    }
    return StatusWords.syncLost(words) ? quality | SampleQuality.UNSYNCHRONISED : quality;
  }
}
