// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Sixteen bits in an array, the most significant octet first. */
final class BigEndianWords {

  private static final VarHandle U16 =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private BigEndianWords() {}

  static int signed(byte[] octets, int at) {
    return (short) U16.get(octets, at);
  }

  static int unsigned(byte[] octets, int at) {
    return (short) U16.get(octets, at) & 0xFFFF;
  }

  static void put(byte[] octets, int at, int value) {
    U16.set(octets, at, (short) value);
  }
}
