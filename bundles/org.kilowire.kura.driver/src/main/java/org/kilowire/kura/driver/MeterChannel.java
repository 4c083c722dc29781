// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.util.Optional;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Outcome;

/**
 * A channel of an asset, as a protocol reads and writes it.
 *
 * @param <K> what a meter is asked for
 * @param <D> what a meter answers
 */
public interface MeterChannel<K, D> {

  /** What its value stands in, and what a write of it changes. */
  K target();

  /**
   * Where its scaler and unit stand, if not beside its value. They change only with the parameters
   * of a meter and are asked for once in each association.
   */
  default Optional<K> scaling() {
    return Optional.empty();
  }

  /**
   * Its value, or why it has none.
   *
   * @param answer what {@link #target} holds
   * @param scaling what {@link #scaling} holds; empty where it names nothing
   */
  Outcome<ChannelValue> value(D answer, Optional<D> scaling);

  /**
   * What {@link #target} has to hold so that the channel has this value; {@link
   * DriverReason#DOES_NOT_FIT} where nothing says exactly that.
   *
   * @param value not null
   * @param before what it holds now, which tells its type
   * @param scaling as in {@link #value}
   */
  Outcome<D> encoded(TypedValue<?> value, D before, Optional<D> scaling);

  /** Why it is never written, whatever the options say; empty where they decide. */
  Optional<String> neverWritten();
}
