// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

/** The conductor that a channel belongs to. */
public enum ChannelPhase {
  A,
  B,
  C,
  /** Neutral, or the sum of the three phases. */
  N,
  NONE
}
