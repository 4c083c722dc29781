// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.association;

import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;

/** Finds the password that an option is or names. */
@FunctionalInterface
public interface PasswordSource {

  /**
   * {@link org.kilowire.kura.driver.DriverReason#MISCONFIGURED} where it is not to be had: a wrong
   * one would count against us in the meter.
   */
  Outcome<Secret> find(Secret given);
}
