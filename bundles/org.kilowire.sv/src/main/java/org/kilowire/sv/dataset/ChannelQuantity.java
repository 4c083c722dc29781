// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

/** What the samples of a channel measure. */
public enum ChannelQuantity {
  CURRENT("A"),
  VOLTAGE("V"),
  /** Anything else, such as a delay: no waveform, nothing is analysed. */
  OTHER("");

  private final String unit;

  ChannelQuantity(String unit) {
    this.unit = unit;
  }

  /** The unit of its values in SI; empty for {@link #OTHER}, whose channels have one each. */
  public String unit() {
    return unit;
  }
}
