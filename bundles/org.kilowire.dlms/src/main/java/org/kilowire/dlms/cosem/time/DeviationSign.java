// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem.time;

/** Which way a meter counts the deviation of its local time. */
public enum DeviationSign {
  /** From local time to UTC, as IEC 62056-6-2, 4.1.6.1 has it: -60 in central Europe's winter. */
  LOCAL_TO_UTC,
  /** From UTC to local time, as some national standards have it: 60 in central Europe's winter. */
  UTC_TO_LOCAL;

  /** The minutes that UTC is ahead of local time, from a deviation in this sense, or back. */
  int minutesToUtc(int deviation) {
    return this == LOCAL_TO_UTC ? deviation : -deviation;
  }
}
