// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

import java.util.concurrent.TimeUnit;
import org.kilowire.sv.stream.SampleSequence.Verdict;

/**
 * When the frames of a stream come: how many there were, and by how much each is earlier or later
 * than the one before says. A frame may have several samples. One owner; nothing is allocated.
 */
final class FrameArrivals {

  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

  private final JitterHistogram jitter = new JitterHistogram();
  private long frame;
  private long frames;
  private long lastAt;
  private long lastNumber;

  /** Begins with the frame that is being received. */
  void restart(Reception reception) {
    jitter.restart();
    frame = reception.frame() - 1;
    frames = 0;
  }

  /**
   * Takes a sample.
   *
   * @param number of the last sample in order, over wraps
   * @param rate samples a second; 0 while it is not known
   */
  void take(Reception reception, Verdict verdict, long number, double rate) {
    if (reception.frame() == frame) {
      return;
    }
    frame = reception.frame();
    frames++;
    boolean onTime = verdict == Verdict.NEXT || verdict == Verdict.AFTER_HOLE;
    if (onTime && rate > 0 && frames > 1) {
      double nominal = (number - lastNumber) * SECOND / rate;
      jitter.take(reception.at() - lastAt - Math.round(nominal));
    }
    if (verdict != Verdict.DUPLICATE && verdict != Verdict.LATE) {
      lastAt = reception.at();
      lastNumber = number;
    }
  }

  /** The clock that stamps frames was stepped. */
  void clockStepped(long nanos) {
    lastAt += nanos;
  }

  /** Frames with a sample of the stream, repeated ones included. */
  long frames() {
    return frames;
  }

  JitterHistogram jitter() {
    return jitter;
  }
}
