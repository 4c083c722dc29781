// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import org.kilowire.link.timer.TimerThread;

/** The system's clock. */
final class TimerAlarms implements Alarms {

  private final TimerThread timer = new TimerThread("kilowire-lines");

  @Override
  public long now() {
    return System.nanoTime();
  }

  @Override
  public Runnable at(long instant, Runnable what) {
    return timer.after(instant - now(), what);
  }

  @Override
  public void close() {
    timer.close();
  }
}
