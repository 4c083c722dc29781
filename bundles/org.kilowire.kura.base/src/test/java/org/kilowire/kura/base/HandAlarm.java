// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.time.Duration;
import java.util.Optional;

/** An alarm whose time has come when the test says so. */
final class HandAlarm implements Alarm {

  private Optional<Runnable> waiting = Optional.empty();
  Duration after = Duration.ZERO;

  boolean isSet() {
    return waiting.isPresent();
  }

  /** What waits is due. */
  void ring() {
    Runnable due = waiting.orElseThrow();
    waiting = Optional.empty();
    due.run();
  }

  @Override
  public void set(Duration later, Runnable what) {
    after = later;
    waiting = Optional.of(what);
  }

  @Override
  public void cancel() {
    waiting = Optional.empty();
  }

  @Override
  public void close() {
    cancel();
  }
}
