// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraStoreException;
import org.junit.jupiter.api.Test;

class SendQueueTest {

  private static final Map<String, Object> AUTO =
      Map.of("connect.auto-on-startup", true, "connect.retry-interval", 5);
  private static final Map<String, Object> FAST =
      Stack.with(AUTO, Map.of("enable.rate.limit", false));

  private final FakeBroker broker = new FakeBroker();
  private final ByHand hand = new ByHand();

  @Test
  void k36_publish_without_a_connection_is_stored() throws KuraException {
    Stack stack = Stack.by(hand, broker, Map.of("enable.rate.limit", false));
    assertThat(stack.publish((byte) 1)).isEqualTo("1");
    assertThat(stack.publish((byte) 2)).isEqualTo("2");
    stack.endpoint.connect();
    assertThat(broker.last().ids()).containsExactly(1, 2);
    broker.last().acknowledge(1);
    broker.last().acknowledge(2);
    assertThat(stack.heard.all()).containsExactly("established", "confirmed 1", "confirmed 2");
  }

  @Test
  void k11_nine_are_in_flight_at_a_time() throws KuraException {
    Stack stack = Stack.by(hand, broker, FAST);
    for (int i = 0; i < 12; i++) {
      stack.publish();
    }
    assertThat(broker.last().ids()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    broker.last().acknowledge(4);
    assertThat(broker.last().ids()).endsWith(9, 10);
  }

  @Test
  void k11_what_was_not_acknowledged_goes_again() throws KuraException {
    Stack stack = Stack.by(hand, broker, FAST);
    stack.publish();
    stack.publish();
    stack.publish();
    broker.last().acknowledge(2);
    broker.last().breaks();
    hand.pass(Duration.ofSeconds(5));
    assertThat(broker.last().ids()).containsExactly(1, 3);
    broker.last().acknowledge(3);
    broker.last().acknowledge(1);
    assertThat(stack.heard.all())
        .containsExactly("confirmed 2", "lost", "established", "confirmed 3", "confirmed 1");
  }

  @Test
  void k36_qos_zero_is_not_sent_twice() throws KuraException {
    Stack stack = Stack.by(hand, broker, FAST);
    stack.publisher(Map.of("qos", 0)).publish(Stack.message());
    broker.last().breaks();
    hand.pass(Duration.ofSeconds(5));
    assertThat(broker.last().ids()).isEmpty();
  }

  @Test
  void k11_full_store_refuses_new_messages() throws KuraException {
    Stack stack = Stack.by(hand, broker, Map.of("store.capacity", 2));
    stack.publish();
    stack.publish();
    assertThatThrownBy(stack::publish).isInstanceOf(KuraStoreException.class);
    stack.endpoint.connect();
    hand.pass(Duration.ofSeconds(2));
    assertThat(broker.last().ids()).containsExactly(1, 2);
  }

  @Test
  void k11_confirmed_messages_count_until_the_housekeeper_has_been() throws KuraException {
    Map<String, Object> small = Map.of("store.capacity", 1, "store.housekeeper-interval", 900);
    Stack stack = Stack.by(hand, broker, Stack.with(FAST, small));
    stack.publish();
    broker.last().acknowledge(1);
    assertThatThrownBy(stack::publish).isInstanceOf(KuraStoreException.class);
    hand.pass(Duration.ofSeconds(899));
    assertThatThrownBy(stack::publish).isInstanceOf(KuraStoreException.class);
    hand.pass(Duration.ofSeconds(1));
    assertThat(stack.publish()).isEqualTo("2");
  }

  @Test
  void k11_confirmed_messages_younger_than_the_purge_age_still_count() throws KuraException {
    Map<String, Object> small = Map.of("store.capacity", 1, "store.purge-age", 60);
    Stack stack = Stack.by(hand, broker, Stack.with(FAST, small));
    hand.pass(Duration.ofSeconds(860));
    stack.publish();
    broker.last().acknowledge(1);
    hand.pass(Duration.ofSeconds(40)); // the housekeeper comes by, the message is 40 s old
    assertThatThrownBy(stack::publish).isInstanceOf(KuraStoreException.class);
    hand.pass(Duration.ofMinutes(15));
    assertThat(stack.publish()).isEqualTo("2");
  }

  @Test
  void k11_one_message_a_second_unless_said_otherwise() throws KuraException {
    Stack stack = Stack.by(hand, broker, AUTO);
    stack.publish();
    stack.publish();
    stack.publish();
    assertThat(broker.last().ids()).containsExactly(1);
    hand.pass(Duration.ofMillis(999));
    assertThat(broker.last().ids()).containsExactly(1);
    hand.pass(Duration.ofMillis(1));
    assertThat(broker.last().ids()).containsExactly(1, 2);
    hand.pass(Duration.ofSeconds(1));
    assertThat(broker.last().ids()).containsExactly(1, 2, 3);
  }

  @Test
  void k11_burst_goes_at_once_after_a_silence() throws KuraException {
    Map<String, Object> burst =
        Map.of(
            "rate.limit.average", 2, "rate.limit.burst.size", 3, "rate.limit.time.unit", "MINUTES");
    Stack stack = Stack.by(hand, broker, Stack.with(AUTO, burst));
    for (int i = 0; i < 5; i++) {
      stack.publish();
    }
    assertThat(broker.last().ids()).containsExactly(1, 2, 3);
    hand.pass(Duration.ofSeconds(30));
    assertThat(broker.last().ids()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void k11_rate_limit_holds_from_priority_five_on() throws KuraException {
    Stack stack = Stack.by(hand, broker, AUTO);
    RawMqttPublisher urgent = stack.publisher(Map.of("priority", 4));
    stack.publish();
    stack.publish();
    urgent.publish(Stack.message());
    urgent.publish(Stack.message());
    assertThat(broker.last().ids()).containsExactly(1, 3, 4);
  }

  @Test
  void k11_rate_holds_over_a_lost_connection() throws KuraException {
    Stack stack = Stack.by(hand, broker, AUTO);
    stack.publish();
    stack.publish();
    broker.last().breaks();
    hand.pass(Duration.ofSeconds(5));
    assertThat(broker.last().ids()).containsExactly(1);
    hand.pass(Duration.ofSeconds(1));
    assertThat(broker.last().ids()).containsExactly(1, 2);
  }
}
