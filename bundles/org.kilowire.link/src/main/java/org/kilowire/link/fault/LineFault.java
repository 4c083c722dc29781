// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.fault;

import java.util.Arrays;
import java.util.Optional;

/** What can be wrong with a line. Both directions suffer alike. */
public enum LineFault {
  /** Probability that an octet is lost. */
  DROP_OCTET("drop-octet", 1),
  /** Probability that one bit of an octet is turned over. */
  FLIP_BIT("flip-bit", 1),
  /** Probability that 1..16 octets nobody sent come before an octet. */
  GARBAGE("garbage", 1),
  /**
   * Probability that a whole send, or what one receive brings, is lost; of a datagram, its loss.
   */
  DROP("drop", 1),
  /** Probability that a piece of a stream comes in two. */
  SPLIT("split", 1),
  /** Probability that a piece of a stream waits for the next one. */
  MERGE("merge", 1),
  /** Probability that a datagram comes twice. */
  REPEAT("repeat", 1),
  /** Probability that a datagram lets the next one pass. */
  REORDER("reorder", 1),
  /** Milliseconds before each send. */
  DELAY("delay", 3_600_000),
  /** The link closes after so many octets, both directions together; 0 is never. */
  CLOSE_AFTER("close-after", 1e15);

  private final String option;
  private final double most;

  LineFault(String option, double most) {
    this.option = option;
    this.most = most;
  }

  static Optional<LineFault> named(String option) {
    return Arrays.stream(values()).filter(f -> f.option.equals(option)).findFirst();
  }

  /** The greatest value it can have; the least is 0. */
  double most() {
    return most;
  }

  /** Its name as an option. */
  @Override
  public String toString() {
    return option;
  }
}
