// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.session;

import java.util.Objects;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.frame.ParityBit;

/**
 * How what the meter sends is proven.
 *
 * @param bcc how the check character is made
 * @param parity what the eighth bit of an octet is
 * @param resends how often a block is asked for again (NAK), or a command sent again that the meter
 *     has not understood, 0..20
 * @param endMark whether a readout ends with {@code !}: one without is cut off
 */
public record Check(Bcc bcc, ParityBit parity, int resends, boolean endMark) {

  public static final Check STANDARD = new Check(Bcc.XOR, ParityBit.AUTO, 3, true);

  public Check {
    Objects.requireNonNull(bcc);
    Objects.requireNonNull(parity);
    if (resends < 0 || resends > 20) {
      throw new IllegalArgumentException("resends must be 0..20: " + resends);
    }
  }

  /** The same with another check character. */
  public Check withBcc(Bcc kind) {
    return new Check(kind, parity, resends, endMark);
  }

  /** The same with another eighth bit. */
  public Check withParity(ParityBit bit) {
    return new Check(bcc, bit, resends, endMark);
  }

  /** The same with other patience. */
  public Check withResends(int times) {
    return new Check(bcc, parity, times, endMark);
  }

  /** The same for readouts that may end anywhere. */
  public Check withoutEndMark() {
    return new Check(bcc, parity, resends, false);
  }
}
