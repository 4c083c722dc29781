// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.meter;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.kilowire.conversation.trace.Direction;
import org.kilowire.conversation.trace.Explainer;

/** Counts octets. */
final class Traffic implements Explainer {

  private final Runnable counted;
  private long sent;
  private long received;

  /**
   * @param counted called after each count
   */
  Traffic(Runnable counted) {
    this.counted = counted;
  }

  @Override
  public void passed(Direction direction, ByteBuffer octets, Consumer<String> lines) {
    if (direction == Direction.SENT) {
      sent += octets.remaining();
    } else {
      received += octets.remaining();
    }
    counted.run();
  }

  long received() {
    return received;
  }

  long all() {
    return sent + received;
  }
}
