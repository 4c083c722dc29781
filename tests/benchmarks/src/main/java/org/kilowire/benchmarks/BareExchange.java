// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * The floor: so many octets sent and so many received over TCP, without any meaning. A request
 * begins with its own length and that of the answer that it wants, 16 bits each.
 */
final class BareExchange implements AutoCloseable {

  private static final int MOST = 1 << 16;

  private final SocketChannel channel;
  private final Selector selector;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(MOST);

  BareExchange(int port) throws IOException {
    channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    selector = Selector.open();
    channel.register(selector, SelectionKey.OP_READ);
  }

  /** One exchange, waiting with a selector as a client that has deadlines must. */
  void exchange(int request, int answer) throws IOException {
    buffer.clear().putShort((short) request).putShort((short) answer).position(request).flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    int left = answer;
    while (left > 0) {
      selector.select(10_000);
      selector.selectedKeys().clear();
      buffer.clear();
      int count = channel.read(buffer);
      if (count < 0) {
        throw new EOFException();
      }
      left -= count;
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }

  /** The other end, for one client after the other. */
  static Server serve() throws IOException {
    ServerSocketChannel listening = ServerSocketChannel.open();
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread thread = new Thread(() -> accept(listening), "bare-exchange");
    thread.setDaemon(true);
    thread.start();
    return new Server(listening);
  }

  /** The listening end. */
  record Server(ServerSocketChannel listening) implements AutoCloseable {

    int port() throws IOException {
      return ((InetSocketAddress) listening.getLocalAddress()).getPort();
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }

  private static void accept(ServerSocketChannel listening) {
    while (listening.isOpen()) {
      try (SocketChannel one = listening.accept()) {
        one.setOption(StandardSocketOptions.TCP_NODELAY, true);
        answer(one);
      } catch (IOException e) {
        // the client has gone, or the end
      }
    }
  }

  private static void answer(SocketChannel one) throws IOException {
    ByteBuffer in = ByteBuffer.allocateDirect(MOST);
    ByteBuffer out = ByteBuffer.allocateDirect(MOST);
    while (one.read(in) >= 0) {
      if (in.position() >= 4 && in.position() >= Short.toUnsignedInt(in.getShort(0))) {
        out.clear().limit(Short.toUnsignedInt(in.getShort(2)));
        in.clear();
        while (out.hasRemaining()) {
          one.write(out);
        }
      }
    }
  }
}
