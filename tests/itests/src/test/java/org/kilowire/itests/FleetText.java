// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.model.Register;

/**
 * The document of a fleet of simulated meters, with a schedule {@code registers} and a schedule
 * {@code profiles}.
 *
 * @param meters by their ids in the fleet
 * @param registersEvery how often a round of {@link #REGISTERS} is read
 * @param profilesEvery how often the load profile is brought up to date
 * @param from how far back the profile is read at first
 * @param timeout how long a meter may take to answer; it is not asked again in the same session
 * @param flags traits of all meters that are true, besides those
 */
record FleetText(
    Map<String, ServedMeter> meters,
    Duration registersEvery,
    Duration profilesEvery,
    Duration from,
    Duration timeout,
    List<String> flags) {

  /** So seldom that no schedule is due while a test runs. */
  static final Duration NEVER = Duration.ofDays(31);

  /** Registers that are no columns of the profile. */
  static final List<Register> REGISTERS =
      List.of(Register.POWER, Register.VOLTAGE, Register.CURRENT);

  private static final String PROFILE = "1-0:99.1.0*255";

  /** The meters by ids of our own: {@code meter-1}, ... */
  static Map<String, ServedMeter> named(List<ServedMeter> meters) {
    Map<String, ServedMeter> named = new LinkedHashMap<>();
    meters.forEach(meter -> named.put("meter-" + (named.size() + 1), meter));
    return named;
  }

  /** Nothing is read unless it is asked for. */
  static FleetText onDemand(Map<String, ServedMeter> meters) {
    return new FleetText(
        meters, NEVER, NEVER, Duration.ofDays(2), Duration.ofSeconds(20), List.of());
  }

  FleetText every(Duration registers, Duration profiles) {
    return new FleetText(meters, registers, profiles, from, timeout, flags);
  }

  FleetText from(Duration back) {
    return new FleetText(meters, registersEvery, profilesEvery, back, timeout, flags);
  }

  FleetText timeout(Duration limit) {
    return new FleetText(meters, registersEvery, profilesEvery, from, limit, flags);
  }

  FleetText with(String... traits) {
    return new FleetText(meters, registersEvery, profilesEvery, from, timeout, List.of(traits));
  }

  String document() {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setIndent("  ");
      json.beginObject().name("version").value(1).name("gateway").value(Site.GATEWAY);
      lines(json.name("lines"));
      types(json.name("types"));
      meters(json.name("meters"));
      json.name("schedules").beginArray();
      schedule(json, "registers", "profiles", registersEvery);
      schedule(json, "profiles", "registers", profilesEvery);
      json.endArray().endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return text.toString();
  }

  private void lines(JsonWriter json) throws IOException {
    json.beginArray();
    for (String uri : meters.values().stream().map(FleetText::uri).distinct().toList()) {
      json.beginObject().name("id").value(line(uri)).name("uri").value(uri).endObject();
    }
    json.endArray();
  }

  private static String uri(ServedMeter meter) {
    return meter.links().get(0);
  }

  private static String line(String uri) {
    String port = uri.substring(uri.lastIndexOf(':') + 1).replaceFirst("\\?.*", "");
    return "port-" + port.replaceAll("[^A-Za-z0-9]", "-");
  }

  private void types(JsonWriter json) throws IOException {
    json.beginArray();
    for (ServedMeter.Framing framing : ServedMeter.Framing.values()) {
      json.beginObject().name("id").value(framing.text()).name("protocol").value("dlms");
      json.name("traits").beginObject();
      json.name("framing").value(framing.text()).name("client").value(17);
      json.name("authentication").value("low").name("password").value("secret:meters");
      json.name("timeout").value(timeout.toString()).name("retries").value(0);
      for (String flag : flags) {
        json.name(flag).value(true);
      }
      json.endObject();
      json.name("time").beginObject();
      json.name("stamps").value("end").name("zone").value("Europe/Berlin").endObject();
      json.name("registers").beginArray();
      for (Register register : REGISTERS) {
        json.value(register.value().name().obis());
      }
      json.endArray().name("profiles").beginArray().value(PROFILE).endArray().endObject();
    }
    json.endArray();
  }

  private void meters(JsonWriter json) throws IOException {
    json.beginArray();
    for (Map.Entry<String, ServedMeter> entry : meters.entrySet()) {
      ServedMeter meter = entry.getValue();
      json.beginObject().name("id").value(entry.getKey());
      json.name("type").value(meter.framing().text()).name("line").value(line(uri(meter)));
      json.name("device").value(meter.meter().serial());
      json.name("traits").beginObject();
      json.name("server").value(meter.server()).name("physical").value(meter.physical());
      json.endObject().endObject();
    }
    json.endArray();
  }

  private void schedule(JsonWriter json, String id, String without, Duration every)
      throws IOException {
    json.beginObject().name("id").value(id).name("every").value(every.toString());
    json.name("meters").beginArray().value("*").endArray().name(without).value(false);
    json.name("from").value(from.toString());
    json.name("retry").beginObject().name("attempts").value(1);
    json.name("first").value("PT1S").name("most").value("PT2S").endObject().endObject();
  }
}
