// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Sends each frame as a datagram, as converters of FT3 do. One owner. */
public final class DatagramSink implements LiveSink {

  private final DatagramChannel channel;
  private final InetSocketAddress peer;
  private byte[] last = new byte[0];
  private ByteBuffer view = ByteBuffer.allocate(0);

  private DatagramSink(DatagramChannel channel, InetSocketAddress peer) {
    this.channel = channel;
    this.peer = peer;
  }

  /** To whoever listens there, or nobody. */
  public static DatagramSink open(InetSocketAddress peer) throws IOException {
    if (peer.isUnresolved()) {
      throw new IOException("no such host: " + peer.getHostString());
    }
    return new DatagramSink(DatagramChannel.open(), peer);
  }

  @Override
  public void frame(int stream, long nanos, byte[] octets, int length) throws IOException {
    if (last != octets) {
      last = octets;
      view = ByteBuffer.wrap(octets);
    }
    channel.send(view.clear().limit(length), peer);
  }

  @Override
  public void flush() {}

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
