// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.ring;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.Arrays;
import org.kilowire.capture.linux.Scratch;
import org.kilowire.conversation.Octets;

/** What tests do and the bundle never does: it sends. */
final class TestCalls {

  static {
    Native.register(TestCalls.class, "c");
  }

  private TestCalls() {}

  private static native NativeLong sendto(
      int socket, byte[] octets, NativeLong count, int flags, Pointer to, int toLength)
      throws LastErrorException;

  private static native int capset(Pointer header, Pointer data) throws LastErrorException;

  /** Takes all that root may away from the thread, and from those that it starts. */
  static void dropCapabilities() {
    try (Scratch header = new Scratch(8);
        Scratch none = new Scratch(24)) {
      header.memory().setInt(0, 0x20080522); // _LINUX_CAPABILITY_VERSION_3, of this thread
      capset(header.memory(), none.memory());
    }
  }

  /** Sends frames out of an interface. */
  static void send(String networkInterface, Octets... frames) {
    try (PacketSocket socket = new PacketSocket();
        Scratch address = new Scratch(20)) {
      address.memory().setShort(0, (short) 17);
      address.memory().setInt(4, socket.index(networkInterface));
      for (Octets frame : frames) {
        byte[] octets = frame.toArray();
        NativeLong length = new NativeLong(octets.length);
        sendto(socket.descriptor(), octets, length, 0, address.memory(), 20);
      }
    }
  }

  /** Sends one frame so many times. */
  static void sendOften(String networkInterface, Octets frame, int times) {
    Octets[] frames = new Octets[times];
    Arrays.fill(frames, frame);
    send(networkInterface, frames);
  }
}
