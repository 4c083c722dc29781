// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Wire;

/** A receiver that keeps what it gets. */
final class Tap implements Consumer {

  private final BlockingQueue<WireEnvelope> envelopes = new LinkedBlockingQueue<>();

  /** The records of the next envelope; waits for it. */
  List<WireRecord> next() throws InterruptedException {
    WireEnvelope envelope = envelopes.poll(30, TimeUnit.SECONDS);
    if (envelope == null) {
      throw new AssertionError("no envelope came");
    }
    return envelope.getRecords();
  }

  boolean isEmpty() {
    return envelopes.isEmpty();
  }

  @Override
  public void updated(Wire wire, Object value) {
    envelopes.add((WireEnvelope) value);
  }

  @Override
  public void producersConnected(Wire[] wires) {}
}
