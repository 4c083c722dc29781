// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.window;

import java.util.Optional;
import java.util.OptionalLong;
import org.kilowire.sv.monitor.MonitoredStream;
import org.kilowire.sv.stream.LanHealth;
import org.kilowire.sv.stream.Reception;
import org.kilowire.sv.stream.SvStream;

/**
 * How a stream was a moment ago.
 *
 * @param stream its id
 * @param device who sends it
 * @param atMillis when that was, ms since 1970
 * @param received samples, repeated ones too
 * @param lost samples that never came
 * @param malformed frames of its source and APPID that could not be read
 * @param mismatched ASDUs whose length is not that of the map
 * @param jitterNanos what 99 of 100 frames are not off by more
 * @param rate samples a second as they come; 0 while it is not known
 * @param delayNanos of the merging unit, by the last second; empty where no clock proves it
 * @param lanLost samples that LAN A and B have not delivered; empty where there is no redundancy
 */
public record StreamHealth(
    String stream,
    String device,
    long atMillis,
    SvStream.State state,
    long received,
    long lost,
    long duplicates,
    long outOfOrder,
    long malformed,
    long mismatched,
    long jitterNanos,
    long worstJitterNanos,
    double rate,
    int smpSynch,
    long confRev,
    OptionalLong delayNanos,
    Optional<LanLoss> lanLost) {

  /** What either LAN has not delivered. */
  public record LanLoss(long a, long b) {}

  private static final double SHARE = 0.99;

  /** A stream as it is now, on the thread that owns it. */
  public static StreamHealth of(String id, String device, long atMillis, MonitoredStream stream) {
    SvStream health = stream.health();
    return new StreamHealth(
        id,
        device,
        atMillis,
        health.state(),
        health.received(),
        health.lost(),
        health.duplicates(),
        health.outOfOrder(),
        health.malformedFrames(),
        stream.mismatched(),
        health.jitter().quantile(SHARE),
        health.jitter().worst(),
        health.seenRate(),
        health.smpSynch(),
        health.confRev(),
        stream.delayNanos(),
        loss(health));
  }

  private static Optional<LanLoss> loss(SvStream stream) {
    Optional<LanHealth> a = stream.lanHealth(Reception.Lan.A);
    Optional<LanHealth> b = stream.lanHealth(Reception.Lan.B);
    return a.isPresent() && b.isPresent()
        ? Optional.of(new LanLoss(a.get().lost(), b.get().lost()))
        : Optional.empty();
  }
}
