// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.kilowire.simulators.iec62056.Iec62056Host;
import org.kilowire.simulators.iec62056.LineMeter;
import org.kilowire.simulators.iec62056.device.MeterKind;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.SimulatedMeter;

/**
 * The document of a fleet whose lines have meters of IEC 62056-21 and of DLMS on HDLC side by side,
 * with a schedule {@code registers} and a schedule {@code profiles}.
 *
 * @param every how often each of the two is due
 * @param from how far back the load profile is read at first
 */
record MixedFleet(Iec62056Host host, Duration every, Duration from) {

  /** A meter of the document that is not on the first line, where the document has it. */
  static final String ABSENT = "emh-lzqj.00099999";

  private static final String HDLC = "hdlc";

  /** The types of the catalogue for the meters that read a load profile. */
  static final Map<MeterKind, String> TYPES =
      Map.of(MeterKind.EMH_LZQJ, "emh-lzqj", MeterKind.METCOM, "metcom");

  /** The meters that there are, by their ids in the fleet. */
  Map<String, SimulatedMeter> meters() {
    Map<String, SimulatedMeter> all = new LinkedHashMap<>();
    host.meters().forEach(one -> all.put(id(one), one.meter()));
    host.hdlcMeters().forEach(one -> all.put(id(one), one.meter()));
    return all;
  }

  static String id(LineMeter meter) {
    return TYPES.get(meter.kind()) + "." + meter.meter().serial();
  }

  static String id(ServedMeter meter) {
    return HDLC + "." + meter.meter().serial();
  }

  String document() {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginObject().name("version").value(1).name("gateway").value(Site.GATEWAY);
      lines(json.name("lines"));
      types(json.name("types"));
      meters(json.name("meters"));
      json.name("schedules").beginArray();
      schedule(json, "registers", "profiles");
      schedule(json, "profiles", "registers");
      json.endArray().endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return text.toString();
  }

  private void lines(JsonWriter json) throws IOException {
    List<String> uris =
        Stream.concat(
                host.meters().stream().map(LineMeter::link),
                host.hdlcMeters().stream().map(one -> one.links().get(0)))
            .distinct()
            .toList();
    json.beginArray();
    for (String uri : uris) {
      json.beginObject().name("id").value(line(uri)).name("uri").value(uri).endObject();
    }
    json.endArray();
  }

  private static String line(String uri) {
    return uri.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private void types(JsonWriter json) throws IOException {
    json.beginArray();
    for (String like : TYPES.values()) {
      json.beginObject().name("id").value("our-" + like).name("like").value(like);
      json.name("traits").beginObject().name("password").value("secret:meters");
      if (like.equals(TYPES.get(MeterKind.METCOM))) {
        json.name("name-form").value("full"); // these have 1-0:1.7.0*255 for registers, too
      }
      json.endObject();
      registers(json);
    }
    json.beginObject().name("id").value(HDLC).name("protocol").value("dlms");
    json.name("traits").beginObject();
    json.name("framing").value(HDLC).name("client").value(17);
    json.name("authentication").value("low").name("password").value("secret:meters");
    json.endObject();
    json.name("time").beginObject();
    json.name("stamps").value("end").name("zone").value("Europe/Berlin").endObject();
    json.name("profiles").beginArray().value("1-0:99.1.0*255").endArray();
    registers(json);
    json.endArray();
  }

  private static void registers(JsonWriter json) throws IOException {
    json.name("registers").beginArray();
    for (var register : FleetText.REGISTERS) {
      json.value(register.value().name().obis());
    }
    json.endArray().endObject();
  }

  private void meters(JsonWriter json) throws IOException {
    json.beginArray();
    for (LineMeter one : host.meters()) {
      called(json, id(one), "our-" + TYPES.get(one.kind()), one.link());
    }
    called(json, ABSENT, "our-emh-lzqj", host.meters().get(0).link());
    for (ServedMeter one : host.hdlcMeters()) {
      begin(json, id(one), HDLC, one.links().get(0));
      json.name("server").value(one.server()).name("physical").value(one.physical());
      json.endObject().endObject();
    }
    json.endArray();
  }

  private static void called(JsonWriter json, String id, String type, String uri)
      throws IOException {
    begin(json, id, type, uri);
    json.name("address").value(serial(id)).endObject().endObject();
  }

  private static String serial(String id) {
    return id.substring(id.indexOf('.') + 1);
  }

  private static void begin(JsonWriter json, String id, String type, String uri)
      throws IOException {
    json.beginObject().name("id").value(id).name("type").value(type).name("line").value(line(uri));
    json.name("device").value(serial(id)).name("traits").beginObject();
  }

  private void schedule(JsonWriter json, String id, String without) throws IOException {
    json.beginObject().name("id").value(id).name("every").value(every.toString());
    json.name("meters").beginArray().value("*").endArray().name(without).value(false);
    json.name("from").value(from.toString()).endObject();
  }
}
