// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.delivery;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.kura.wire.WireRecord;

/** A port whose receiver a test says. */
public final class FakePort implements EnvelopeEmitter {

  public volatile Consumer<List<WireRecord>> receiver = records -> {};
  public volatile boolean connected = true;

  @Override
  public void emit(List<WireRecord> records) {
    receiver.accept(records);
  }

  @Override
  public boolean isConnected() {
    return connected;
  }
}
