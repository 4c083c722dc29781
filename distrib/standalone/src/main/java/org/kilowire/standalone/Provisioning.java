// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import static org.eclipse.kura.cloudconnection.CloudConnectionConstants.CLOUD_ENDPOINT_SERVICE_PID_PROP_NAME;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.kilowire.contract.Topics;
import org.kilowire.meter.Secrets;

/**
 * What a folder's {@code gateway.properties}, {@code fleet.json} and {@code secrets.properties}
 * mean as configurations of components. Applied at each start; all else that is configured stays.
 */
final class Provisioning {

  private static final String BASE = "org.kilowire.kura.base.Gateway";
  private static final String COLLECTOR = "org.kilowire.kura.wire.Collector";
  private static final String OUTBOX = "org.kilowire.kura.wire.Outbox";
  private static final String SOURCE = "org.kilowire.kura.wire.Source";
  private static final String ETHERNET = "org.kilowire.kura.driver.sv.EthernetDriver";
  private static final String FT3 = "org.kilowire.kura.driver.sv.Ft3Driver";
  private static final String UPLINK = "org.kilowire.kura.uplink.Uplink";
  private static final String RAW_MQTT = "org.eclipse.kura.cloudconnection.raw.mqtt.";
  private static final String PUBLISHER = RAW_MQTT + "publisher.RawMqttPublisher";
  private static final String SUBSCRIBER = RAW_MQTT + "subscriber.RawMqttSubscriber";

  /** The three that a raw MQTT connection is made of, by the pids that Kura gives them. */
  private static final String ENDPOINT = RAW_MQTT + "CloudEndpoint";

  private static final String DATA_SERVICE = RAW_MQTT + "DataService";
  private static final String TRANSPORT = RAW_MQTT + "MqttDataTransport";
  private static final int AT_LEAST_ONCE = 1;

  private final GatewayHome home;
  private final GatewaySettings settings;
  private final Secrets secrets;

  /** Whether somebody has filled a fleet in, on the console. */
  private boolean fleetIsFilledIn;

  Provisioning(GatewayHome home, GatewaySettings settings, Secrets secrets) {
    this.home = home;
    this.settings = settings;
    this.secrets = secrets;
  }

  /** Changes what has to be changed; what was changed, a snapshot has. */
  void apply(ConfigurationService configurations, WireGraphService graph) throws KuraException {
    Components components = new Components(configurations);
    components.update(
        BASE,
        Map.of(
            "gateway.id", settings.gateway(),
            "data.folder", home.data().toString(),
            "secrets.file", Files.exists(home.secrets()) ? home.secrets().toString() : ""));
    cloud(components);
    components.ensure(UPLINK, "kilowire-uplink", uplink());
    // A collector refuses to have both.
    fleetIsFilledIn =
        components
            .value(COLLECTOR, "collector", "fleet")
            .filter(fleet -> !fleet.toString().isBlank())
            .isPresent();
    boolean filed = !fleetIsFilledIn && Files.exists(home.fleet());
    components.ensure(
        COLLECTOR, "collector", Map.of("fleet.file", filed ? home.fleet().toString() : ""));
    RequiredGraph required =
        new RequiredGraph(graph)
            .component(COLLECTOR, "collector", 1, 1, 0)
            .component(OUTBOX, "outbox", 1, 0, 300)
            .wire("collector", "outbox");
    if (settings.bus().isPresent()) {
      required.component(SOURCE, "source", 0, 1, 150).wire("source", "outbox");
    }
    required.apply();
    processBus(components);
    if (components.changed()) {
      configurations.snapshot();
    }
  }

  /** A driver that the settings name no more goes, so that nothing is heard that nobody wants. */
  private void processBus(Components components) throws KuraException {
    String maps = text(home.channelMaps());
    String scl = text(home.scl());
    instance(
        components,
        ETHERNET,
        "process-bus",
        settings.bus().flatMap(bus -> bus.ethernet(maps, scl)));
    instance(components, FT3, "ft3", settings.bus().flatMap(bus -> bus.serial(maps, scl)));
    if (settings.bus().isPresent()) {
      components.update("source", Map.of("sv.seconds", settings.bus().get().takesSeconds()));
    }
  }

  private static void instance(
      Components components, String factory, String pid, Optional<Map<String, Object>> fields)
      throws KuraException {
    if (fields.isPresent()) {
      components.ensure(factory, pid, fields.get());
    } else {
      components.remove(factory, pid);
    }
  }

