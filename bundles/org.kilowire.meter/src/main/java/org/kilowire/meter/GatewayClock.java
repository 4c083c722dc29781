// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.time.Instant;

/** The gateway's clocks. Called from several threads. */
public interface GatewayClock {

  /** The time of day; it may jump either way. */
  Instant now();

  /** Monotonic nanoseconds, the same that {@link System#nanoTime} counts: lines wait by it. */
  long nanos();

  /** Whether the time of day is known to be right. */
  boolean proven();
}
