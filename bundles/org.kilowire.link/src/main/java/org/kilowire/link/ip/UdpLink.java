// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;

/**
 * Datagrams to and from one peer. That nobody listens there is noticed only if its host says so.
 */
final class UdpLink implements Link {

  /** RFC 768: the length field has 16 bits. */
  static final int MAX_DATAGRAM = 65_535;

  private final String name;
  private final DatagramChannel channel;
  private final Readiness readiness;

  /** For readers with too little room for any datagram; a datagram that does not fit is dropped. */
  private ByteBuffer spare;

  private UdpLink(String name, DatagramChannel channel) throws IOException {
    this.name = name;
    this.channel = channel;
    this.readiness = new Readiness(channel);
  }

  static UdpLink connect(String name, InetSocketAddress address) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.connect(address);
      return new UdpLink(name, channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void send(ByteBuffer octets, long deadlineNanos) throws LinkException {
    try {
      Readiness.checkInterrupt();
      while (octets.hasRemaining() && channel.write(octets) == 0) {
        if (!readiness.await(SelectionKey.OP_WRITE, deadlineNanos)) {
          throw new LinkException("the datagram did not leave in time");
        }
      }
    } catch (IOException e) {
      throw SocketFailures.of(name, e);
    }
  }

  @Override
  public int receive(ByteBuffer into, long deadlineNanos) throws LinkException {
    if (!into.hasRemaining()) {
      throw new IllegalArgumentException("no room to receive into");
    }
    try {
      Readiness.checkInterrupt();
      while (true) {
        int count = read(into);
        if (count > 0) {
          return count;
        }
        if (count == 0 && !readiness.await(SelectionKey.OP_READ, deadlineNanos)) {
          return 0;
        }
      }
    } catch (IOException e) {
      throw SocketFailures.of(name, e);
    }
  }

  /** 0: none is there; -1: it did not fit. */
  private int read(ByteBuffer into) throws IOException {
    if (into.remaining() >= MAX_DATAGRAM) {
      return channel.read(into);
    }
    if (spare == null) {
      spare = ByteBuffer.allocate(MAX_DATAGRAM);
    }
    int count = channel.read(spare.clear());
    if (count > into.remaining()) {
      return -1;
    }
    into.put(spare.flip());
    return count;
  }

  @Override
  public boolean datagram() {
    return true;
  }

  @Override
  public void close() {
    try (channel;
        readiness) {
      // Nothing to say to the peer: datagrams have no end.
    } catch (IOException e) {
      // The system has taken it back already.
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
