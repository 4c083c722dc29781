// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.util.function.Function;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;

/** One use of a meter until a deadline: a protocol asks its meter through it and nothing else. */
public interface MeterUse<A> {

  /**
   * Asks the meter something that may be asked twice: where an association kept from an earlier use
   * does not answer, it is made anew, once. So that there is time for that, the first question has
   * half of what is left: it is to be one request.
   *
   * @param question is made anew for another association
   */
  <T> Outcome<T> get(Function<A, Conversation<T>> question);

  /**
   * Changes something, on an association that has answered during this use. Once; where no answer
   * tells what became of it, it is {@link org.kilowire.meter.MeterReason#OUTCOME_UNKNOWN}, and half
   * of the time that was left is there still to read it back.
   *
   * @throws IllegalStateException if nothing was read before
   */
  <T> Outcome<T> set(Function<A, Conversation<T>> change);

  /** Whether the meter can be asked on without associating anew. */
  boolean isAssociated();
}
