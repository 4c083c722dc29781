// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.option;

/** Options that cannot be used as they were given; the message says why. Exit code 2. */
public final class WrongUsage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WrongUsage(String message) {
    super(message);
  }
}
