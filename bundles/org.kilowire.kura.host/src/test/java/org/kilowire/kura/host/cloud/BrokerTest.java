// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.tests.support.EmbeddedBroker;
import org.kilowire.tests.support.FakeCrypto;
import org.kilowire.tests.support.LiveThreads;

/** With a real broker and real threads. */
@Timeout(60)
class BrokerTest {

  private static final Map<String, Object> AUTO =
      Map.of(
          "connect.auto-on-startup",
          true,
          "connect.retry-interval",
          1,
          "enable.rate.limit",
          false,
          "kura.service.pid",
          "brokertest");

  private static final String THREADS = ".*(brokertest|: gw1)";

  private static EmbeddedBroker broker;
  private Stack stack;

  @BeforeAll
  static void start(@TempDir Path folder) {
    broker = new EmbeddedBroker(folder);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @AfterEach
  void deactivate() {
    if (stack != null) {
      stack.deactivate();
    }
  }

  @Test
  void k36_body_goes_through_a_broker_and_is_confirmed() throws Exception {
    stack = Stack.real(broker.uri().toString(), AUTO);
    stack.publisher.modified(Stack.publisherSettings(Map.of("topic", "ims/cmd/self")));
    assertThat(stack.publish((byte) 0, (byte) 1, (byte) 0xff)).isEqualTo("1");
    stack.heard.await("ims/cmd/self=0001ff", "confirmed 1");
  }

  @Test
  void qos_two_and_zero_go_through_a_broker() throws Exception {
    stack = Stack.real(broker.uri().toString(), AUTO);
    Map<String, Object> exactlyOnce = Map.of("topic", "ims/cmd/2", "qos", 2);
    RawMqttPublisher two = stack.publisher(exactlyOnce);
    RawMqttPublisher zero = stack.publisher(Map.of("topic", "ims/cmd/0", "qos", 0));
    assertThat(two.publish(Stack.message((byte) 2))).isEqualTo("1");
    assertThat(zero.publish(Stack.message((byte) 0))).isNull();
    stack.heard.await("ims/cmd/2=02", "confirmed 1", "ims/cmd/0=00");
  }

  @Test
  void k37_connects_and_disconnects_when_asked() throws Exception {
    stack = Stack.real("mqtt://127.0.0.1:" + broker.uri().getPort() + "/", Map.of());
    stack.connect();
    assertThat(stack.endpoint.isConnected()).isTrue();
    stack.heard.await("established");
    stack.endpoint.disconnect();
    assertThat(stack.endpoint.isConnected()).isFalse();
    stack.heard.await("disconnected");
  }

  @Test
  void another_filter_is_subscribed_while_connected() throws Exception {
    stack = Stack.real(broker.uri().toString(), AUTO);
    Map<String, Object> retained = Map.of("topic", "ims/cmd2/a", "retain", true);
    stack.publisher(retained).publish(Stack.message((byte) 9));
    stack.heard.await("confirmed 1");
    stack.subscriber.modified(
        Map.of("topic.filter", "ims/cmd2/#", "cloud.endpoint.service.pid", Stack.ENDPOINT));
    stack.heard.await("ims/cmd2/a=09");
  }

  @Test
  void what_came_while_the_gateway_was_away_waits_in_the_session() throws Exception {
    stack = Stack.real(broker.uri().toString(), AUTO);
    stack.connect();
    stack.deactivate();
    Stack other = Stack.real(broker.uri().toString(), Map.of());
    other.transport.modified(
        Stack.transportSettings(broker.uri().toString(), Map.of("client-id", "ims")));
    other.publisher.modified(Stack.publisherSettings(Map.of("topic", "ims/cmd/kept")));
    other.connect();
    other.publish((byte) 4);
    other.heard.await("confirmed 1");
    other.deactivate();
    stack = Stack.real(broker.uri().toString(), AUTO);
    stack.heard.await("ims/cmd/kept=04");
  }

  @Test
  void password_is_in_no_message() {
    stack = Stack.real("mqtt://127.0.0.1:1", Map.of());
    String password = new FakeCrypto().encryptAes("hunter2");
    Map<String, Object> login = Map.of("username", "me", "password", password);
    stack.transport.modified(Stack.transportSettings("mqtt://127.0.0.1:1", login));
    assertThatThrownBy(stack.endpoint::connect)
        .isInstanceOf(KuraConnectException.class)
        .hasMessageNotContaining("hunter2");
    assertThat(stack.transport.options().orElseThrow().toString()).doesNotContain("hunter2");
  }

  @Test
  void after_deactivation_there_is_no_thread() throws Exception {
    stack = Stack.real(broker.uri().toString(), AUTO);
    stack.connect();
    assertThat(LiveThreads.named(THREADS))
        .contains("cloud-brokertest", "cloud-told-brokertest", "MQTT Call: gw1");
    stack.deactivate();
    awaitNoThreads();
  }

  @Test
  void deactivated_while_it_tries_there_is_no_thread() {
    stack = Stack.real("mqtt://127.0.0.1:1", AUTO);
    stack.deactivate();
    awaitNoThreads();
  }

  @Test
  void ssl_broker_is_greeted_with_tls() throws IOException, KuraException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(60_000);
      stack = Stack.real("ssl://127.0.0.1:" + server.getLocalPort(), AUTO);
      try (Socket socket = server.accept()) {
        assertThat(socket.getInputStream().read()).isEqualTo(22); // RFC 8446, 5.1: a handshake
      }
      stack.endpoint.disconnect();
    }
  }

  private static void awaitNoThreads() {
    LiveThreads.awaitNone(THREADS);
  }
}
