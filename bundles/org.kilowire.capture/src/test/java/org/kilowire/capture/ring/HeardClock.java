// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.ring;

import java.util.function.BooleanSupplier;
import org.kilowire.capture.LiveListener;

/** Compares the time that it is told with the steps that it was told of. */
final class HeardClock implements LiveListener {

  static final long STEP = 5_000_000_000L;

  private long told;
  private long before;
  private long looks;
  private int early;

  @Override
  public synchronized void clockStepped(long nanos) {
    told += nanos;
    before += nanos;
  }

  @Override
  public synchronized void look(long nowNanos) {
    if (looks > 0 && Math.abs(nowNanos - before) > STEP / 2) {
      early++;
    }
    before = nowNanos;
    looks++;
  }

  /** Whether so many more looks have come than now. */
  synchronized BooleanSupplier looks(int more) {
    long wanted = looks + more;
    return () -> hasLooked(wanted);
  }

  private synchronized boolean hasLooked(long wanted) {
    return looks >= wanted;
  }

  synchronized int early() {
    return early;
  }

  synchronized long told() {
    return told;
  }
}
