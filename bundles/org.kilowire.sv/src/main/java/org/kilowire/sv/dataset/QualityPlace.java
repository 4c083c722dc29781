// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

/** Where the quality of a channel's sample stands. */
public sealed interface QualityPlace {

  /** In four octets of its own, directly behind the value (IEC 61850-9-2). */
  record Own() implements QualityPlace {}

  /**
   * In the status words of IEC 60044-8, those bits that all channels have in common, and one that
   * says that this channel is invalid.
   *
   * @param word 1 or 2
   * @param bit 0..15, 0 is the least significant
   */
  record Status(int word, int bit) implements QualityPlace {}

  /** Nowhere: what no quality is given for is good. */
  record None() implements QualityPlace {}
}
