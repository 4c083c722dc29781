// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.octets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.CaptureReason;
import org.kilowire.capture.live.LiveReader;
import org.kilowire.sv.ft3.Ft3Options;

/** Octets of channels that a selector waits for. */
abstract class SelectedWork extends OctetWork {

  final ByteBuffer reading = ByteBuffer.allocate(READING);
  private volatile Selector selector;
  private IOException failure;

  SelectedWork(Ft3Options expected, LiveReader.Told told) {
    super(expected, told);
  }

  /** Opens the first channel and {@link #select selects} it. */
  abstract void openChannel() throws IOException;

  /** As people call it. */
  abstract String what();

  /** Something can be done with a channel. */
  abstract void ready(SelectionKey key) throws IOException;

  final SelectionKey select(SelectableChannel channel, int operations) throws IOException {
    channel.configureBlocking(false);
    return channel.register(selector, operations);
  }

  @Override
  public final void open() throws CaptureException {
    try {
      selector = Selector.open();
      openChannel();
    } catch (IOException | RuntimeException e) {
      shut();
      throw notOpened(what(), e instanceof IOException io ? io : new IOException(e));
    }
  }

  @Override
  public final boolean isOpen() {
    return selector != null;
  }

  @Override
  public final void receive() throws IOException {
    failure = null;
    selector.select(this::tryReady, WAIT_MILLIS);
    if (failure != null) {
      throw failure;
    }
    waited();
  }

  private void tryReady(SelectionKey key) {
    try {
      if (key.isValid()) {
        ready(key);
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  /** Comes after each wait. */
  void waited() throws IOException {}

  @Override
  public void shut() {
    Selector closing = selector;
    selector = null;
    if (closing != null) {
      closing.keys().forEach(key -> closed(key.channel()));
      closed(closing);
      cut();
    }
  }

  static void closed(AutoCloseable channel) {
    try {
      channel.close();
    } catch (Exception e) {
      // Nothing of it is needed any more.
    }
  }

  @Override
  public final void wake() {
    Selector waiting = selector;
    if (waiting != null) {
      waiting.wakeup();
    }
  }

  /** An address may be free, a name known, a converter on later. */
  @Override
  public boolean helpsToWait(CaptureReason reason) {
    return true;
  }
}
