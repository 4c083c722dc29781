// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.json;

import java.io.IOException;
import java.io.Serial;
import org.kilowire.conversation.Reason;

/** Ends the reading of a message; never leaves the codec that began it. */
public final class MalformedMessage extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Reason reason;

  public MalformedMessage(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
