// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture;

import java.io.IOException;
import java.io.Serial;
import java.util.Objects;

/** A source could not be opened. Its message is for people, and says what helps. */
public final class CaptureException extends IOException {

  @Serial private static final long serialVersionUID = 1;

  private final CaptureReason reason;

  public CaptureException(CaptureReason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason);
  }

  /**
   * The process lacks CAP_NET_RAW.
   *
   * @param what it wanted to read
   */
  public static CaptureException notPermitted(String what, Throwable cause) {
    return new CaptureException(
        CaptureReason.NOT_PERMITTED,
        what
            + ": this process may not capture, since it has no CAP_NET_RAW. A stock kura.service"
            + " has it; for one that has not, write\n"
            + "  [Service]\n"
            + "  AmbientCapabilities=CAP_NET_RAW\n"
            + "into /etc/systemd/system/kura.service.d/kilowire.conf, then run\n"
            + "  systemctl daemon-reload && systemctl restart kura\n"
            + "A program that is started by hand runs as root, or by\n"
            + "  setpriv --ambient-caps +net_raw --inh-caps +net_raw COMMAND",
        cause);
  }

  public CaptureReason reason() {
    return reason;
  }
}
