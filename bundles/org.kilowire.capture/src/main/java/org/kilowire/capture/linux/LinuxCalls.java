// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.linux;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * The calls, as libc has them; one that fails throws, with errno as its code. None of them sends.
 * Get here by {@link LinuxLibrary#load} first.
 */
public final class LinuxCalls {

  // asm-generic/errno*.h
  public static final int EPERM = 1;
  public static final int EINTR = 4;
  public static final int ENXIO = 6;
  public static final int EAGAIN = 11;
  public static final int EACCES = 13;
  public static final int ENODEV = 19;
  public static final int EAFNOSUPPORT = 97;
  public static final int ENOPROTOOPT = 92;
  public static final int ENETDOWN = 100;

  // asm-generic/poll.h
  public static final short POLLIN = 1;
  public static final short POLLERR = 8;
  public static final short POLLHUP = 0x10;
  public static final short POLLNVAL = 0x20;

  // asm-generic/fcntl.h; x86, ARM and RISC-V have no others.
  public static final int O_RDONLY = 0;
  public static final int O_NOCTTY = 0x100;
  public static final int O_NONBLOCK = 0x800;
  public static final int O_CLOEXEC = 0x80000;

  // linux/time.h
  public static final int CLOCK_REALTIME = 0;
  public static final int CLOCK_MONOTONIC = 1;

  static {
    Native.register(LinuxCalls.class, NativeLibrary.getProcess());
  }

  private LinuxCalls() {}

  public static native int socket(int domain, int type, int protocol) throws LastErrorException;

  public static native int setsockopt(int file, int level, int name, Pointer value, int length)
      throws LastErrorException;

  public static native int getsockopt(int file, int level, int name, Pointer value, Pointer length)
      throws LastErrorException;

  public static native int bind(int file, Pointer address, int length) throws LastErrorException;

  public static native Pointer mmap(
      Pointer at, NativeLong length, int protection, int flags, int file, NativeLong offset)
      throws LastErrorException;

  public static native int munmap(Pointer at, NativeLong length) throws LastErrorException;

  public static native int poll(Pointer files, NativeLong count, int millis)
      throws LastErrorException;

  public static native int ioctl(int file, NativeLong request, Pointer argument)
      throws LastErrorException;

  public static native int open(String path, int flags) throws LastErrorException;

  public static native NativeLong read(int file, byte[] into, NativeLong count)
      throws LastErrorException;

  public static native int close(int file) throws LastErrorException;

  public static native int clock_gettime(int clock, Pointer time) throws LastErrorException;
}
