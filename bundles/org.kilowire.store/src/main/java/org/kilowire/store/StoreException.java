// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.io.Serial;

/** The database cannot be used, or failed. What was acknowledged before is not touched by it. */
public class StoreException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
