// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.ring;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** What tests do and the bundle never does: make networks, and send. */
final class TestCalls {

  static final int CLONE_NEWNET = 0x40000000;

  static {
    Native.register(TestCalls.class, "c");
  }

  private TestCalls() {}

  static native int unshare(int flags) throws LastErrorException;

  static native NativeLong sendto(
      int socket, byte[] octets, NativeLong count, int flags, Pointer to, int toLength)
      throws LastErrorException;
}
