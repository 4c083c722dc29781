// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.Map;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.junit.jupiter.api.Test;

class SubscribeTest {

  private final FakeBroker broker = new FakeBroker();
  private final ByHand hand = new ByHand();
  private final Stack stack =
      Stack.by(hand, broker, Map.of("connect.auto-on-startup", true, "connect.retry-interval", 5));

  @Test
  void k36_message_has_a_topic_and_a_body_and_nothing_else() {
    assertThat(broker.last().sends("ims/cmd/b", (byte) 0, (byte) 0xff)).hasToString("taken");
    KuraMessage message = stack.heard.messages.get(0);
    assertThat(message.getProperties()).containsExactly(entry("topic", "ims/cmd/b"));
    assertThat(message.getPayload().getBody()).containsExactly(0, 0xff);
    assertThat(message.getPayload().getTimestamp()).isNull();
    assertThat(message.getPayload().getPosition()).isNull();
    assertThat(message.getPayload().metrics()).isEmpty();
  }

  @Test
  void k36_subscriber_listener_that_throws_hurts_nobody() {
    stack.subscriber.unregisterCloudSubscriberListener(stack.heard);
    stack.subscriber.registerCloudSubscriberListener(
        message -> {
          throw new IllegalStateException("thrown by a test");
        });
    stack.subscriber.registerCloudSubscriberListener(stack.heard);
    assertThat(broker.last().sends("ims/cmd/a", (byte) 2)).hasToString("taken");
    broker.last().sends("ims/cmd/a", (byte) 3);
    assertThat(stack.heard.all()).containsExactly("ims/cmd/a=02", "ims/cmd/a=03");
  }

  @Test
  void k15_another_filter_is_heard_and_the_old_one_is_not() {
    assertThat(broker.last().filters).containsExactly(entry("ims/cmd/#", 1));
    filter("ims/cmd2/#", 0);
    broker.last().sends("ims/cmd2/a", (byte) 1);
    broker.last().sends("ims/cmd/a", (byte) 2);
    assertThat(stack.heard.all()).containsExactly("ims/cmd2/a=01");
    hand.pass(Duration.ofSeconds(10));
    assertThat(broker.last().filters).containsExactly(entry("ims/cmd2/#", 0));
  }

  @Test
  void another_qos_is_asked_for_at_once() {
    filter("ims/cmd/#", 2);
    assertThat(broker.last().filters).containsExactly(entry("ims/cmd/#", 2));
    hand.pass(Duration.ofSeconds(10));
    assertThat(broker.last().filters).containsExactly(entry("ims/cmd/#", 2));
  }

  @Test
  void filter_left_while_disconnected_is_taken_back_from_the_broker() {
    broker.last().breaks();
    filter("ims/cmd2/#", 1);
    hand.pass(Duration.ofSeconds(5));
    broker.last().filters.put("ims/cmd/#", 1); // the broker kept the session
    hand.pass(Duration.ofSeconds(10));
    assertThat(broker.last().filters).containsExactly(entry("ims/cmd2/#", 1));
  }

  @Test
  void two_subscribers_of_one_filter_keep_it_while_either_is_there() {
    RawMqttSubscriber other = new RawMqttSubscriber(settings("ims/cmd/#", 2));
    other.addEndpoint(stack.endpoint, Map.of("kura.service.pid", Stack.ENDPOINT));
    assertThat(broker.last().filters).containsExactly(entry("ims/cmd/#", 2));
    other.removeEndpoint(stack.endpoint);
    hand.pass(Duration.ofSeconds(10));
    assertThat(broker.last().filters).containsExactly(entry("ims/cmd/#", 1));
  }

  @Test
  void gateway_that_stops_keeps_its_subscriptions_at_the_broker() {
    stack.deactivate();
    assertThat(broker.last().closed).isTrue();
    assertThat(broker.last().filters).containsExactly(entry("ims/cmd/#", 1));
  }

  @Test
  void what_the_broker_kept_waits_for_a_listener() {
    stack.subscriber.unregisterCloudSubscriberListener(stack.heard);
    StringBuilder answer = broker.last().sends("ims/cmd/a", (byte) 1);
    hand.pass(Duration.ofSeconds(9));
    assertThat(answer).isEmpty();
    stack.subscriber.registerCloudSubscriberListener(stack.heard);
    hand.pass(Duration.ofSeconds(1));
    assertThat(answer).hasToString("taken");
    assertThat(stack.heard.all()).containsExactly("ims/cmd/a=01");
  }

  @Test
  void what_nobody_wants_is_taken_in_the_end() {
    StringBuilder answer = broker.last().sends("ims/else", (byte) 1);
    assertThat(answer).isEmpty();
    hand.pass(Duration.ofSeconds(10));
    assertThat(answer).hasToString("taken");
    assertThat(stack.heard.all()).isEmpty();
  }

  @Test
  void more_than_a_thousand_unread_messages_are_not_taken() {
    for (int i = 0; i < 1000; i++) {
      broker.last().sends("ims/else");
    }
    StringBuilder answer = broker.last().sends("ims/cmd/a", (byte) 1);
    hand.pass(Duration.ofSeconds(10));
    assertThat(answer).isEmpty();
    assertThat(broker.last().sends("ims/cmd/a", (byte) 2)).hasToString("taken");
    assertThat(stack.heard.all()).containsExactly("ims/cmd/a=02");
  }

  private void filter(String filter, int qos) {
    stack.subscriber.modified(settings(filter, qos));
  }

  private static Map<String, Object> settings(String filter, int qos) {
    return Map.of("topic.filter", filter, "qos", qos, "cloud.endpoint.service.pid", Stack.ENDPOINT);
  }
}
