// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Instant;
import java.util.function.BooleanSupplier;

/** The gateway's clocks. Called from several threads. */
public interface GatewayClock {

  /** The time of day; it may jump either way. */
  Instant now();

  /** Monotonic nanoseconds, the same that {@link System#nanoTime} counts: lines wait by it. */
  long nanos();

  /** Whether the time of day is known to be right. */
  boolean proven();

  /** The system's clocks; {@code proven} is asked each time. */
  static GatewayClock system(BooleanSupplier proven) {
    return new GatewayClock() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public boolean proven() {
        return proven.getAsBoolean();
      }
    };
  }
}
