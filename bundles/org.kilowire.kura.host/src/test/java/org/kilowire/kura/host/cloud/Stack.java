// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.message.KuraPayload;
import org.kilowire.mqtt.session.TlsSockets;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.FakeCrypto;

/** A whole connection as the recordings have it, tied together as DS would. */
final class Stack {

  static final String ENDPOINT = "org.eclipse.kura.cloudconnection.raw.mqtt.CloudEndpoint-raw1";

  final MqttDataTransport transport;
  final DataService data;
  final RawMqttCloudEndpoint endpoint;
  final RawMqttPublisher publisher;
  final RawMqttSubscriber subscriber;
  final RecordingListener heard = new RecordingListener();

  /** With no thread and no socket. */
  static Stack by(ByHand hand, FakeBroker broker, Map<String, Object> settings) {
    MqttDataTransport transport = transport("mqtt://127.0.0.1:1883");
    return new Stack(transport, new DataService(transport, settings, hand, teller(hand), broker));
  }

  /** As DS makes it. */
  static Stack real(String broker, Map<String, Object> settings) {
    MqttDataTransport transport = transport(broker);
    return new Stack(transport, new DataService(transport, settings));
  }

  private Stack(MqttDataTransport transport, DataService data) {
    this.transport = transport;
    this.data = data;
    endpoint = new RawMqttCloudEndpoint(data);
    publisher = publisher(Map.of());
    subscriber =
        new RawMqttSubscriber(
            Map.of("topic.filter", "ims/cmd/#", "qos", 1, "cloud.endpoint.service.pid", ENDPOINT));
    subscriber.addEndpoint(endpoint, Map.of("kura.service.pid", ENDPOINT));
    publisher.registerCloudConnectionListener(heard);
    publisher.registerCloudDeliveryListener(heard);
    subscriber.registerCloudSubscriberListener(heard);
  }

  private static ListenerThread teller(ByHand hand) {
    return new ListenerThread(hand);
  }

  private static MqttDataTransport transport(String broker) {
    return new MqttDataTransport(
        TlsSockets::trustedByJvm, new FakeCrypto(), transportSettings(broker, Map.of()));
  }

  static Map<String, Object> transportSettings(String broker, Map<String, Object> more) {
    return with(Map.of("broker-url", broker, "client-id", "gw1", "clean-session", false), more);
  }

  /** Settings of a publisher, as recorded, with others in their place. */
  static Map<String, Object> publisherSettings(Map<String, Object> more) {
    return with(
        Map.of(
            "topic",
            "ims/data",
            "qos",
            1,
            "retain",
            false,
            "priority",
            7,
            "cloud.endpoint.service.pid",
            ENDPOINT),
        more);
  }

  static Map<String, Object> with(Map<String, Object> settings, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(settings);
    all.putAll(more);
    return all;
  }

  /** One more publisher of this endpoint. */
  RawMqttPublisher publisher(Map<String, Object> more) {
    RawMqttPublisher made = new RawMqttPublisher(publisherSettings(more));
    made.addEndpoint(endpoint, Map.of("kura.service.pid", ENDPOINT));
    return made;
  }

  /**
   * Connects to a broker of Moquette's, at the second attempt if need be: version 0.17 drops a
   * client that subscribes so soon after its CONNACK that the broker has not yet noted to have sent
   * it.
   */
  void connect() {
    Eventually.await(
        "connected",
        () -> {
          try {
            endpoint.connect();
          } catch (KuraConnectException e) {
            return false;
          }
          return true;
        });
  }

  String publish(byte... body) throws KuraException {
    return publisher.publish(message(body));
  }

  static KuraMessage message(byte... body) {
    return new KuraMessage(payload(body));
  }

  static KuraPayload payload(byte... body) {
    KuraPayload payload = new KuraPayload();
    payload.setBody(body);
    return payload;
  }

  /** In the order of DS: who needs another goes first. */
  void deactivate() {
    publisher.deactivate();
    subscriber.deactivate();
    endpoint.deactivate();
    data.deactivate();
  }
}
