// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.octets;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.kilowire.capture.CaptureReason;
import org.kilowire.capture.LiveState;
import org.kilowire.capture.live.LiveReader;
import org.kilowire.sv.ft3.Ft3Options;

/** A stream from a converter that calls; the newest caller is the one. */
final class ListeningWork extends SelectedWork {

  private final InetSocketAddress local;
  private SocketChannel caller;

  ListeningWork(InetSocketAddress local, Ft3Options expected, LiveReader.Told told) {
    super(expected, told);
    this.local = local;
  }

  @Override
  String what() {
    return "TCP listening at " + local;
  }

  @Override
  void openChannel() throws IOException {
    ServerSocketChannel listening = ServerSocketChannel.open();
    select(listening, SelectionKey.OP_ACCEPT);
    listening.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    listening.bind(local, 1);
    told.state(LiveState.WAITING, what() + ": nobody has called yet");
  }

  @Override
  void ready(SelectionKey key) throws IOException {
    if (key.isAcceptable()) {
      accept((ServerSocketChannel) key.channel());
    } else if (key.channel() == caller) {
      read();
    }
  }

  private void accept(ServerSocketChannel listening) throws IOException {
    SocketChannel next = listening.accept();
    if (next == null) {
      return;
    }
    drop();
    next.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    select(next, SelectionKey.OP_READ);
    caller = next;
    told.state(LiveState.RECEIVING, "");
  }

  private void drop() {
    if (caller != null) {
      closed(caller);
      caller = null;
      cut();
    }
  }

  /** A caller that breaks off does not end the listening. */
  private void read() {
    int count;
    try {
      count = caller.read(reading.clear());
    } catch (IOException e) {
      count = -1;
    }
    if (count >= 0) {
      came(reading.array(), count);
    } else {
      drop();
      told.state(LiveState.WAITING, what() + ": the caller has hung up");
    }
  }

  @Override
  public void shut() {
    caller = null;
    super.shut();
  }

  /** A port of another program's is a mistake in a setting more often than it becomes free. */
  @Override
  public boolean helpsToWait(CaptureReason reason) {
    return false;
  }
}
