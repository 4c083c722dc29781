// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that is moved by hand. */
public final class ManualInstantSource implements InstantSource {

  private volatile Instant now;

  public ManualInstantSource(String now) {
    this.now = Instant.parse(now);
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }
}
