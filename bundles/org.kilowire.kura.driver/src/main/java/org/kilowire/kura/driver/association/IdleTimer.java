// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.association;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.kilowire.link.timer.TimerThread;
import org.kilowire.link.timer.WorkTimer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * The one clock of all drivers: of their deadlines, and for giving up what is idle. It is there as
 * long as the first of them needs it and goes with the last; its thread is there only while
 * something is to come.
 */
@Component(service = IdleTimer.class)
public final class IdleTimer implements AutoCloseable {

  /** Its thread's name. */
  public static final String THREAD = "kilowire-driver-idle";

  private final WorkTimer timer;
  private final LongSupplier nanos;

  /** A clock without a thread yet. */
  public IdleTimer() {
    this(new TimerThread(THREAD), System::nanoTime);
  }

  /**
   * A clock over this timer, which it takes over.
   *
   * @param nanos the monotonic clock of its drivers' deadlines, which is that of their lines
   */
  public IdleTimer(WorkTimer timer, LongSupplier nanos) {
    this.timer = timer;
    this.nanos = nanos;
  }

  /** Now, as deadlines have it: monotonic ns. */
  public long now() {
    return nanos.getAsLong();
  }

  /** Runs something short later. Running the result calls it off, if it is not too late. */
  Runnable after(Duration pause, Runnable what) {
    return timer.after(pause.toNanos(), what);
  }

  /** Forgets what is to come. */
  @Deactivate
  @Override
  public void close() {
    timer.close();
  }
}
