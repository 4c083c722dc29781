// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import static org.eclipse.kura.cloudconnection.CloudConnectionConstants.CLOUD_ENDPOINT_SERVICE_PID_PROP_NAME;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.factory.CloudConnectionFactory;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.kilowire.contract.Topics;
import org.kilowire.conversation.Secret;

/**
 * What a folder's {@code gateway.properties}, {@code fleet.json} and {@code secrets.properties} mean
 * as configurations of components. Applied at each start; all else that is configured stays.
 */
final class Provisioning {

  private static final String BASE = "org.kilowire.kura.base.Gateway";
  private static final String COLLECTOR = "org.kilowire.kura.wire.Collector";
  private static final String OUTBOX = "org.kilowire.kura.wire.Outbox";
  private static final String UPLINK = "org.kilowire.kura.uplink.Uplink";
  private static final String RAW_MQTT = "org.eclipse.kura.cloudconnection.raw.mqtt.";
  private static final String PUBLISHER = RAW_MQTT + "publisher.RawMqttPublisher";
  private static final String SUBSCRIBER = RAW_MQTT + "subscriber.RawMqttSubscriber";
  private static final String ENDPOINT = RAW_MQTT + "CloudEndpoint";
  private static final int AT_LEAST_ONCE = 1;

  private final GatewayHome home;
  private final GatewaySettings settings;

  Provisioning(GatewayHome home, GatewaySettings settings) {
    this.home = home;
    this.settings = settings;
  }

  /** Changes what has to be changed, then takes one snapshot. */
  void apply(
      ConfigurationService configurations, CloudConnectionFactory clouds, WireGraphService graph)
      throws KuraException {
    Components components = new Components(configurations);
    components.update(
        BASE,
        Map.of(
            "gateway.id", settings.gateway(),
            "data.folder", home.data().toString(),
            "secrets.file", Files.exists(home.secrets()) ? home.secrets().toString() : ""));
    cloud(components, clouds);
    components.ensure(UPLINK, "kilowire-uplink", uplink());
    new Graph(graph)
        .component(COLLECTOR, "collector", 1, 1, 0)
        .component(OUTBOX, "outbox", 1, 0, 300)
        .wire("collector", "outbox")
        .apply();
    components.update("collector", Map.of("fleet.file", home.fleet().toString()));
    configurations.snapshot();
  }

  private void cloud(Components components, CloudConnectionFactory clouds) throws KuraException {
    if (!clouds.getManagedCloudConnectionPids().contains(ENDPOINT)) {
      clouds.createConfiguration(ENDPOINT);
    }
    List<String> stack = clouds.getStackComponentsPids(ENDPOINT);
    components.update(
        stack.get(1),
        Map.of(
            "connect.auto-on-startup", true,
            "connect.retry-interval", 1,
            "enable.rate.limit", false));
    components.update(stack.get(2), transport());
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
            CLOUD_ENDPOINT_SERVICE_PID_PROP_NAME.value(), ENDPOINT,
            "topic", topic,
            "qos", AT_LEAST_ONCE));
  }

  private static void subscriber(Components components, String pid, String topic)
      throws KuraException {
    components.ensure(
        SUBSCRIBER,
        pid,
        Map.of(
            CLOUD_ENDPOINT_SERVICE_PID_PROP_NAME.value(), ENDPOINT,
            "topic.filter", topic,
            "qos", AT_LEAST_ONCE));
  }

  private Map<String, Object> uplink() {
    return Map.of(
        "DataPublisher.target", pid("kilowire-data"),
        "AnswerPublisher.target", pid("kilowire-answer"),
        "EventPublisher.target", pid("kilowire-event"),
        "ReceiptSubscriber.target", pid("kilowire-receipt"),
        "CommandSubscriber.target", pid("kilowire-command"),
        "upload.every.seconds", (int) settings.upload().every().toSeconds(),
        "receipt.timeout.seconds", (int) settings.receiptTimeout().toSeconds());
  }

  private static String pid(String name) {
    return "(" + ConfigurationService.KURA_SERVICE_PID + "=" + name + ")";
  }
}
