// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.io.IOException;
import java.io.Serial;

/** A line failed: it could not be opened, was closed by the far end, or did not take octets. */
public final class LinkException extends IOException {

  @Serial private static final long serialVersionUID = 1;

  public LinkException(String message) {
    super(message);
  }

  public LinkException(String message, Throwable cause) {
    super(message, cause);
  }
}
