// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraDisconnectException;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.junit.jupiter.api.Test;
import org.kilowire.mqtt.session.TlsSockets;

class BrokerConnectionTest {

  private static final Map<String, Object> MANUAL =
      Map.of("connect.auto-on-startup", false, "connect.retry-interval", 5);
  private static final Map<String, Object> AUTO =
      Map.of("connect.auto-on-startup", true, "connect.retry-interval", 5);
  private static final String BROKER = "mqtt://127.0.0.1:1883";

  private final FakeBroker broker = new FakeBroker();
  private final ByHand hand = new ByHand();

  @Test
  void k37_without_auto_it_connects_only_when_asked() throws KuraException {
    Stack stack = Stack.by(hand, broker, MANUAL);
    assertThat(broker.sessions).isEmpty();
    assertThat(stack.endpoint.isConnected()).isFalse();
    stack.endpoint.connect();
    assertThat(stack.endpoint.isConnected()).isTrue();
    assertThat(stack.heard.all()).containsExactly("established");
  }

  @Test
  void k37_without_auto_a_lost_connection_stays_lost() throws KuraException {
    Stack stack = Stack.by(hand, broker, MANUAL);
    stack.endpoint.connect();
    broker.last().breaks();
    hand.pass(Duration.ofDays(1));
    assertThat(stack.heard.all()).containsExactly("established", "lost");
    assertThat(broker.sessions).hasSize(1);
    assertThat(stack.endpoint.isConnected()).isFalse();
  }

  @Test
  void k37_with_auto_a_lost_connection_comes_back_after_the_retry_interval() {
    Stack stack = Stack.by(hand, broker, AUTO);
    broker.last().breaks();
    assertThat(broker.sessions).hasSize(1);
    hand.pass(Duration.ofSeconds(5));
    assertThat(broker.sessions).hasSize(2);
    assertThat(stack.heard.all()).containsExactly("lost", "established");
  }

  @Test
  void k37_with_auto_it_tries_until_the_broker_is_there() {
    broker.mood = FakeBroker.Mood.REFUSES;
    Stack stack = Stack.by(hand, broker, AUTO);
    hand.pass(Duration.ofSeconds(50));
    assertThat(broker.sessions).hasSize(11);
    broker.mood = FakeBroker.Mood.ACCEPTS;
    hand.pass(Duration.ofSeconds(5));
    assertThat(stack.heard.all()).containsExactly("established");
  }

  @Test
  void k37_another_transport_is_disconnected_then_established() {
    Stack stack = Stack.by(hand, broker, AUTO);
    stack.transport.modified(Stack.transportSettings(BROKER, Map.of("keep-alive", 33)));
    assertThat(stack.heard.all()).containsExactly("disconnected", "established");
    assertThat(broker.sessions.get(0).closed).isTrue();
    assertThat(broker.last().options.keepAlive()).isEqualTo(Duration.ofSeconds(33));
  }

  @Test
  void k37_another_transport_without_auto_stays_disconnected() throws KuraException {
    Stack stack = Stack.by(hand, broker, MANUAL);
    stack.endpoint.connect();
    stack.transport.modified(Stack.transportSettings(BROKER, Map.of("keep-alive", 31)));
    hand.pass(Duration.ofDays(1));
    assertThat(stack.heard.all()).containsExactly("established", "disconnected");
    assertThat(stack.endpoint.isConnected()).isFalse();
  }

  @Test
  void k37_another_retry_interval_does_not_touch_the_connection() {
    Stack stack = Stack.by(hand, broker, AUTO);
    stack.data.modified(Stack.with(AUTO, Map.of("connect.retry-interval", 6)));
    assertThat(stack.heard.all()).isEmpty();
    assertThat(broker.sessions).hasSize(1);
    assertThat(stack.endpoint.isConnected()).isTrue();
  }

  @Test
  void k37_auto_turned_on_connects_and_sends_what_was_stored() throws KuraException {
    Stack stack = Stack.by(hand, broker, MANUAL);
    assertThat(stack.publish((byte) 1)).isEqualTo("1");
    stack.data.modified(AUTO);
    assertThat(broker.last().ids()).containsExactly(1);
    broker.last().acknowledge(1);
    assertThat(stack.heard.all()).containsExactly("established", "confirmed 1");
  }

  @Test
  void a_filter_that_was_left_while_disconnected_is_subscribed_when_it_is_wanted_again() {
    BrokerConnection connection =
        new BrokerConnection("c", hand, broker, new ListenerThread(new ByHand()));
    connection.transport(
        TransportOptions.from(
                Stack.transportSettings(BROKER, Map.of()), text -> text, TlsSockets::trustedByJvm)
            .value());
    connection.configure(DataOptions.from(AUTO).value().orElseThrow());
    connection.subscriptions(() -> Map.of("a", 1, "b", 1));
    broker.last().breaks();
    connection.subscriptions(() -> Map.of("b", 1));
    hand.pass(Duration.ofSeconds(5));
    assertThat(broker.last().filters).containsOnlyKeys("b");
    connection.subscriptions(() -> Map.of("a", 1, "b", 1));
    assertThat(broker.last().filters).containsOnlyKeys("a", "b");
    hand.pass(Duration.ofSeconds(20));
    assertThat(broker.last().filters).containsOnlyKeys("a", "b");
  }

