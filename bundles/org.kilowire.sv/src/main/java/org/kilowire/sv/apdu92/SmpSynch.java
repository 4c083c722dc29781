// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

/**
 * What smpSynch says of the clock that samples are taken by (IEC 61850-9-2, 8.5.2; IEC 61869-9,
 * 6.904). A merging unit that loses its clock keeps what it said while it holds over within its
 * limits, and then says 0; it does not count down.
 */
public enum SmpSynch {
  /** 0: by no clock from outside. */
  NOT_SYNCHRONISED,
  /** 1: by the clock of a local area that has no identity. */
  LOCAL,
  /** 2: by a clock that follows UTC. */
  GLOBAL,
  /** 5..254: by the clock of a local area that has this identity. */
  IDENTIFIED,
  /** 255: the TRUE of the first edition, where it was a BOOLEAN: by a clock of unknown kind. */
  SYNCHRONISED,
  /** 3, 4, and whatever is not an octet: means nothing. */
  RESERVED;

  private static final int FIRST_IDENTITY = 5;
  private static final int TRUE = 0xFF;

  /** By the number of the wire, 0..255. */
  public static SmpSynch of(int smpSynch) {
    return switch (smpSynch) {
      case 0 -> NOT_SYNCHRONISED;
      case 1 -> LOCAL;
      case 2 -> GLOBAL;
      case TRUE -> SYNCHRONISED;
      default -> smpSynch >= FIRST_IDENTITY && smpSynch < TRUE ? IDENTIFIED : RESERVED;
    };
  }

  /** Whether samples of one smpCnt from publishers with the same smpSynch were taken together. */
  public boolean isSynchronised() {
    return this != NOT_SYNCHRONISED && this != RESERVED;
  }

  /** Whether smpCnt 0 is known to be at the second of UTC. */
  public boolean isGlobal() {
    return this == GLOBAL;
  }
}
