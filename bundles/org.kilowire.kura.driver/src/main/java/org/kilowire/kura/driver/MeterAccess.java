// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.util.Optional;
import org.kilowire.conversation.Secret;
import org.kilowire.meter.MeterAccount;

/**
 * One meter, as a protocol gets at it. Equal where the options are: a driver goes on with its
 * association as long as they stay.
 */
public interface MeterAccess<A extends Association, C> {

  /**
   * Who the driver says it is, and to which server.
   *
   * @param line the canonical address of the line
   */
  MeterAccount account(String line);

  /** An association that has not begun; {@code password} where the options have one. */
  A association(Optional<Secret> password);

  /** What is read of channels during one use of the meter. */
  ChannelReads<C> reads(MeterUse<A> use);

  /** What is written to channels during one use of the meter. */
  ChannelWrites<C> writes(MeterUse<A> use);
}
