// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ethernet;

import java.util.Objects;

/**
 * The redundancy control trailer of the Parallel Redundancy Protocol (IEC 62439-3), the last 6
 * octets of a frame. Its size is no member: it follows from the frame, is written so, and a trailer
 * with another size is none.
 *
 * @param sequence 0..65535, the same in both copies of a frame
 */
public record PrpTrailer(int sequence, PrpLan lan) {

  /** Octets of a trailer. */
  public static final int LENGTH = 6;

  /** The largest size that its 12 bits can say. */
  static final int MAX_SIZE = 0xFFF;

  static final int SUFFIX = 0x88FB;

  public PrpTrailer {
    if (sequence < 0 || sequence > 0xFFFF) {
      throw new IllegalArgumentException("sequence 0..65535: " + sequence);
    }
    Objects.requireNonNull(lan, "lan");
  }
}
