// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.parameter;

/** The services and options that client and server agree upon; bits of {@link ConformanceBlock}. */
public enum Conformance {
  GENERAL_PROTECTION(1),
  GENERAL_BLOCK_TRANSFER(2),
  READ(3),
  WRITE(4),
  UNCONFIRMED_WRITE(5),
  DELTA_VALUE_ENCODING(6),
  ATTRIBUTE0_WITH_SET(8),
  PRIORITY_MGMT(9),
  ATTRIBUTE0_WITH_GET(10),
  BLOCK_TRANSFER_WITH_GET_OR_READ(11),
  BLOCK_TRANSFER_WITH_SET_OR_WRITE(12),
  BLOCK_TRANSFER_WITH_ACTION(13),
  MULTIPLE_REFERENCES(14),
  INFORMATION_REPORT(15),
  DATA_NOTIFICATION(16),
  ACCESS(17),
  PARAMETERIZED_ACCESS(18),
  GET(19),
  SET(20),
  SELECTIVE_ACCESS(21),
  EVENT_NOTIFICATION(22),
  ACTION(23);

  private final int mask;

  /** Bit 0 is the first of the BIT STRING, hence the most significant of 24. */
  Conformance(int bit) {
    this.mask = 1 << (23 - bit);
  }

  int mask() {
    return mask;
  }
}
