// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import org.kilowire.conversation.Secret;
import org.kilowire.iec62056.session.PasswordAlgorithm;

/**
 * A maker's own way to prove a password, which is not in the clear: brought by a bundle of its own
 * as a service, and named by the trait {@code secure-algorithm}.
 */
public interface PasswordScheme {

  /** The name that the trait has, at most 64 characters. */
  String name();

  /**
   * The dialogue behind P0 for one session.
   *
   * @param password what the meter's type knows; never to be printed
   * @param level the command that the trait {@code password-level} names: P1 or P2
   */
  PasswordAlgorithm algorithm(Secret password, String level);
}
