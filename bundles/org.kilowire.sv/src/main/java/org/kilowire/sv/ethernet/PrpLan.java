// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ethernet;

/** One of the two networks of the Parallel Redundancy Protocol (IEC 62439-3). */
public enum PrpLan {
  A(0xA),
  B(0xB);

  private final int id;

  PrpLan(int id) {
    this.id = id;
  }

  /** The four bits of the trailer. */
  int id() {
    return id;
  }
}
