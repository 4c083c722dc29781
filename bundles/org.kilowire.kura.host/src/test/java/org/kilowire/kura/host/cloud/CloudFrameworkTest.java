// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.kura.host.framework.Framework;
import org.osgi.framework.ServiceReference;

/** The stack made by configurations, as the recorded one was, with DS and all services there. */
@Timeout(120)
class CloudFrameworkTest {

  private static final String PREFIX = "org.eclipse.kura.cloudconnection.raw.mqtt.";
  private static final String ENDPOINT = PREFIX + "CloudEndpoint-raw1";
  private static final String DATA = PREFIX + "DataService-raw1";
  private static final String TRANSPORT = PREFIX + "MqttDataTransport-raw1";

  private Framework framework;
  private ConfigurationService configurations;
  private ServerSocket broker;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    framework = Framework.start(home);
    configurations = framework.service(ConfigurationService.class);
    broker = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    broker.setSoTimeout(60_000);
  }

  @AfterEach
  void stop() throws Exception {
    framework.close();
    broker.close();
  }

  @Test
  void k15_recorded_configurations_make_a_connection() throws Exception {
    publisher();
    stack();
    framework.settle();
    assertThat(properties(CloudPublisher.class))
        .containsEntry("cloud.connection.factory.pid", RawMqttCloudEndpoint.PID)
        .containsEntry("cloud.endpoint.service.pid", ENDPOINT)
        .containsEntry("kura.service.pid", "pubr")
        .containsEntry("kura.ui.factory.hide", "true")
        .containsEntry("kura.ui.service.hide", true)
        .containsEntry("priority", 7)
        .containsEntry("qos", 1)
        .containsEntry("retain", false)
        .containsEntry("topic", "ims/data");
    assertThat(properties(CloudSubscriber.class)).containsEntry("topic.filter", "ims/cmd/#");
    assertThat(properties(CloudConnectionManager.class))
        .containsEntry("kura.service.pid", ENDPOINT);
    assertThat(framework.service(CloudPublisher.class).publish(Stack.message((byte) 1)))
        .isEqualTo("1");
    assertThat(framework.service(CloudConnectionManager.class).isConnected()).isFalse();
  }

  @Test
  void k22_broker_is_told_the_password_that_was_given() throws Exception {
    stack();
    assertThat(connect()).contains("MQTT", "gw1", "me", "hunter2");
    configurations.updateConfiguration(TRANSPORT, Map.of("password", new Password("hunter3")));
    assertThat(connect()).contains("MQTT", "gw1", "me", "hunter3");
  }

  private void publisher() throws Exception {
    configurations.createFactoryConfiguration(
        RawMqttPublisher.PID,
        "pubr",
        Map.of("topic", "ims/data", "qos", 1, "cloud.endpoint.service.pid", ENDPOINT),
        false);
    configurations.createFactoryConfiguration(
        RawMqttSubscriber.PID,
        "subr",
        Map.of("topic.filter", "ims/cmd/#", "qos", 1, "cloud.endpoint.service.pid", ENDPOINT),
        false);
  }

  private void stack() throws Exception {
    configurations.createFactoryConfiguration(
        RawMqttCloudEndpoint.PID,
        ENDPOINT,
        Map.of("DataService.target", "(kura.service.pid=" + DATA + ")"),
        false);
    configurations.createFactoryConfiguration(
        DataService.PID,
        DATA,
        Map.of(
            "connect.auto-on-startup",
            true,
            "connect.retry-interval",
            1,
            "DataTransportService.target",
            "(kura.service.pid=" + TRANSPORT + ")"),
        false);
    configurations.createFactoryConfiguration(
        MqttDataTransport.PID,
        TRANSPORT,
        Map.of(
            "broker-url",
            "mqtt://127.0.0.1:" + broker.getLocalPort(),
            "client-id",
            "gw1",
            "username",
            "me",
            "password",
            new Password("hunter2")),
        true);
  }

  /** The CONNECT packet of the next client, as a text. */
  private String connect() throws IOException {
    try (Socket client = broker.accept()) {
      assertThat(client.getInputStream().read()).isEqualTo(0x10); // MQTT 3.1.1, 3.1
      int length = client.getInputStream().read();
      return new String(client.getInputStream().readNBytes(length), UTF_8);
    }
  }

  private Map<String, Object> properties(Class<?> type) throws Exception {
    ServiceReference<?>[] found = framework.context().getAllServiceReferences(type.getName(), null);
    assertThat(found).hasSize(1);
    Map<String, Object> properties = new TreeMap<>();
    for (String key : found[0].getPropertyKeys()) {
      properties.put(key, found[0].getProperty(key));
    }
    return properties;
  }
}
