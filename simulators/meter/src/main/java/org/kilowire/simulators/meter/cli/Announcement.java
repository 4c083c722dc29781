// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.ServedMeter.Framing;

/** Says where the meters are, for people or as one JSON object a line. */
final class Announcement {

  @FunctionalInterface
  private interface Members {
    void into(JsonWriter json) throws IOException;
  }

  private final PrintWriter out;
  private final boolean json;

  Announcement(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  void meter(ServedMeter served) {
    String line = json ? object(writer -> members(writer, served)) : text(served);
    out.println(line);
  }

  /** The last line, after which every meter answers. */
  void ready(int meters) {
    out.println(
        json
            ? object(writer -> writer.name("state").value("ready").name("meters").value(meters))
            : "ready: " + meters + " meters");
    out.flush();
  }

  /** With the options that reach it. */
  private static String text(ServedMeter served) {
    String physical = served.framing() == Framing.HDLC ? " --physical " + served.physical() : "";
    String also = served.links().size() > 1 ? "  (also " + served.links().get(1) + ")" : "";
    return "meter "
        + served.meter().serial()
        + "  --link "
        + served.links().get(0)
        + " --framing "
        + served.framing().text()
        + " --server "
        + served.server()
        + physical
        + also;
  }

  private static void members(JsonWriter writer, ServedMeter served) throws IOException {
    writer.name("serial").value(served.meter().serial());
    writer.name("framing").value(served.framing().text());
    writer.name("links").beginArray();
    for (String link : served.links()) {
      writer.value(link);
    }
    writer.endArray();
    writer.name("server").value(served.server());
    writer.name("physical").value(served.physical());
  }

  private static String object(Members members) {
    StringWriter text = new StringWriter();
    try (JsonWriter writer = new JsonWriter(text)) {
      writer.beginObject();
      members.into(writer);
      writer.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
