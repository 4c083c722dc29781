// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

/**
 * The LLC header in front of an APDU, in its first segment only (IEC 62056-46, clause 5.4.1):
 * destination and source LSAP, and a quality octet.
 */
final class Llc {

  static final byte[] COMMAND = {(byte) 0xE6, (byte) 0xE6, 0x00};
  static final byte[] RESPONSE = {(byte) 0xE6, (byte) 0xE7, 0x00};

  static final int LENGTH = 3;

  private Llc() {}

  /**
   * Whether {@code octet} may stand at {@code index}. Some servers (jDLMS's) answer with the header
   * of a command, and nothing hangs on the difference: the frame's addresses tell who speaks.
   */
  static boolean holds(int index, int octet) {
    return octet == (COMMAND[index] & 0xFF) || octet == (RESPONSE[index] & 0xFF);
  }
}
