// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.ring;

import com.sun.jna.LastErrorException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.CaptureReason;
import org.kilowire.capture.block.RingBlock;
import org.kilowire.capture.linux.LinuxCalls;
import org.kilowire.capture.linux.PolledFile;

/**
 * An interface's ring while it is open. A block is copied as a whole and given back at once: one
 * copy of a quarter of a megabyte costs less than a thousand of a frame, and what is slow behind it
 * does not hold the block. One owner, who also closes it.
 */
final class PacketRing implements AutoCloseable {

  private static final VarHandle STATUS =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private static final int OURS = 1;
  private static final int KERNELS = 0;

  private final PacketSocket socket;
  private final PolledFile polled;
  private final ByteBuffer ring;
  private final RingOptions options;
  private final int index;
  private int block;

  private PacketRing(PacketSocket socket, RingOptions options) {
    this.socket = socket;
    this.options = options;
    index = socket.index(options.networkInterface());
    socket.ignoreOutgoing();
    RingFilter.attach(socket.descriptor());
    ring = socket.map(options).order(ByteOrder.nativeOrder());
    socket.join(index, options.groups(), options.promiscuous());
    polled = new PolledFile(socket.descriptor());
    socket.bind(index);
  }

  /**
   * Opens an interface.
   *
   * @throws CaptureException with {@link CaptureReason#NO_INTERFACE} if it is not there
   */
  static PacketRing open(RingOptions options) throws CaptureException {
    PacketSocket socket = null;
    try {
      socket = new PacketSocket();
      return new PacketRing(socket, options);
    } catch (LastErrorException e) {
      if (socket != null) {
        socket.close();
      }
      throw refused(options.networkInterface(), e);
    }
  }

  private static CaptureException refused(String name, LastErrorException e) {
    return switch (e.getErrorCode()) {
      case LinuxCalls.EPERM, LinuxCalls.EACCES -> CaptureException.notPermitted(name, e);
      case LinuxCalls.ENODEV, LinuxCalls.ENXIO ->
          new CaptureException(CaptureReason.NO_INTERFACE, name + ": no such interface", e);
      case LinuxCalls.EAFNOSUPPORT, LinuxCalls.ENOPROTOOPT ->
          new CaptureException(
              CaptureReason.NOT_SUPPORTED, name + ": this system has no ring to capture from", e);
      default ->
          new CaptureException(
              CaptureReason.NOT_OPENED, name + ": cannot be opened: " + e.getMessage(), e);
    };
  }

  /** Whether there is a block to be taken. */
  boolean ready() {
    return ((int) STATUS.getAcquire(ring, at() + RingBlock.STATUS_AT) & OURS) != 0;
  }

  private int at() {
    return block * options.blockOctets();
  }

  /**
   * Copies the block that is ready and gives it back.
   *
   * @param into has room for a block
   * @return octets of it
   */
  int take(byte[] into) {
    int at = at();
    int used = ring.getInt(at + RingBlock.LENGTH_AT);
    int length = used < 0 || used > into.length ? into.length : used;
    ring.get(at, into, 0, length);
    STATUS.setRelease(ring, at + RingBlock.STATUS_AT, KERNELS);
    block = block + 1 == options.blocks() ? 0 : block + 1;
    return length;
  }

  /**
   * Waits for a block.
   *
   * @return an error of the socket, as errno has it; 0 where there is none
   */
  int await(int millis) {
    int events = polled.await(millis);
    return (events & ~LinuxCalls.POLLIN) == 0 ? 0 : socket.takeError();
  }

  long takeDrops() {
    return socket.takeDrops();
  }

  /** What has become of the interface. */
  enum Presence {
    UP,
    DOWN,
    GONE
  }

  /** An interface that comes back under its name has another number; this ring is silent then. */
  Presence presence() {
    try {
      String name = options.networkInterface();
      if (socket.index(name) != index) {
        return Presence.GONE;
      }
      return socket.isUp(name) ? Presence.UP : Presence.DOWN;
    } catch (LastErrorException e) {
      return Presence.GONE;
    }
  }

  @Override
  public void close() {
    polled.close();
    socket.close();
  }
}
