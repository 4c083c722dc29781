// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.kilowire.simulators.mergingunit.StreamAccount;
import org.kilowire.simulators.mergingunit.StreamFault;
import org.kilowire.simulators.mergingunit.StreamPlan;
import org.kilowire.simulators.mergingunit.frame.StreamShape;

/** Says what streams there are, and what was sent. */
final class StreamReport {

  private final boolean json;
  private final PrintWriter out;

  StreamReport(boolean json, PrintWriter out) {
    this.json = json;
    this.out = out;
  }

  void announce(StreamPlan plan) {
    StreamShape shape = plan.shape();
    String mark =
        !shape.isEthernet()
            ? "FT3 has no mark for simulated streams"
            : shape.head().simulated() ? "marked as simulated" : "NOT marked as simulated";
    if (!json) {
      out.printf(
          "stream %s  %s  %s  %d/s  %s%n",
          shape.id(), shape.format().id(), shape.map().id(), plan.samplesPerSecond(), mark);
      out.flush();
    }
  }

  void report(StreamAccount account) {
    if (json) {
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

  /** How well the times were kept. */
  void punctuality(long latestNanos, long lateFrames) {
    if (!json) {
      out.printf(
          "late   %d frames by more than 100 us, the latest by %d us%n",
          lateFrames, latestNanos / 1000);
      out.flush();
    }
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
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
