// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.io.Serial;

/** A record that cannot be read. */
public final class MalformedRecord extends Exception {

  @Serial private static final long serialVersionUID = 1;

  /**
   * Made for {@code message}; without a stack, for the field sends them.
   *
   * @param message key and what is wrong with it
   */
  public MalformedRecord(String message) {
    super(message, null, false, false);
  }
}
