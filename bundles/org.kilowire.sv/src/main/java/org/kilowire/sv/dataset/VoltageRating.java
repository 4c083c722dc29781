// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

/** What PhsA.Vrtg counts: makers differ. */
public enum VoltageRating {
  /** 1/(10 sqrt 3) kV: 1100 is 110 kV between phases, 63,509 V to earth. */
  LINE(100 / Math.sqrt(3)),
  /** 1/10 kV to earth: 1100 is 110,000 V to earth. */
  PHASE(100);

  private final double volts;

  VoltageRating(double volts) {
    this.volts = volts;
  }

  /** Volts to earth that one count is. */
  public double volts() {
    return volts;
  }
}
