// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.kilowire.link.timer.TimerThread;
import org.kilowire.link.timer.WorkTimer;

/** A timer that tells what is to come, and when; whoever holds its lock delays that. */
final class RecordingTimer implements WorkTimer {

  final Semaphore set = new Semaphore(0);
  final List<Duration> pauses = new CopyOnWriteArrayList<>();

  /** What has neither begun nor been cancelled. */
  final Set<Runnable> pending = ConcurrentHashMap.newKeySet();

  /** Happens before work is taken. */
  Runnable before = () -> {};

  private final TimerThread timer = new TimerThread("recording-timer");

  @Override
  public Runnable after(long nanos, Runnable work) {
    before.run();
    pauses.add(Duration.ofNanos(nanos));
    Runnable late =
        new Runnable() {
          @Override
          public void run() {
            synchronized (RecordingTimer.this) {
              pending.remove(this);
              work.run();
            }
          }
        };
    pending.add(late);
    Runnable cancel = timer.after(nanos, late);
    set.release();
    return () -> {
      cancel.run();
      pending.remove(late);
    };
  }

  @Override
  public void close() {
    timer.close();
  }
}
