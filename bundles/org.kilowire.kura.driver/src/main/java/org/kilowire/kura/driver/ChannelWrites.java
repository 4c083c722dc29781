// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.util.Optional;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Outcome;

/** What is written to channels during one use of a meter. */
public interface ChannelWrites<C> {

  /** Why a channel is not written; empty where it may be. */
  Optional<String> refusal(C channel);

  /**
   * Writes one channel, which may be. {@link org.kilowire.meter.MeterReason#OUTCOME_UNKNOWN} where
   * nobody knows whether it was; the detail then says what was read back, never a value.
   */
  Outcome<?> write(C channel, TypedValue<?> value);
}
