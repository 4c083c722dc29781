// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in the order of octets that the writing machine had. */
final class FileWords {

  static final FileWords BIG_ENDIAN = new FileWords(ByteOrder.BIG_ENDIAN);
  static final FileWords LITTLE_ENDIAN = new FileWords(ByteOrder.LITTLE_ENDIAN);

  private final VarHandle u16;
  private final VarHandle i32;
  private final VarHandle i64;

  private FileWords(ByteOrder order) {
    u16 = MethodHandles.byteArrayViewVarHandle(short[].class, order);
    i32 = MethodHandles.byteArrayViewVarHandle(int[].class, order);
    i64 = MethodHandles.byteArrayViewVarHandle(long[].class, order);
  }

  int u16(byte[] octets, int at) {
    return (short) u16.get(octets, at) & 0xFFFF;
  }

  int i32(byte[] octets, int at) {
    return (int) i32.get(octets, at);
  }

  long u32(byte[] octets, int at) {
    return i32(octets, at) & 0xFFFFFFFFL;
  }

  long i64(byte[] octets, int at) {
    return (long) i64.get(octets, at);
  }

  void putU16(byte[] octets, int at, int value) {
    u16.set(octets, at, (short) value);
  }

  void putI32(byte[] octets, int at, int value) {
    i32.set(octets, at, value);
  }
}
