// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.octets;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import org.kilowire.capture.CaptureReason;
import org.kilowire.capture.LiveState;
import org.kilowire.capture.live.LiveReader;
import org.kilowire.sv.ft3.Ft3Options;

/** Datagrams with whole frames in them. */
final class DatagramWork extends SelectedWork {

  /** Half a second of ten streams. */
  private static final int BUFFER_OCTETS = 1 << 22;

  /** In a row, before it looks at anything else. */
  private static final int AT_ONCE = 1024;

  private final InetSocketAddress local;

  DatagramWork(InetSocketAddress local, Ft3Options expected, LiveReader.Told told) {
    super(expected, told);
    this.local = local;
  }

  @Override
  String what() {
    return "UDP " + local;
  }

  @Override
  void openChannel() throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    select(channel, SelectionKey.OP_READ);
    channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_OCTETS);
    channel.bind(local);
    told.state(LiveState.RECEIVING, "");
  }

  @Override
  void ready(SelectionKey key) throws IOException {
    DatagramChannel channel = (DatagramChannel) key.channel();
    for (int i = 0; i < AT_ONCE && channel.receive(reading.clear()) != null; i++) {
      came(reading.array(), reading.position());
      cut();
    }
  }

  /** A port of another program's is a mistake in a setting more often than it becomes free. */
  @Override
  public boolean helpsToWait(CaptureReason reason) {
    return false;
  }
}
