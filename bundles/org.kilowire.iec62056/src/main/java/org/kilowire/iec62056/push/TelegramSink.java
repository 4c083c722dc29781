// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.push;

import org.kilowire.iec62056.Iec62056Reason;

/** Takes telegrams as they come. */
@FunctionalInterface
public interface TelegramSink {

  /** A whole telegram; false to hear no more. */
  boolean telegram(Telegram telegram);

  /** Octets that end like a telegram and are none. */
  default void broken(Iec62056Reason reason) {}
}
