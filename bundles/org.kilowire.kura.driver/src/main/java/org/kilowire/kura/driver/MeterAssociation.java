// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.util.List;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Reason;
import org.kilowire.meter.Identity;

/**
 * An association with one meter, as a driver keeps it: smaller than a {@link
 * org.kilowire.meter.MeterSession}, which knows a fleet. It belongs to whoever has the lease of its
 * line.
 *
 * @param <K> what a meter is asked for: an attribute, a register, a data set
 * @param <D> what a meter answers, as the protocol decodes it
 */
public interface MeterAssociation<K, D> {

  /** What a failure says of the association. */
  enum Evidence {
    /** The meter has answered within it. */
    PRESENT,
    /** The meter has answered, and may do so without it. */
    DOUBTFUL,
    /** Nobody knows what it is like. */
    NONE
  }

  /**
   * Begins it; {@link org.kilowire.meter.MeterReason#AUTHENTICATION_REFUSED} or {@code REJECTED} as
   * for {@link org.kilowire.meter.MeterSession}.
   */
  Conversation<?> open();

  /** Who answers. Asked before anything else, where a driver expects one device. */
  Conversation<Identity> identity();

  /** Ends it. It may give up the link, where the meter notices the end only by that. */
  Conversation<?> close();

  /** Whether it ends with the link on which it began, as on IP; on a bus it does not. */
  boolean isBoundToLink();

  /** What a failure says of the association. */
  Evidence evidence(Reason failure);

  /**
   * How many things {@link #get} may ask for at most, 1 at least. It may become less: a meter that
   * has refused a request for several is asked for one.
   */
  int most();

  /** Asks for {@link #most} things or fewer; an answer or a refusal each, in their order. */
  Conversation<List<Outcome<D>>> get(List<K> what);

  /**
   * Changes something, once: {@link org.kilowire.meter.MeterReason#OUTCOME_UNKNOWN} where no answer
   * tells what became of it. A driver that writes nothing is never asked to.
   */
  Conversation<Void> set(K what, D value);
}
