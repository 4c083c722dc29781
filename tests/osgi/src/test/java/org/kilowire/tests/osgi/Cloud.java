// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import static org.eclipse.kura.cloudconnection.CloudConnectionConstants.CLOUD_ENDPOINT_SERVICE_PID_PROP_NAME;

import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;
import org.kilowire.contract.Topics;
import org.kilowire.standalone.Components;

/** A raw MQTT connection to a broker, and the uplink over it. */
record Cloud(Components components, String url) {

  static final String DATA = "kilowire-data";
  static final String RECEIPT = "kilowire-receipt";
  static final String UPLINK = "uplink";

  private static final String RAW = "org.eclipse.kura.cloudconnection.raw.mqtt.";
  static final String TRANSPORT = RAW + "MqttDataTransport";

  private static final String DATA_SERVICE = RAW + "DataService";
  static final String ENDPOINT = RAW + "CloudEndpoint";
  private static final String ENDPOINT_PID = CLOUD_ENDPOINT_SERVICE_PID_PROP_NAME.value();
  private static final Topics TOPICS = new Topics(Meters.GATEWAY);

  /** Makes all that there is not yet. */
  void configure() throws KuraException {
    transport();
    components.ensure(
        "org.eclipse.kura.data.DataService",
        DATA_SERVICE,
        Map.of(
            "DataTransportService.target",
            target(TRANSPORT),
            "connect.auto-on-startup",
            true,
            "connect.retry-interval",
            1,
            "enable.rate.limit",
            false));
    endpoint();
    dataPublisher();
    publisher("kilowire-answer", TOPICS.answer());
    publisher("kilowire-event", TOPICS.event());
    receiptSubscriber();
    subscriber("kilowire-command", TOPICS.command());
    components.ensure(
        "org.kilowire.kura.uplink.Uplink",
        UPLINK,
        Map.of(
            // Names and filters: both are written.
            "DataPublisher.target",
            DATA,
            "AnswerPublisher.target",
            target("kilowire-answer"),
            "EventPublisher.target",
            target("kilowire-event"),
            "ReceiptSubscriber.target",
            RECEIPT,
            "CommandSubscriber.target",
            target("kilowire-command"),
            "receipt.timeout.seconds",
            1,
            "receipt.timeout.longest.seconds",
            1));
  }

  void transport() throws KuraException {
    components.ensure(
        "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport",
        TRANSPORT,
        Map.of("broker-url", url, "client-id", "kilowire-" + Meters.GATEWAY));
  }

  void endpoint() throws KuraException {
    components.ensure(
        RAW + "cloud.RawMqttCloudEndpoint",
        ENDPOINT,
        Map.of("DataService.target", target(DATA_SERVICE)));
  }

  void receiptSubscriber() throws KuraException {
    subscriber(RECEIPT, TOPICS.receipt());
  }

  void dataPublisher() throws KuraException {
    publisher(DATA, TOPICS.data());
  }

  private void publisher(String pid, String topic) throws KuraException {
    components.ensure(
        RAW + "publisher.RawMqttPublisher",
        pid,
        Map.of(ENDPOINT_PID, ENDPOINT, "topic", topic, "qos", 1));
  }

  private void subscriber(String pid, String topic) throws KuraException {
    components.ensure(
        RAW + "subscriber.RawMqttSubscriber",
        pid,
        Map.of(ENDPOINT_PID, ENDPOINT, "topic.filter", topic, "qos", 1));
  }

  private static String target(String pid) {
    return "(" + ConfigurationService.KURA_SERVICE_PID + "=" + pid + ")";
  }
}