  @Test
  void k37_auto_turned_off_ends_the_attempts() {
    broker.mood = FakeBroker.Mood.REFUSES;
    Stack stack = Stack.by(hand, broker, AUTO);
    stack.data.modified(MANUAL);
    hand.pass(Duration.ofDays(1));
    assertThat(broker.sessions).hasSize(1);
  }

  @Test
  void k26_identical_configurations_do_nothing() {
    Stack stack = Stack.by(hand, broker, AUTO);
    for (int i = 0; i < 3; i++) {
      stack.transport.modified(Stack.transportSettings(BROKER, Map.of()));
      stack.data.modified(AUTO);
      stack.publisher.modified(Stack.publisherSettings(Map.of()));
      stack.endpoint.modified();
    }
    assertThat(broker.sessions).hasSize(1);
    assertThat(stack.heard.all()).isEmpty();
  }

  @Test
  void k23_wrong_configuration_leaves_the_old_one_in_force() {
    Stack stack = Stack.by(hand, broker, AUTO);
    stack.transport.modified(Map.of("broker-url", "http://x", "client-id", "gw1"));
    stack.data.modified(Map.of("connect.auto-on-startup", "no"));
    assertThat(stack.endpoint.isConnected()).isTrue();
    assertThat(broker.sessions).hasSize(1);
  }

  @Test
  void operators_disconnect_holds_although_auto_is_on() throws KuraException {
    Stack stack = Stack.by(hand, broker, AUTO);
    stack.endpoint.disconnect();
    hand.pass(Duration.ofDays(1));
    assertThat(stack.heard.all()).containsExactly("disconnected");
    assertThat(broker.sessions).hasSize(1);
    stack.endpoint.connect();
    assertThat(stack.endpoint.isConnected()).isTrue();
  }

  @Test
  void disconnect_without_a_connection_tells_nobody() throws KuraDisconnectException {
    Stack stack = Stack.by(hand, broker, MANUAL);
    stack.endpoint.disconnect();
    assertThat(stack.heard.all()).isEmpty();
  }

  @Test
  void connect_says_why_it_failed() {
    broker.mood = FakeBroker.Mood.REFUSES;
    Stack stack = Stack.by(hand, broker, MANUAL);
    assertThatThrownBy(stack.endpoint::connect)
        .isInstanceOf(KuraConnectException.class)
        .hasMessageContaining("refused");
    assertThat(stack.heard.all()).isEmpty();
  }

  @Test
  void words_of_an_old_session_are_ignored() throws KuraException {
    Stack stack = Stack.by(hand, broker, AUTO);
    stack.publish();
    FakeBroker.FakeSession old = broker.last();
    old.breaks();
    hand.pass(Duration.ofSeconds(5));
    old.acknowledge(1);
    old.up();
    old.breaks();
    assertThat(stack.heard.all()).containsExactly("lost", "established");
    assertThat(stack.endpoint.isConnected()).isTrue();
    assertThat(old.closed).isTrue();
  }

  @Test
  void listener_that_throws_hurts_nobody() throws KuraException {
    Stack stack = Stack.by(hand, broker, MANUAL);
    RecordingListener other = new RecordingListener();
    stack.publisher.unregisterCloudConnectionListener(stack.heard);
    stack.publisher.registerCloudConnectionListener(new Throwing());
    stack.publisher.registerCloudConnectionListener(other);
    stack.endpoint.registerCloudConnectionListener(new Throwing());
    stack.endpoint.registerCloudConnectionListener(stack.heard);
    stack.endpoint.connect();
    assertThat(other.all()).containsExactly("established");
    assertThat(stack.heard.all()).containsExactly("established");
  }

  @Test
  void listener_may_publish_from_its_call() throws KuraException {
    Stack stack = Stack.by(hand, broker, AUTO);
    List<String> ids = new ArrayList<>();
    stack.publisher.registerCloudDeliveryListener(
        id -> assertThatCode(() -> ids.add(stack.publish())).doesNotThrowAnyException());
    stack.publish();
    broker.last().acknowledge(1);
    hand.pass(Duration.ofSeconds(1));
    assertThat(ids).containsExactly("2");
    assertThat(broker.last().ids()).containsExactly(1, 2);
  }

  @Test
  void after_deactivation_nothing_is_left() throws KuraException {
    Stack stack = Stack.by(hand, broker, AUTO);
    stack.deactivate();
    stack.transport.modified(Stack.transportSettings(BROKER, Map.of("keep-alive", 40)));
    hand.pass(Duration.ofDays(1));
    assertThat(broker.sessions).hasSize(1);
    assertThat(broker.last().closed).isTrue();
    assertThat(stack.heard.all()).isEmpty();
    assertThatThrownBy(stack.endpoint::connect).isInstanceOf(KuraConnectException.class);
    stack.endpoint.disconnect();
  }

  private static final class Throwing implements CloudConnectionListener {

    @Override
    public void onConnectionEstablished() {
      throw new IllegalStateException("thrown by a test");
    }

    @Override
    public void onConnectionLost() {
      throw new IllegalStateException("thrown by a test");
    }

    @Override
    public void onDisconnected() {
      throw new IllegalStateException("thrown by a test");
    }
  }
}
