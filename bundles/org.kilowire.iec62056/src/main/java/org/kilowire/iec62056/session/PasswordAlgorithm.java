// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.session;

import java.util.Optional;

/**
 * How a client proves its right in the programming mode: a password in clear, or a maker's own
 * algorithm over the operand of P0 (IEC 62056-21, 6.3.8, and Annex C for the levels).
 */
@FunctionalInterface
public interface PasswordAlgorithm {

  /**
   * The next command; empty once access is proven.
   *
   * @param round 0, 1, ...
   * @param answer round 0: the operand of P0; later what the meter has answered with data, or
   *     nothing where it has said ACK
   */
  Optional<CommandMessage> next(int round, String answer);
}
