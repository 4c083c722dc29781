// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.demo;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.standalone.GatewayHome;

/**
 * What the demo's gateway is configured with beside its folder's documents: a wire graph of two
 * ways to read a meter, as the first snapshot that Kura finds.
 *
 * <pre>
 * Schedule -> Collector -> Outbox            the fleet's meters
 * Timer -> WireAsset (our Driver) -> Outbox  one more meter, as any Kura asset
 * </pre>
 */
final class DemoSnapshot {

  private static final String XML = "http://eurotech.com/esf/2.0";
  private static final String WIRE = "org.kilowire.kura.wire.";
  private static final String KURA_WIRE = "org.eclipse.kura.wire.";
  private static final String BASE = "org.kilowire.kura.base.Gateway";
  private static final String GRAPH = "org.eclipse.kura.wire.graph.WireGraphService";

  private static final String WIRE_GRAPH =
      """
      {"components":[
      {"pid":"schedule","inputPortCount":0,"outputPortCount":1,"renderingProperties":{"position":{"x":0,"y":0},"inputPortNames":{},"outputPortNames":{}}},
      {"pid":"collector","inputPortCount":1,"outputPortCount":1,"renderingProperties":{"position":{"x":200,"y":0},"inputPortNames":{},"outputPortNames":{}}},
      {"pid":"timer","inputPortCount":0,"outputPortCount":1,"renderingProperties":{"position":{"x":0,"y":150},"inputPortNames":{},"outputPortNames":{}}},
      {"pid":"%1$s","inputPortCount":1,"outputPortCount":1,"renderingProperties":{"position":{"x":200,"y":150},"inputPortNames":{},"outputPortNames":{}}},
      {"pid":"outbox","inputPortCount":1,"outputPortCount":0,"renderingProperties":{"position":{"x":400,"y":0},"inputPortNames":{},"outputPortNames":{}}}],
      "wires":[
      {"emitter":"schedule","emitterPort":0,"receiver":"collector","receiverPort":0},
      {"emitter":"collector","emitterPort":0,"receiver":"outbox","receiverPort":0},
      {"emitter":"timer","emitterPort":0,"receiver":"%1$s","receiverPort":0},
      {"emitter":"%1$s","emitterPort":0,"receiver":"outbox","receiverPort":0}]}
      """;

  private final Map<String, Map<String, Object>> components = new LinkedHashMap<>();

  /**
   * The snapshot of a gateway that reads one meter as an asset.
   *
   * @param asset name of the asset
   */
  DemoSnapshot(GatewayHome home, String asset, ServedMeter meter) {
    components.put(
        BASE,
        Map.of(
            "kura.service.pid",
            BASE,
            "gateway.id",
            DemoFleet.GATEWAY,
            "data.folder",
            home.data().toString(),
            "secrets.file",
            home.secrets().toString()));
    long seconds = DemoFleet.ROUND.toSeconds();
    component(
        WIRE + "Schedule",
        "schedule",
        Map.of("group", "registers", "every", DemoFleet.ROUND.toString(), "zone", "UTC"));
    component(WIRE + "Collector", "collector", Map.of("fleet.file", home.fleet().toString()));
    component(WIRE + "Outbox", "outbox", Map.of());
    component(
        KURA_WIRE + "Timer",
        "timer",
        Map.of("type", "CRON", "cron.interval", "0/%d * * * * ?".formatted(seconds)));
    component("org.kilowire.kura.driver.dlms.HdlcDriver", "driver", driver(meter));
    component(KURA_WIRE + "WireAsset", asset, asset());
    components.put(
        GRAPH, Map.of("kura.service.pid", GRAPH, "WireGraph", WIRE_GRAPH.formatted(asset)));
  }

  private void component(String factory, String pid, Map<String, Object> properties) {
    Map<String, Object> all = new LinkedHashMap<>(properties);
    all.put("service.factoryPid", factory);
    all.put("kura.service.pid", pid);
    components.put(pid, all);
  }

  private static Map<String, Object> driver(ServedMeter meter) {
    return Map.of(
        "line",
        meter.links().get(0),
        "client",
        17,
        "server",
        meter.server(),
        "physical",
        meter.physical(),
        "authentication",
        "low",
        "password",
        "secret:meters",
        "device",
        meter.meter().serial());
  }

  private static Map<String, Object> asset() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("driver.pid", "driver");
    all.put("asset.desc", "a meter as an asset");
    for (String register : DemoFleet.REGISTERS) {
      all.put(register + "#+name", register);
      all.put(register + "#+type", "READ");
      all.put(register + "#+value.type", "DOUBLE");
      all.put(register + "#+enabled", true);
      all.put(register + "#+listen", false);
      all.put(register + "#obis", register);
    }
    return all;
  }

  /** Writes it where the gateway looks at its first start. */
  void writeTo(Path snapshots) throws IOException {
    Files.createDirectories(snapshots);
    Files.writeString(snapshots.resolve("snapshot_0.xml"), text());
  }

  private String text() {
    Writer text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument();
      xml.setPrefix("esf", XML);
      xml.writeStartElement(XML, "configurations");
      xml.writeNamespace("esf", XML);
      for (Map.Entry<String, Map<String, Object>> component : components.entrySet()) {
        xml.writeStartElement(XML, "configuration");
        xml.writeAttribute("pid", component.getKey());
        xml.writeStartElement(XML, "properties");
        for (Map.Entry<String, Object> property : component.getValue().entrySet()) {
          property(xml, property.getKey(), property.getValue());
        }
        xml.writeEndElement();
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("memory does not fail to be written", e);
    }
    return text.toString();
  }

  private static void property(XMLStreamWriter xml, String name, Object value)
      throws XMLStreamException {
    xml.writeStartElement(XML, "property");
    for (List<String> one :
        List.of(
            List.of("array", "false"),
            List.of("encrypted", "false"),
            List.of("name", name),
            List.of("type", value.getClass().getSimpleName()))) {
      xml.writeAttribute(one.get(0), one.get(1));
    }
    xml.writeStartElement(XML, "value");
    xml.writeCharacters(value.toString());
    xml.writeEndElement();
    xml.writeEndElement();
  }
}
