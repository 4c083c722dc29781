// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;

/** A profile status as a number: the first bit of a string is the most significant. */
final class Statuses {

  private Statuses() {}

  /** The last 64 bits of an octet-string. */
  static long number(Octets octets) {
    long number = 0;
    for (int i = 0; i < octets.length(); i++) {
      number = (number << Byte.SIZE) | octets.at(i);
    }
    return number;
  }

  /** The first 64 bits of a bit-string, all of a number; 0 for what has no bits. */
  static long number(Data data) {
    if (data instanceof Data.BitString bits) {
      return number(bits);
    }
    return data instanceof Data.Whole whole ? whole.value() : data.number().orElse(0);
  }

  private static long number(Data.BitString bits) {
    int length = Math.min(bits.bits(), Long.SIZE);
    long number = 0;
    for (int i = 0; i < length; i++) {
      int octet = bits.octets().at(i / 8);
      number = (number << 1) | ((octet >> (7 - i % 8)) & 1);
    }
    return number;
  }
}
