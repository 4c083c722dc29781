// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Reason;

/**
 * An association with one meter, as a driver keeps it: smaller than a {@link
 * org.kilowire.meter.MeterSession}, which knows a fleet. It belongs to whoever has the lease of its
 * line.
 */
public interface Association {

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
   * Begins it, and finds the right device where one is expected, before anything else is asked;
   * {@link org.kilowire.meter.MeterReason#WRONG_DEVICE} for another one, {@code
   * AUTHENTICATION_REFUSED} or {@code REJECTED} as for {@link org.kilowire.meter.MeterSession}.
   */
  Conversation<?> open();

  /** The device that has answered {@link #open}; empty where it was not asked. */
  Optional<String> device();

  /** Ends it. It may give up the link, where the meter notices the end only by that. */
  Conversation<?> close();

  /** Whether it ends with the link on which it began, as on IP; on a bus it does not. */
  boolean isBoundToLink();

  /** Asks something that has had an answer before; empty where nothing had. */
  Optional<Conversation<?>> probe();

  /** What a failure says of the association. */
  Evidence evidence(Reason failure);
}
