// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.io.Serial;

/** There is no room now, on the disk or within the store's limit. Later there may be. */
public final class StoreFullException extends StoreException {

  @Serial private static final long serialVersionUID = 1L;

  public StoreFullException(String message) {
    super(message);
  }

  public StoreFullException(String message, Throwable cause) {
    super(message, cause);
  }
}
