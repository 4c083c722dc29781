// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

/** How urgent a lease is, the most urgent first. */
public enum Priority {
  /** Somebody waits for the answer. */
  COMMAND,
  /** The schedule says now. */
  SCHEDULE,
  /** Old rows that can wait. */
  BACKFILL;

  public boolean isBefore(Priority other) {
    return compareTo(other) < 0;
  }
}
