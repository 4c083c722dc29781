// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.kura.wire.WireEnvelope;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Wire;

/** As Kura's own (K46): takes envelopes at once and hands them on from a thread of its own. */
final class FifoConsumer implements Consumer, AutoCloseable {

  private final BlockingQueue<WireEnvelope> queue = new LinkedBlockingQueue<>(50);
  private final List<Consumer> receivers = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::work, "test-fifo");

  FifoConsumer(Consumer... receivers) {
    this.receivers.addAll(List.of(receivers));
    thread.start();
  }

  private void work() {
    try {
      while (true) {
        WireEnvelope in = queue.take();
        WireEnvelope out = new WireEnvelope("fifo-1-1", in.getRecords());
        receivers.forEach(receiver -> receiver.updated(null, out));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void updated(Wire wire, Object value) {
    try {
      queue.put((WireEnvelope) value);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void producersConnected(Wire[] wires) {}

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
