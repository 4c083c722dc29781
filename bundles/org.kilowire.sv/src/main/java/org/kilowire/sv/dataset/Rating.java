// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

/**
 * Which rated value of the header of IEC 61850-9-1 and IEC 60044-8 scales a channel. The rated
 * values stand directly behind the 4 octets of LNName, DataSetName and LDName.
 */
public enum Rating {
  /** PhsA.Artg, in A. */
  PHASE_CURRENT(4),
  /** Neut.Artg, in A. */
  NEUTRAL_CURRENT(6),
  /** PhsA.Vrtg, in what {@link VoltageRating} says. */
  PHASE_VOLTAGE(8);

  private final int offset;

  Rating(int offset) {
    this.offset = offset;
  }

  /** Octets from the identity of the ASDU to this u16. */
  int offset() {
    return offset;
  }

  /** One of its own in a set of ratings. */
  int bit() {
    return 1 << offset;
  }
}
