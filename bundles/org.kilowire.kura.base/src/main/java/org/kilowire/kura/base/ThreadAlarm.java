// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.time.Duration;
import org.kilowire.link.timer.TimerThread;

/** Runs what is due on a timer's thread. */
final class ThreadAlarm implements Alarm {

  private final TimerThread timer;
  private Runnable cancel = () -> {};

  ThreadAlarm(String name) {
    timer = new TimerThread(name);
  }

  @Override
  public synchronized void set(Duration after, Runnable what) {
    cancel();
    cancel = timer.after(after.toNanos(), what);
  }

  @Override
  public synchronized void cancel() {
    cancel.run();
    cancel = () -> {};
  }

  @Override
  public void close() {
    timer.close();
  }
}
