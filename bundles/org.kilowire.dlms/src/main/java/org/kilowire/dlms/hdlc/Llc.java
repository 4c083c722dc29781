// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

/**
 * The LLC header in front of an APDU, in its first segment only (IEC 62056-46, clause 5.4.1):
 * destination and source LSAP, and a quality octet.
 */
final class Llc {

  static final byte[] COMMAND = {(byte) 0xE6, (byte) 0xE6, 0x00};
  static final byte[] RESPONSE = {(byte) 0xE6, (byte) 0xE7, 0x00};

  private Llc() {}
}
