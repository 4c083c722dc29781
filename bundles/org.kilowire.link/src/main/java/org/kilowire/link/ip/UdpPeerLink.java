// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.memory.Duct;

/** One sender's share of a server's UDP port. */
final class UdpPeerLink implements Link {

  private final DatagramChannel channel;
  private final SocketAddress peer;
  private final Runnable closed;
  private final Duct arrived = new Duct(true);
  private volatile boolean open = true;

  UdpPeerLink(DatagramChannel channel, SocketAddress peer, Runnable closed) {
    this.channel = channel;
    this.peer = peer;
    this.closed = closed;
  }

  /** A datagram of this sender; dropped where too many lie unread. */
  void arrived(ByteBuffer datagram) throws LinkException {
    arrived.put(datagram, System.nanoTime());
  }

  /** A datagram that the system has no room for is lost, as it may be anywhere on its way. */
  @Override
  public void send(ByteBuffer octets, long deadlineNanos) throws LinkException {
    try {
      Readiness.checkInterrupt();
      if (!open) {
        throw new LinkException("closed on this side");
      }
      channel.send(octets, peer);
      octets.position(octets.limit());
    } catch (IOException e) {
      throw SocketFailures.of(toString(), e);
    }
  }

  @Override
  public int receive(ByteBuffer into, long deadlineNanos) throws LinkException {
    return arrived.take(into, deadlineNanos);
  }

  @Override
  public boolean datagram() {
    return true;
  }

  @Override
  public void close() {
    open = false;
    arrived.shut();
    closed.run();
  }

  @Override
  public String toString() {
    return "udp:/" + peer;
  }
}
