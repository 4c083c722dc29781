// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.pty;

import static org.kilowire.simulators.pty.LibC.C;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;

/** The file descriptors of a pseudo-terminal, in words of Java. Not thread-safe. */
final class Terminal {

  private static final String MULTIPLEXER = "/dev/ptmx";
  private static final int OCTETS = 4096;

  // struct termios2 (asm-generic/termbits.h): four flags, a line discipline, 19 characters, speeds.
  private static final int TERMIOS_OCTETS = 44;
  private static final int C_CFLAG = 8;
  private static final int C_OSPEED = 40;
  private static final int B9600 = 0xD;
  private static final int CS8 = 0x30;
  private static final int CREAD = 0x80;
  private static final int CLOCAL = 0x800;

  // struct pollfd: int fd, short events, short revents.
  private static final int POLLFD_OCTETS = 8;
  private static final int EVENTS = 4;

  private final int master;
  private final int slave;
  private final String path;

  private Terminal(int master, int slave, String path) {
    this.master = master;
    this.slave = slave;
    this.path = path;
  }

  /** A new one, at 9600 Bd and without any processing of characters. */
  static Terminal open() {
    int master =
        C.open(MULTIPLEXER, LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_NONBLOCK | LibC.O_CLOEXEC);
    try {
      control(master, LibC.TIOCSPTLCK, new Memory(Integer.BYTES), 0);
      String path = "/dev/pts/" + number(master, LibC.TIOCGPTN);
      int slave = C.open(path, LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_CLOEXEC);
      makeRaw(slave);
      return new Terminal(master, slave, path);
    } catch (LastErrorException e) {
      C.close(master);
      throw e;
    }
  }

  private static void control(int file, long request, Memory argument, int value) {
    argument.setInt(0, value);
    C.ioctl(file, new NativeLong(request), argument);
  }

  private static int number(int file, long request) {
    try (Memory number = new Memory(Integer.BYTES)) {
      control(file, request, number, 0);
      return number.getInt(0);
    }
  }

  private static void makeRaw(int slave) {
    try (Memory termios = new Memory(TERMIOS_OCTETS)) {
      termios.clear();
      termios.setInt(C_CFLAG, B9600 | CS8 | CREAD | CLOCAL);
      C.ioctl(slave, new NativeLong(LibC.TCSETS2), termios);
    }
  }

  String path() {
    return path;
  }

  /** The speed that whoever has the device open has set, bits a second. */
  int baud() {
    try (Memory termios = new Memory(TERMIOS_OCTETS)) {
      C.ioctl(master, new NativeLong(LibC.TCGETS2), termios);
      return termios.getInt(C_OSPEED);
    }
  }

  /**
   * How many octets whoever has the device open has not read yet. Polling has the kernel bring what
   * is under way to where it is counted.
   */
  int unread() {
    await(slave, LibC.POLLIN, 0);
    return number(slave, LibC.FIONREAD);
  }

  boolean awaitReadable(int millis) {
    return await(master, LibC.POLLIN, millis);
  }

  boolean awaitWritable(int millis) {
    return await(master, LibC.POLLOUT, millis);
  }

  private static boolean await(int descriptor, short events, int millis) {
    try (Memory file = new Memory(POLLFD_OCTETS)) {
      file.setInt(0, descriptor);
      file.setShort(EVENTS, events);
      file.setShort(EVENTS + Short.BYTES, (short) 0);
      return C.poll(file, new NativeLong(1), millis) > 0;
    } catch (LastErrorException e) {
      if (e.getErrorCode() == LibC.EINTR) {
        return false;
      }
      throw e;
    }
  }

  /** What has come, at most {@code most} octets; empty where nothing has. */
  byte[] read(int most) {
    byte[] octets = new byte[Math.min(most, OCTETS)];
    int count = once(() -> C.read(master, octets, new NativeLong(octets.length)).intValue());
    return count == octets.length ? octets : java.util.Arrays.copyOf(octets, count);
  }

  /** How many octets there was room for. */
  int write(byte[] octets) {
    return once(() -> C.write(master, octets, new NativeLong(octets.length)).intValue());
  }

  private interface Call {
    int run();
  }

  private static int once(Call call) {
    try {
      return call.run();
    } catch (LastErrorException e) {
      if (e.getErrorCode() == LibC.EAGAIN || e.getErrorCode() == LibC.EINTR) {
        return 0;
      }
      throw e;
    }
  }

  /** The device goes away under whoever has it open, as a USB adapter that is pulled out. */
  void close() {
    C.close(master);
    C.close(slave);
  }
}
