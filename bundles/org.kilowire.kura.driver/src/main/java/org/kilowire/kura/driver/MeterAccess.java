// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.util.Optional;
import org.kilowire.conversation.Secret;
import org.kilowire.conversation.trace.Explainer;
import org.kilowire.meter.MeterAccount;

/**
 * One meter, as a protocol gets at it. Equal where the options are: a driver goes on with its
 * association as long as they stay.
 *
 * @param <K> what a meter is asked for
 * @param <D> what a meter answers
 */
public interface MeterAccess<K, D> {

  /**
   * Who the driver says it is, and to which server.
   *
   * @param line the canonical address of the line
   */
  MeterAccount account(String line);

  /** Whether a password is shown to it: then there must be one, otherwise it is left out. */
  boolean wantsPassword();

  /** An association that has not begun; {@code password} where one is wanted. */
  MeterAssociation<K, D> association(Optional<Secret> password);

  /** Explains what passes on a link to the meter, for a trace: a new one for each. */
  Explainer explainer();
}
