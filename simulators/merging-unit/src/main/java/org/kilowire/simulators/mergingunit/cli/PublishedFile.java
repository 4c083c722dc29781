// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.kilowire.capture.file.PcapWriter;
import org.kilowire.simulators.mergingunit.MergingUnits;
import org.kilowire.simulators.mergingunit.StreamAccount;
import org.kilowire.simulators.mergingunit.StreamFault;
import org.kilowire.simulators.mergingunit.StreamPlan;
import org.kilowire.simulators.mergingunit.frame.StreamShape;

/** Writes the frames of streams into a file, and says what is in it. */
final class PublishedFile {

  private static final long SECOND = 1_000_000_000L;
  private static final int MAX_SECONDS = 86_400;

  private final StreamOptions options;
  private final PrintWriter out;

  PublishedFile(StreamOptions options, PrintWriter out) {
    this.options = options;
    this.out = out;
  }

  /** Writes all of it. */
  void write(List<StreamPlan> plans) throws IOException {
    if (options.seconds < 1 || options.seconds > MAX_SECONDS) {
      throw new IllegalArgumentException("--seconds must be 1.." + MAX_SECONDS);
    }
    Instant start = options.start;
    long begin = Math.addExact(Math.multiplyExact(start.getEpochSecond(), SECOND), start.getNano());
    MergingUnits units = new MergingUnits(plans, begin);
    plans.forEach(this::announce);
    long end = begin + options.seconds * SECOND;
    try (OutputStream file = Files.newOutputStream(options.out)) {
      if (plans.get(0).shape().isEthernet()) {
        PcapWriter writer = new PcapWriter(file);
        units.run(end, (stream, nanos, octets, length) -> writer.write(nanos, octets, 0, length));
        writer.flush();
      } else {
        units.run(end, (stream, nanos, octets, length) -> file.write(octets, 0, length));
      }
    }
    units.accounts().forEach(this::report);
  }

  private void announce(StreamPlan plan) {
    StreamShape shape = plan.shape();
    String mark =
        !shape.isEthernet()
            ? "FT3 has no mark for simulated streams"
            : shape.head().simulated() ? "marked as simulated" : "NOT marked as simulated";
    if (!options.json) {
      out.printf(
          "stream %s  %s  %s  %d/s  %s%n",
          shape.id(), shape.format().id(), shape.map().id(), plan.samplesPerSecond(), mark);
    }
  }

  private void report(StreamAccount account) {
    if (options.json) {
      out.println(json(account));
    } else {
      out.printf(
          "sent   %s  %d frames, %d samples made, %d lost%s%n",
          account.id(),
          account.framesSent(),
          account.samplesMade(),
          account.samplesLost(),
          faults(account));
    }
    out.flush();
  }

  private static String faults(StreamAccount account) {
    StringBuilder text = new StringBuilder();
    for (StreamFault.Kind kind : StreamFault.Kind.values()) {
      if (account.frames(kind) > 0) {
        text.append(", ").append(kind.option()).append(' ').append(account.frames(kind));
      }
    }
    return text.toString();
  }

  private static String json(StreamAccount account) {
    StringWriter text = new StringWriter();
    try (JsonWriter writer = new JsonWriter(text)) {
      writer.beginObject().name("stream").value(account.id());
      writer.name("framesSent").value(account.framesSent());
      writer.name("samplesMade").value(account.samplesMade());
      writer.name("samplesLost").value(account.samplesLost());
      writer.name("framesOnA").value(account.framesOnA());
      writer.name("framesOnB").value(account.framesOnB());
      writer.name("octets").value(account.octets());
      writer.name("faults").beginObject();
      for (StreamFault.Kind kind : StreamFault.Kind.values()) {
        writer.name(kind.option()).value(account.frames(kind));
      }
      writer.endObject().endObject();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return text.toString();
  }
}
