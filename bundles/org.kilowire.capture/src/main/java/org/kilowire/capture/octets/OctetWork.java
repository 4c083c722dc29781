// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.octets;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.CaptureReason;
import org.kilowire.capture.block.ClockSteps;
import org.kilowire.capture.live.LiveReader;
import org.kilowire.capture.live.LiveWork;
import org.kilowire.sv.ft3.Ft3Counters;
import org.kilowire.sv.ft3.Ft3Options;
import org.kilowire.sv.ft3.Ft3StreamDecoder;
import org.kilowire.sv.ft3.Ft3View;

/** What all that bring octets have in common: stamps, steps of the clock, the decoder. */
abstract class OctetWork implements LiveWork {

  /** A reading, at most: as long as the longest datagram. */
  static final int READING = 1 << 16;

  static final int WAIT_MILLIS = 50;

  private static final long SECOND = 1_000_000_000L;

  final LiveReader.Told told;
  private final Ft3StreamDecoder decoder;
  private final ClockSteps steps = new ClockSteps();
  private final ReadingStamps stamps = new ReadingStamps();
  private long octetsCame;
  private long frameOctets;

  OctetWork(Ft3Options expected, LiveReader.Told told) {
    this.told = told;
    decoder = new Ft3StreamDecoder(expected, this::frame);
  }

  /** What is behind a frame in its reading came after it. */
  private void frame(Ft3View frame, long atNanos) {
    frameOctets += frame.frameOctets();
    long behind = octetsCame - frameOctets - decoder.garbageOctets();
    told.ft3(frame, stamps.of(behind));
  }

  /** The time, once it is known whether the clock was stepped. */
  private long stamp() {
    long before = System.nanoTime();
    long now = now();
    if (steps.look(before, now, System.nanoTime())) {
      long step = steps.take();
      stamps.stepped(step);
      told.clockStepped(step);
    }
    return now;
  }

  /** Octets that have just come. */
  final void came(byte[] octets, int length) {
    long now = stamp();
    octetsCame += length;
    stamps.came(now, length);
    decoder.accept(octets, 0, length, now);
  }

  /** What comes next does not go on where this ended. */
  final void cut() {
    decoder.finish(stamp());
  }

  final CaptureException notOpened(String what, IOException e) {
    return new CaptureException(
        CaptureReason.NOT_OPENED, what + ": cannot be opened: " + e.getMessage(), e);
  }

  @Override
  public final long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * SECOND + now.getNano();
  }

  @Override
  public final void look() {
    stamp();
  }

  @Override
  public final Optional<Ft3Counters> ft3() {
    return Optional.of(decoder.counters());
  }

  @Override
  public void end() {}
}
