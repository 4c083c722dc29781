// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import org.kilowire.conversation.Outcome;
import org.kilowire.meter.Identity;

/** The registers of a telegram that a meter has sent by itself. */
public interface ReceivedRegisters {

  /** Who has sent it; {@link org.kilowire.meter.MeterReason#WRONG_DEVICE} for another device. */
  Outcome<Identity> device();

  /** What a register holds; {@link org.kilowire.meter.MeterReason#NOT_READABLE} without it. */
  Outcome<RegisterContent> get(RegisterAddress register);
}
