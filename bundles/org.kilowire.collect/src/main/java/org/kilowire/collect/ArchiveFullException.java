// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.io.Serial;

/** The archive has no room for more readings. */
public final class ArchiveFullException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  public ArchiveFullException(String message) {
    super(message);
  }

  public ArchiveFullException(String message, Throwable cause) {
    super(message, cause);
  }
}
