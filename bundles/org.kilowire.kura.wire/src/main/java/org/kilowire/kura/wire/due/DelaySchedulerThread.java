// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.due;

import org.kilowire.link.timer.TimerThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The bundle's timer: there is one as long as a component of ours is there that wants it. */
@Component(service = DelayScheduler.class)
public final class DelaySchedulerThread implements DelayScheduler, AutoCloseable {

  private final TimerThread timer = new TimerThread("kilowire-schedule");

  /** A thread that begins with the first alarm. */
  @Activate
  public DelaySchedulerThread() {}

  @Override
  public Alarm after(long nanos, Runnable what) {
    return timer.after(nanos, what)::run;
  }

  @Override
  @Deactivate
  public void close() {
    timer.close();
  }
}
