// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.wrapper;

import java.nio.ByteBuffer;

/**
 * A wrapper protocol data unit: version, source wPort, destination wPort and length in 16 bits
 * each, then the APDU (IEC 62056-47, clause 4.2).
 */
final class Wpdu {

  static final int VERSION = 1;
  static final int MAX_LENGTH = 0xFFFF;

  static final int VERSION_AT = 0;
  static final int SOURCE_AT = 2;
  static final int DESTINATION_AT = 4;
  static final int LENGTH_AT = 6;
  static final int HEADER_LENGTH = 8;

  private Wpdu() {}

  /**
   * Writes a WPDU into {@code target} if it has room, else into a larger buffer.
   *
   * @return the buffer written, ready to be read
   * @throws IllegalArgumentException if the APDU is longer than a length field can say
   */
  static ByteBuffer write(ByteBuffer target, int source, int destination, ByteBuffer apdu) {
    int length = apdu.remaining();
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException("an APDU of " + length + " octets fits no WPDU");
    }
    ByteBuffer out = target;
    if (out.capacity() < HEADER_LENGTH + length) {
      out = ByteBuffer.allocate(Math.max(HEADER_LENGTH + length, 2 * out.capacity()));
    }
    out.clear();
    out.putShort((short) VERSION).putShort((short) source).putShort((short) destination);
    out.putShort((short) length).put(HEADER_LENGTH, apdu, apdu.position(), length);
    return out.position(HEADER_LENGTH + length).flip();
  }

  static void requirePort(String name, int port) {
    if (port < 0 || port > 0xFFFF) {
      throw new IllegalArgumentException(name + " must be 0..65535: " + port);
    }
  }

  static void requireLength(int length) {
    if (length < 1 || length > MAX_LENGTH) {
      throw new IllegalArgumentException("longest APDU must be 1..65535 octets: " + length);
    }
  }
}
