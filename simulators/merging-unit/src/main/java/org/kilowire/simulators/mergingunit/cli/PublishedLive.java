// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.cli;

import java.io.IOException;
import java.util.List;
import org.kilowire.simulators.mergingunit.MergingUnits;
import org.kilowire.simulators.mergingunit.StreamPlan;
import org.kilowire.simulators.mergingunit.live.LivePublisher;
import org.kilowire.simulators.mergingunit.live.LiveSink;

/** Sends the frames of streams at their time, and says what was sent. */
final class PublishedLive {

  private static final long SECOND = 1_000_000_000L;

  private final StreamOptions options;
  private final StreamReport report;

  PublishedLive(StreamOptions options, StreamReport report) {
    this.options = options;
    this.report = report;
  }

  /** Begins at the top of a second, where smpCnt is 0, and closes the sink at the end. */
  void send(LiveSink target, List<StreamPlan> plans) throws IOException {
    try (LiveSink sink = target) {
      if (options.start != null) {
        throw new IllegalArgumentException("--start is for files: sending begins now");
      }
      LivePublisher publisher = new LivePublisher(sink);
      long begin = (publisher.now() / SECOND + 1) * SECOND;
      MergingUnits units = new MergingUnits(plans, begin);
      plans.forEach(report::announce);
      publisher.run(units, begin + options.seconds() * SECOND);
      units.accounts().forEach(report::report);
      report.punctuality(publisher.latestNanos(), publisher.lateFrames());
    }
  }
}
