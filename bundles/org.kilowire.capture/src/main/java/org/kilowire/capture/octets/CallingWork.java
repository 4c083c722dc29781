// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.octets;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.kilowire.capture.LiveState;
import org.kilowire.capture.live.LiveReader;
import org.kilowire.sv.ft3.Ft3Options;

/** A stream from a converter that is called. */
final class CallingWork extends SelectedWork {

  private static final long CONNECT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final InetSocketAddress peer;
  private long calledAt;
  private boolean connected;

  CallingWork(InetSocketAddress peer, Ft3Options expected, LiveReader.Told told) {
    super(expected, told);
    this.peer = peer;
  }

  @Override
  String what() {
    return "TCP " + peer;
  }

  /** The name is looked up anew each time. */
  @Override
  void openChannel() throws IOException {
    connected = false;
    calledAt = System.nanoTime();
    SocketChannel channel = SocketChannel.open();
    SelectionKey key = select(channel, SelectionKey.OP_CONNECT);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    told.state(LiveState.WAITING, what() + " does not answer yet");
    if (channel.connect(new InetSocketAddress(peer.getHostString(), peer.getPort()))) {
      answered(key);
    }
  }

  private void answered(SelectionKey key) {
    connected = true;
    key.interestOps(SelectionKey.OP_READ);
    told.state(LiveState.RECEIVING, "");
  }

  @Override
  void ready(SelectionKey key) throws IOException {
    SocketChannel channel = (SocketChannel) key.channel();
    if (!connected) {
      if (channel.finishConnect()) {
        answered(key);
      }
      return;
    }
    int count = channel.read(reading.clear());
    if (count < 0) {
      throw new EOFException(what() + " has hung up");
    }
    came(reading.array(), count);
  }

  @Override
  void waited() throws IOException {
    if (!connected && System.nanoTime() - calledAt >= CONNECT_NANOS) {
      throw new IOException(what() + " does not answer");
    }
  }
}
