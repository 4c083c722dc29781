// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.kilowire.capture.file.PcapWriter;
import org.kilowire.simulators.mergingunit.MergingUnits;
import org.kilowire.simulators.mergingunit.StreamPlan;

/** Writes the frames of streams into a file, and says what is in it. */
final class PublishedFile {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long SECOND = 1_000_000_000L;

  private final StreamOptions options;
  private final StreamReport report;

  PublishedFile(StreamOptions options, StreamReport report) {
    this.options = options;
    this.report = report;
  }

  /** Writes all of it. */
  void write(Path target, List<StreamPlan> plans) throws IOException {
    Instant start = options.start == null ? START : options.start;
    long begin = Math.addExact(Math.multiplyExact(start.getEpochSecond(), SECOND), start.getNano());
    MergingUnits units = new MergingUnits(plans, begin);
    plans.forEach(report::announce);
    long end = begin + options.seconds() * SECOND;
    try (OutputStream file = Files.newOutputStream(target)) {
      if (plans.get(0).shape().isEthernet()) {
        PcapWriter writer = new PcapWriter(file);
        units.run(end, (stream, nanos, octets, length) -> writer.write(nanos, octets, 0, length));
        writer.flush();
      } else {
        units.run(end, (stream, nanos, octets, length) -> file.write(octets, 0, length));
      }
    }
    units.accounts().forEach(report::report);
  }
}
