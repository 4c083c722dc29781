// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.parameter;

import org.kilowire.conversation.Octets;

/**
 * A piece of something too long for one APDU (DataBlock-SA, DataBlock-G).
 *
 * @param number counts from 1; 0..2^32 - 1
 * @param raw octets of the encoded value, cut anywhere
 */
public record DataBlock(boolean last, long number, Octets raw) {

  public DataBlock {
    if (number < 0 || number > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("block " + number);
    }
  }
}
