// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import java.io.Serial;
import org.kilowire.kura.wire.tally.WireReason;

/** What was sent along a wire is not known to be safe. */
final class WireException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  private final WireReason reason;

  private WireException(WireReason reason, String detail) {
    super(reason.code() + ": " + detail);
    this.reason = reason;
  }

  static WireException lost(String what) {
    return new WireException(
        WireReason.WIRE_LOST, "no Outbox at the end of the wire stored it: " + what);
  }

  static WireException busy() {
    return new WireException(WireReason.WIRE_BUSY, "too much waits for its way along the wire");
  }

  WireReason reason() {
    return reason;
  }
}
