// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.live;

import java.io.IOException;
import org.kilowire.simulators.mergingunit.MergingUnits;

/**
 * Publishes at the time that each frame has. One that is late goes at once, together with the
 * others that are; none is left out. One owner.
 */
public final class LivePublisher {

  private final Pace pace;
  private final LiveSink sink;
  private long latest;
  private long lateFrames;

  /** At most so late counts as in time: half of the smallest gap between samples. */
  private static final long IN_TIME_NANOS = 100_000;

  /** By the monotonic clock; to be made on the thread that runs it. */
  public LivePublisher(LiveSink sink) {
    this(sink, new MonotonicPace());
  }

  LivePublisher(LiveSink sink, Pace pace) {
    this.sink = sink;
    this.pace = pace;
  }

  /** The time by this publisher's clock, in ns since 1970. */
  public long now() {
    return pace.now();
  }

  /**
   * Sends all frames that leave before a time; ends before it if the thread is interrupted.
   *
   * @param endNanos since 1970
   */
  public void run(MergingUnits units, long endNanos) throws IOException {
    long next = units.nextNanos();
    while (next < endNanos && !Thread.currentThread().isInterrupted()) {
      pace.await(next);
      long now = pace.now();
      while (next <= now && next < endNanos) {
        account(now - next);
        units.publishNext(sink);
        next = units.nextNanos();
      }
      sink.flush();
    }
    units.finish(sink);
    sink.flush();
  }

  private void account(long late) {
    latest = Math.max(latest, late);
    if (late > IN_TIME_NANOS) {
      lateFrames++;
    }
  }

  /** How late the latest frame was, in ns. */
  public long latestNanos() {
    return latest;
  }

  /** Frames that were more than 100 us late. */
  public long lateFrames() {
    return lateFrames;
  }
}
