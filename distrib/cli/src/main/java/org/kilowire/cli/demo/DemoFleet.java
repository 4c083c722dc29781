// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.demo;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.standalone.GatewayHome;

/** The folder of a gateway that reads the demo's meters. */
final class DemoFleet {

  static final String GATEWAY = "demo";
  static final Duration ROUND = Duration.ofSeconds(2);
  static final Duration HISTORY = Duration.ofDays(2);

  private static final String PROFILE = "1-0:99.1.0*255";

  /** None of them a column of the profile, so that a value tells where it comes from. */
  static final List<String> REGISTERS =
      List.of("1-0:1.7.0*255", "1-0:31.7.0*255", "1-0:32.7.0*255");

  private DemoFleet() {}

  /** The meters by the ids that the fleet gives them: {@code meter-1}, ... */
  static Map<String, DemoMeter> named(List<DemoMeter> meters) {
    Map<String, DemoMeter> named = new LinkedHashMap<>();
    meters.forEach(meter -> named.put("meter-" + (named.size() + 1), meter));
    return named;
  }

  /**
   * Writes all that the gateway is told.
   *
   * @param asset the name of a meter that is not of the fleet, but read as an asset
   * @param read that meter
   */
  static void write(
      GatewayHome home,
      int brokerPort,
      Map<String, DemoMeter> meters,
      String asset,
      ServedMeter read)
      throws IOException {
    Map<String, DemoMeter> fleet = new LinkedHashMap<>(meters);
    fleet.remove(asset);
    new DemoSnapshot(home, asset, read).writeTo(home.snapshots());
    Files.writeString(
        home.settings(),
        "gateway=%s\nbroker=tcp://127.0.0.1:%d\nreceipt.timeout=PT3S\nconsole.port=%d\n"
            .formatted(GATEWAY, brokerPort, freePort()));
    Path secrets = home.secrets();
    Files.createFile(
        secrets,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secrets, "meters=12345678\n");
    Files.writeString(home.fleet(), document(fleet));
  }

  /** One that nobody has now; whoever takes it meanwhile leaves the demo without a console. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String document(Map<String, DemoMeter> meters) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setIndent("  ");
      json.beginObject().name("version").value(1).name("gateway").value(GATEWAY);
      lines(json.name("lines"), meters);
      types(json.name("types"));
      meters(json.name("meters"), meters);
      schedules(json.name("schedules"));
      json.endObject();
    }
    return text.toString();
  }

  private static void lines(JsonWriter json, Map<String, DemoMeter> meters) throws IOException {
    json.beginArray();
    for (String uri : meters.values().stream().map(DemoMeter::link).distinct().toList()) {
      json.beginObject().name("id").value(line(uri)).name("uri").value(uri).endObject();
    }
    json.endArray();
  }

  private static String line(String uri) {
    return "port-" + uri.substring(uri.lastIndexOf(':') + 1);
  }

  private static void types(JsonWriter json) throws IOException {
    json.beginArray();
    for (ServedMeter.Framing framing : ServedMeter.Framing.values()) {
      json.beginObject().name("id").value(framing.text()).name("protocol").value("dlms");
      json.name("traits").beginObject();
      json.name("framing").value(framing.text()).name("client").value(17);
      json.name("authentication").value("low").name("password").value("secret:meters");
      json.name("status-power-down").value(128).endObject();
      json.name("time").beginObject();
      json.name("stamps").value("end").name("zone").value("Europe/Berlin").endObject();
      texts(json.name("registers"), REGISTERS);
      texts(json.name("profiles"), List.of(PROFILE));
      json.endObject();
    }
    json.beginObject().name("id").value(DemoMeter.IEC62056).name("like").value("emh-lzqj");
    json.name("traits").beginObject().name("password").value("secret:meters").endObject();
    texts(json.name("registers"), REGISTERS);
    json.endObject();
    json.endArray();
  }

  private static void texts(JsonWriter json, List<String> texts) throws IOException {
    json.beginArray();
    for (String text : texts) {
      json.value(text);
    }
    json.endArray();
  }

  private static void meters(JsonWriter json, Map<String, DemoMeter> meters) throws IOException {
    json.beginArray();
    for (Map.Entry<String, DemoMeter> entry : meters.entrySet()) {
      DemoMeter meter = entry.getValue();
      json.beginObject().name("id").value(entry.getKey());
      json.name("type").value(meter.type()).name("line").value(line(meter.link()));
      json.name("device").value(meter.meter().serial());
      json.name("traits").beginObject();
      for (Map.Entry<String, Object> trait : meter.traits().entrySet()) {
        json.name(trait.getKey());
        if (trait.getValue() instanceof Number number) {
          json.value(number);
        } else {
          json.value(trait.getValue().toString());
        }
      }
      json.endObject().endObject();
    }
    json.endArray();
  }

  private static void schedules(JsonWriter json) throws IOException {
    json.beginArray();
    // The wire component Schedule runs it; by itself it would not in a demo.
    json.beginObject().name("id").value("registers").name("every").value("P31D");
    texts(json.name("meters"), List.of("*"));
    json.name("profiles").value(false).endObject();
    json.beginObject().name("id").value("profiles").name("every").value("PT10S");
    texts(json.name("meters"), List.of("*"));
    json.name("registers").value(false).name("from").value(HISTORY.toString()).endObject();
    json.endArray();
  }
}
