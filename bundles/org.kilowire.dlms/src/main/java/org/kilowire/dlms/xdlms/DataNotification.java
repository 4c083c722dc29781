// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms;

import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;

/**
 * Data-Notification (IEC 62056-5-3, clause 7.3.11): what a push setup sends.
 *
 * @param invoke Long-Invoke-Id-And-Priority, 0..2^32 - 1
 * @param time a date-time of 12 octets, or empty
 */
public record DataNotification(long invoke, Octets time, Data body) implements Notification {

  /** Octets of a date-time. */
  public static final int TIME_LENGTH = 12;

  public DataNotification {
    if (invoke < 0 || invoke > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("invoke id " + invoke);
    }
  }
}
