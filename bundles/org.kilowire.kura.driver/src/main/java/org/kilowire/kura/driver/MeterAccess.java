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

  /** Whether an association may be kept for the next read, as far as the option idle says. */
  default boolean keepsAssociations() {
    return true;
  }

  /** An association that has not begun; {@code password} where one is wanted. */
  MeterAssociation<K, D> association(Optional<Secret> password);

  /**
   * Why a meter of this kind is never written that, whatever the options say; empty where they
   * decide.
   */
  default Optional<String> neverWritten(K target) {
    return Optional.empty();
  }

  /** What it says unasked; empty where it speaks when it is asked. */
  default Optional<MeterPush<K, D>> push() {
    return Optional.empty();
  }

  /**
   * Explains what passes on a link to the meter, for a trace: a new one for each.
   *
   * @param password what is shown to the meter, so that it is left out
   */
  Explainer explainer(Optional<Secret> password);
}
