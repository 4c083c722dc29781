// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.io.Serial;

/** The IMS's database cannot be used, or failed. What was confirmed before is not touched by it. */
public final class ImsException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public ImsException(String message) {
    super(message);
  }

  public ImsException(String message, Throwable cause) {
    super(message, cause);
  }
}
