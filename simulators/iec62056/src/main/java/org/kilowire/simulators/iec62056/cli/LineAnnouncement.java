// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kilowire.simulators.iec62056.LineMeter;
import org.kilowire.simulators.meter.ServedMeter;

/** Says where meters are, for people with the options that reach them, or as JSON. */
final class LineAnnouncement {

  private final PrintWriter out;
  private final boolean json;

  LineAnnouncement(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  void meter(LineMeter one) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("serial", one.meter().serial());
    members.put("type", one.kind().option());
    members.put("link", one.link());
    members.put("password", one.kind().password());
    String address = one.kind().isPush() ? "" : " --address " + one.meter().serial();
    print(
        "%s %s  --link %s%s --type %s"
            .formatted("meter", one.meter().serial(), one.link(), address, one.kind().option()),
        members);
  }

  void hdlcMeter(ServedMeter one) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("serial", one.meter().serial());
    members.put("type", "dlms");
    members.put("link", one.links().get(0));
    members.put("physical", one.physical());
    print(
        "dlms  %s  --link %s --framing hdlc --physical %d"
            .formatted(one.meter().serial(), one.links().get(0), one.physical()),
        members);
  }

  /** The last line, after which every meter answers. */
  void ready(int meters) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("state", "ready");
    members.put("meters", meters);
    print("ready: " + meters + " meters", members);
  }

  private void print(String text, Map<String, Object> members) {
    out.println(json ? object(members) : text);
    out.flush();
  }

  private static String object(Map<String, Object> members) {
    StringWriter text = new StringWriter();
    try (JsonWriter writer = new JsonWriter(text)) {
      writer.beginObject();
      for (Map.Entry<String, Object> member : members.entrySet()) {
        writer.name(member.getKey());
        if (member.getValue() instanceof Number number) {
          writer.value(number);
        } else {
          writer.value(member.getValue().toString());
        }
      }
      writer.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
