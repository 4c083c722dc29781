// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;

/** A TCP connection. Small requests leave at once, and a dead peer is noticed some day. */
final class TcpLink implements Link {

  /** How much unread input is read away at the end, lest the kernel resets instead of closing. */
  private static final int FAREWELL_OCTETS = 64 * 1024;

  private final String name;
  private final SocketChannel channel;
  private final Readiness readiness;
  private final Runnable closed;
  private final AtomicBoolean closing = new AtomicBoolean();

  private TcpLink(String name, SocketChannel channel, Runnable closed) throws IOException {
    this.name = name;
    this.channel = channel;
    this.closed = closed;
    this.readiness = new Readiness(channel);
  }

  /** Over a connection that somebody has accepted; the channel is closed if that fails. */
  static TcpLink over(String name, SocketChannel channel, Runnable closed) throws IOException {
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      return new TcpLink(name, channel, closed);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  static TcpLink connect(String name, InetSocketAddress address, long deadlineNanos)
      throws IOException {
    TcpLink link = over(name, SocketChannel.open(), () -> {});
    boolean connected = false;
    try {
      connected = link.channel.connect(address) || link.finish(deadlineNanos);
    } finally {
      if (!connected) {
        link.close();
      }
    }
    return link;
  }

  private boolean finish(long deadlineNanos) throws IOException {
    while (readiness.await(SelectionKey.OP_CONNECT, deadlineNanos)) {
      if (channel.finishConnect()) {
        return true;
      }
    }
    throw new LinkException("not connected in time");
  }

  @Override
  public void send(ByteBuffer octets, long deadlineNanos) throws LinkException {
    try {
      Readiness.checkInterrupt();
      while (true) {
        channel.write(octets);
        if (!octets.hasRemaining()) {
          return;
        }
        if (!readiness.await(SelectionKey.OP_WRITE, deadlineNanos)) {
          throw new LinkException(octets.remaining() + " octets were not taken in time");
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
        int count = channel.read(into);
        if (count != 0) {
          return count;
        }
        if (!readiness.await(SelectionKey.OP_READ, deadlineNanos)) {
          return 0;
        }
      }
    } catch (IOException e) {
      throw SocketFailures.of(name, e);
    }
  }

  /** Says so to the peer first: a modem that misses the end keeps its socket, and us, out. */
  @Override
  public void close() {
    if (closing.getAndSet(true)) {
      return;
    }
    try (channel;
        readiness) {
      if (channel.isConnected()) {
        channel.shutdownOutput();
        readAway();
      }
    } catch (IOException e) {
      // The peer was faster: there is nobody left to say goodbye to.
    } finally {
      closed.run();
    }
  }

  private void readAway() throws IOException {
    ByteBuffer rest = ByteBuffer.allocate(4096);
    int left = FAREWELL_OCTETS;
    int count = 0;
    while (left > 0 && (count = channel.read(rest.clear())) > 0) {
      left -= count;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
