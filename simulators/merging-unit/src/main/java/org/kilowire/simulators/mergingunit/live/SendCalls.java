// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.live;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** What Java has no word for. A call that fails throws, with errno as its code. */
final class SendCalls {

  static final int AF_PACKET = 17;
  static final int SOCK_RAW = 3;
  static final int SOCK_CLOEXEC = 0x80000;
  static final long SIOCGIFINDEX = 0x8933;
  static final int PR_SET_TIMERSLACK = 29;

  static final int EPERM = 1;
  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int ENODEV = 19;
  static final int ENOBUFS = 105;

  static {
    Native.register(SendCalls.class, NativeLibrary.getProcess());
  }

  private SendCalls() {}

  static native int socket(int domain, int type, int protocol) throws LastErrorException;

  static native int ioctl(int file, NativeLong request, Pointer argument) throws LastErrorException;

  static native int bind(int file, Pointer address, int length) throws LastErrorException;

  static native int sendmmsg(int file, Pointer messages, int count, int flags)
      throws LastErrorException;

  static native int close(int file) throws LastErrorException;

  static native int prctl(int option, NativeLong a, NativeLong b, NativeLong c, NativeLong d)
      throws LastErrorException;
}
