// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

/** What a channel of IEC 60044-8 reads at its rated value (table 8 of the standard). */
public enum FullScale {
  /** 0x01CF; 0x00E7 where StatusWord1 has RangeFlag. */
  PROTECTION(463, 231),
  /** 0x2D41, whatever RangeFlag says. */
  MEASURING(11585, 11585);

  private final int normal;
  private final int ranged;

  FullScale(int normal, int ranged) {
    this.normal = normal;
    this.ranged = ranged;
  }

  /** The raw value at the rated value. */
  public int raw(boolean rangeFlag) {
    return rangeFlag ? ranged : normal;
  }
}
