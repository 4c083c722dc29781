// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import org.kilowire.link.timer.TimerThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop on a timer's thread. */
final class ThreadLoop implements Loop {

  private static final Logger LOG = LoggerFactory.getLogger(ThreadLoop.class);
  private static final Duration END = Duration.ofSeconds(5);

  private final String name;
  private final TimerThread timer;

  ThreadLoop(String name) {
    this.name = name;
    this.timer = new TimerThread(name);
  }

  @Override
  public boolean execute(Runnable what) {
    return timer.execute(what);
  }

  @Override
  public Timer after(long nanos, Runnable what) {
    return timer.after(nanos, what)::run;
  }

  @Override
  public void close() {
    try {
      if (!timer.finish(END)) {
        LOG.error("{}: still running {} s after its end", name, END.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
