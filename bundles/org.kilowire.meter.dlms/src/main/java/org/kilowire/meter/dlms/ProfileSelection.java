// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.time.Instant;

/** Which rows of a profile are wanted. */
public sealed interface ProfileSelection {

  /** Rows with times from {@code from} to {@code to}, both included, whatever the meter sends. */
  record Between(Instant from, Instant to) implements ProfileSelection {}

  /**
   * Rows by their place in the archive.
   *
   * @param from from 1
   * @param to the last one, included; 0 is the last there is
   */
  record Entries(long from, long to) implements ProfileSelection {}

  /** All rows there are. */
  record All() implements ProfileSelection {}
}
