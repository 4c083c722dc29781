// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import java.time.Duration;
import java.time.Instant;
import org.kilowire.meter.GatewayClock;

/** A clock that goes with the frames of a {@link PlayedBus}, and is moved by hand besides. */
public final class PlayedClock implements GatewayClock {

  /** The top of a minute. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private volatile long nanos = START.getEpochSecond() * 1_000_000_000L;
  private volatile boolean proven = true;

  @Override
  public Instant now() {
    return Instant.ofEpochSecond(0, nanos);
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public boolean proven() {
    return proven;
  }

  /** Ns since 1970. */
  public void set(long now) {
    nanos = Math.max(nanos, now);
  }

  public void pass(Duration time) {
    set(nanos + time.toNanos());
  }

  public void proven(boolean right) {
    proven = right;
  }
}
