// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.util.List;
import org.kilowire.conversation.Outcome;

/** What a meter has answered of channels during one use, asked request by request. */
public interface ChannelReads<C> {

  /**
   * One request for what is missing of these channels; it may be too short for all.
   *
   * @return whether it came about
   */
  Outcome<?> ask(List<C> channels);

  /** Whether all that a channel needs was answered. */
  boolean has(C channel);

  /**
   * The value of a channel, or why there is none.
   *
   * @param asked why something is missing, where it is
   */
  Outcome<ChannelValue> value(C channel, Outcome<?> asked);
}
