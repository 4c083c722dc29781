// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.delivery;

import java.io.Serial;
import java.time.Duration;
import org.kilowire.kura.wire.failure.WireReason;
import org.kilowire.meter.Source;

/** What was sent along a wire is not known to be safe. */
public final class WireException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  private final WireReason reason;

  private WireException(WireReason reason, String detail) {
    super(reason.code() + ": " + detail);
    this.reason = reason;
  }

  static WireException lost(Source source) {
    return new WireException(
        WireReason.WIRE_LOST, "no Outbox at the end of the wire stored it: " + named(source));
  }

  static WireException slow(Source source, Duration limit) {
    return new WireException(
        WireReason.STORE_SLOW, "no commit in " + limit + "; it may still come: " + named(source));
  }

  private static String named(Source source) {
    return "meter " + source.meter() + ", series " + source.series();
  }

  static WireException busy() {
    return new WireException(WireReason.WIRE_BUSY, "emission queue is full");
  }

  /** There is no store. */
  public static WireException away() {
    return new WireException(WireReason.STORE_AWAY, "there is no store");
  }

  /** What it is counted as. */
  public WireReason reason() {
    return reason;
  }
}
