// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.live;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Sends frames out of an interface, as they are: up to 64 in one call of the system (sendmmsg(2),
 * packet(7)). One owner.
 */
public final class InterfaceSink implements LiveSink {

  private static final int MOST = 64;
  private static final int FRAME_OCTETS = 2048;

  // struct mmsghdr: a msghdr (name, its length, iovec, their count, control, its length, flags),
  // and
  // the octets sent. struct iovec: address, length. All as wide as a pointer.
  private static final int WIDE = Native.POINTER_SIZE;
  private static final int MESSAGE_OCTETS = 8 * WIDE;
  private static final int IOVEC_AT = 2 * WIDE;
  private static final int IOVECS_AT = 3 * WIDE;
  private static final int IOVEC_OCTETS = 2 * WIDE;

  // struct ifreq, struct sockaddr_ll
  private static final int IFREQ_OCTETS = 40;
  private static final int IFREQ_UNION = 16;
  private static final int LONGEST_NAME = 15;
  private static final int ADDRESS_OCTETS = 20;
  private static final int ADDRESS_INTERFACE = 4;

  private final String name;
  private final int socket;
  private final Memory messages = new Memory((long) MOST * MESSAGE_OCTETS);
  private final Memory vectors = new Memory((long) MOST * IOVEC_OCTETS);
  private final Memory frames = new Memory((long) MOST * FRAME_OCTETS);
  private int waiting;
  private boolean closed;

  private InterfaceSink(String name, int socket) {
    this.name = name;
    this.socket = socket;
    messages.clear();
    for (int i = 0; i < MOST; i++) {
      Pointer vector = vectors.share((long) i * IOVEC_OCTETS);
      vector.setPointer(0, frames.share((long) i * FRAME_OCTETS));
      messages.setPointer((long) i * MESSAGE_OCTETS + IOVEC_AT, vector);
      messages.setNativeLong((long) i * MESSAGE_OCTETS + IOVECS_AT, new NativeLong(1));
    }
  }

  /**
   * Opens an interface to send.
   *
   * @throws IOException if there is none of that name, or this process may not
   */
  public static InterfaceSink open(String name) throws IOException {
    byte[] octets = name.getBytes(StandardCharsets.UTF_8);
    if (octets.length == 0 || octets.length > LONGEST_NAME) {
      throw new IOException("an interface has a name of 1..15 octets: " + name);
    }
    int socket = -1;
    try {
      socket =
          SendCalls.socket(SendCalls.AF_PACKET, SendCalls.SOCK_RAW | SendCalls.SOCK_CLOEXEC, 0);
      bind(socket, octets);
      return new InterfaceSink(name, socket);
    } catch (LastErrorException e) {
      if (socket >= 0) {
        SendCalls.close(socket);
      }
      throw refused(name, e);
    } catch (LinkageError e) {
      throw new IOException("only Linux sends frames of one's own: " + e.getMessage(), e);
    }
  }

  private static void bind(int socket, byte[] name) {
    try (Memory memory = new Memory(IFREQ_OCTETS)) {
      memory.clear();
      memory.write(0, name, 0, name.length);
      SendCalls.ioctl(socket, new NativeLong(SendCalls.SIOCGIFINDEX), memory);
      int index = memory.getInt(IFREQ_UNION);
      memory.clear();
      memory.setShort(0, (short) SendCalls.AF_PACKET);
      memory.setInt(ADDRESS_INTERFACE, index);
      SendCalls.bind(socket, memory, ADDRESS_OCTETS);
    }
  }

  private static IOException refused(String name, LastErrorException e) {
    return switch (e.getErrorCode()) {
      case SendCalls.EPERM ->
          new IOException(name + ": this process may not send frames: it has no CAP_NET_RAW", e);
      case SendCalls.ENODEV -> new IOException(name + ": no such interface", e);
      default -> new IOException(name + ": " + e.getMessage(), e);
    };
  }

  @Override
  public void frame(int stream, long nanos, byte[] octets, int length) throws IOException {
    if (length > FRAME_OCTETS) {
      throw new IOException("Ethernet has no frames of " + length + " octets");
    }
    if (waiting == MOST) {
      flush();
    }
    frames.write((long) waiting * FRAME_OCTETS, octets, 0, length);
    vectors.setNativeLong((long) waiting * IOVEC_OCTETS + WIDE, new NativeLong(length));
    waiting++;
  }

  /** Sends what has been held back. */
  @Override
  public void flush() throws IOException {
    int sent = 0;
    while (sent < waiting) {
      try {
        Pointer from = messages.share((long) sent * MESSAGE_OCTETS);
        sent += SendCalls.sendmmsg(socket, from, waiting - sent, 0);
      } catch (LastErrorException e) {
        if (!passes(e)) {
          waiting = 0;
          throw new IOException(name + ": frames cannot be sent: " + e.getMessage(), e);
        }
      }
    }
    waiting = 0;
  }

  private static boolean passes(LastErrorException e) {
    return switch (e.getErrorCode()) {
      case SendCalls.EINTR, SendCalls.EAGAIN, SendCalls.ENOBUFS ->
          !Thread.currentThread().isInterrupted();
      default -> false;
    };
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      flush();
    } finally {
      SendCalls.close(socket);
      messages.close();
      vectors.close();
      frames.close();
    }
  }
}