  /** What the driver takes; it tells what is wrong with it. */
  private static String text(Path file) throws KuraException {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new KuraException(KuraErrorCode.CONFIGURATION_ERROR, e, file + " cannot be read");
    }
  }

  /** What is wrong with the folder's fleet document, or that another one is in force. */
  List<String> fleetProblems() {
    if (!fleetIsFilledIn) {
      return new HomeCheck(home).fleet(settings.gateway());
    }
    return Files.exists(home.fleet())
        ? List.of(
            "fleet.json is not read: the fleet that is filled in on the console, in the field fleet"
                + " of the collector, is in force")
        : List.of();
  }

  /** Why there is no fleet, as far as it can be known here. */
  String whyNoFleet() {
    if (fleetIsFilledIn) {
      return "the fleet that is filled in on the console has problems; the log lists them";
    }
    return Files.exists(home.fleet())
        ? "fleet.json has problems, and there is no fleet before it"
        : "there is no fleet yet, neither in fleet.json nor filled in on the console";
  }

  private void cloud(Components components) throws KuraException {
    components.ensure(
        "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport", TRANSPORT, transport());
    components.ensure(
        "org.eclipse.kura.data.DataService",
        DATA_SERVICE,
        Map.of(
            "DataTransportService.target",
            pid(TRANSPORT),
            "connect.auto-on-startup",
            true,
            "connect.retry-interval",
            1,
            "enable.rate.limit",
            false));
    components.ensure(
        RAW_MQTT + "cloud.RawMqttCloudEndpoint",
        ENDPOINT,
        Map.of("DataService.target", pid(DATA_SERVICE)));
    Topics topics = new Topics(settings.gateway());
    publisher(components, "kilowire-data", topics.data());
    publisher(components, "kilowire-answer", topics.answer());
    publisher(components, "kilowire-event", topics.event());
    subscriber(components, "kilowire-receipt", topics.receipt());
    subscriber(components, "kilowire-command", topics.command());
  }

  private Map<String, Object> transport() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("broker-url", mqtt());
    properties.put("client-id", "kilowire-" + settings.gateway());
    settings
        .user()
        .ifPresent(
            user -> {
              properties.put("username", user);
              properties.put("password", password());
            });
    return properties;
  }

  /** The secret {@code broker}; kept encrypted, see {@link Components}. */
  private Password password() {
    return secrets
        .find("broker")
        .map(secret -> new String(secret.reveal().toArray(), StandardCharsets.UTF_8))
        .map(Password::new)
        .orElseGet(() -> new Password(""));
  }

  /** Kura writes schemes of its own for what Paho calls tcp and ssl. */
  private String mqtt() {
    String scheme = settings.broker().getScheme().equals("ssl") ? "mqtts" : "mqtt";
    return scheme + "://" + settings.broker().getAuthority();
  }

  private static void publisher(Components components, String pid, String topic)
      throws KuraException {
    components.ensure(
        PUBLISHER,
        pid,
        Map.of(
            CLOUD_ENDPOINT_SERVICE_PID_PROP_NAME.value(),
            ENDPOINT,
            "topic",
            topic,
            "qos",
            AT_LEAST_ONCE));
  }

  private static void subscriber(Components components, String pid, String topic)
      throws KuraException {
    components.ensure(
        SUBSCRIBER,
        pid,
        Map.of(
            CLOUD_ENDPOINT_SERVICE_PID_PROP_NAME.value(),
            ENDPOINT,
            "topic.filter",
            topic,
            "qos",
            AT_LEAST_ONCE));
  }

  private Map<String, Object> uplink() {
    return Map.of(
        "DataPublisher.target", pid("kilowire-data"),
        "AnswerPublisher.target", pid("kilowire-answer"),
        "EventPublisher.target", pid("kilowire-event"),
        "ReceiptSubscriber.target", pid("kilowire-receipt"),
        "CommandSubscriber.target", pid("kilowire-command"),
        "upload.every.seconds", (int) settings.upload().every().toSeconds(),
        "receipt.timeout.seconds", (int) settings.receiptTimeout().toSeconds(),
        "receipt.timeout.longest.seconds",
            (int) settings.uplinkOptions().longestTimeout().toSeconds());
  }

  private static String pid(String name) {
    return "(" + ConfigurationService.KURA_SERVICE_PID + "=" + name + ")";
  }
}
