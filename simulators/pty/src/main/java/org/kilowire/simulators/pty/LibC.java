// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.pty;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** What Java has no word for. A call that fails throws, with errno as its code. */
interface LibC extends Library {

  LibC C = Native.load("c", LibC.class);

  // asm-generic/fcntl.h; x86, ARM and RISC-V have no others.
  int O_RDWR = 2;
  int O_NOCTTY = 0x100;
  int O_NONBLOCK = 0x800;
  int O_CLOEXEC = 0x80000;

  // asm-generic/ioctls.h
  long TIOCSPTLCK = 0x40045431L;
  long TIOCGPTN = 0x80045430L;
  long FIONREAD = 0x541BL;
  long TCGETS2 = 0x802C542AL;
  long TCSETS2 = 0x402C542BL;

  short POLLIN = 1;
  short POLLOUT = 4;

  int EINTR = 4;
  int EIO = 5;
  int EAGAIN = 11;

  int open(String path, int flags) throws LastErrorException;

  int close(int file) throws LastErrorException;

  NativeLong read(int file, byte[] into, NativeLong count) throws LastErrorException;

  NativeLong write(int file, byte[] octets, NativeLong count) throws LastErrorException;

  int ioctl(int file, NativeLong request, Pointer argument) throws LastErrorException;

  int poll(Pointer files, NativeLong count, int millis) throws LastErrorException;
}
