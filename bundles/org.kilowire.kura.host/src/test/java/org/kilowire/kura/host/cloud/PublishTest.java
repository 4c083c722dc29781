// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.message.KuraPayload;
import org.junit.jupiter.api.Test;

class PublishTest {

  private final FakeBroker broker = new FakeBroker();
  private final ByHand hand = new ByHand();
  private final Stack stack =
      Stack.by(hand, broker, Map.of("connect.auto-on-startup", true, "enable.rate.limit", false));

  @Test
  void k14_body_goes_out_unchanged() throws KuraException {
    byte[] body = {0x00, 0x01, (byte) 0xff};
    stack.publish(body);
    body[0] = 7; // the caller's array is the caller's
    assertThat(sent().body()).containsExactly(0x00, 0x01, 0xff);
  }

  @Test
  void k36_body_without_octets_is_sent() throws KuraException {
    stack.publish();
    assertThat(sent().body()).isEmpty();
  }

  @Test
  void k36_metrics_beside_a_body_are_dropped() throws KuraException {
    KuraPayload payload = Stack.payload((byte) 5);
    payload.addMetric("m", 1);
    stack.publisher.publish(new KuraMessage(payload));
    assertThat(sent().body()).containsExactly(5);
  }

  @Test
  void k36_metrics_without_a_body_are_invalid() {
    KuraPayload payload = new KuraPayload();
    payload.addMetric("m", 1);
    assertThatThrownBy(() -> stack.publisher.publish(new KuraMessage(payload)))
        .isInstanceOfSatisfying(
            KuraException.class,
            e -> assertThat(e.getCode()).isEqualTo(KuraErrorCode.INVALID_PARAMETER))
        .hasMessage("Invalid parameter. null");
    assertThat(broker.last().sent).isEmpty();
  }

  @Test
  void k36_null_payload_is_a_null_pointer() {
    assertThatThrownBy(() -> stack.publisher.publish(new KuraMessage(null)))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void k36_properties_of_the_message_are_ignored() throws KuraException {
    Map<String, Object> properties =
        Map.of("topic", "ims/other", "qos", 0, "retain", true, "priority", 0, "unknown", "1");
    stack.publisher.publish(new KuraMessage(Stack.payload((byte) 1), properties));
    assertThat(sent().to()).isEqualTo(new Destination("ims/data", 1, false, 7));
  }

  @Test
  void k36_ids_are_strings_from_one() throws KuraException {
    assertThat(stack.publish()).isEqualTo("1");
    assertThat(stack.publish()).isEqualTo("2");
    assertThat(stack.publisher(Map.of("topic", "ims/event")).publish(Stack.message()))
        .isEqualTo("3");
  }

  @Test
  void k36_qos_zero_returns_null_and_is_never_confirmed() throws KuraException {
    stack.publisher.modified(Stack.publisherSettings(Map.of("qos", 0)));
    assertThat(stack.publish()).isNull();
    broker.last().acknowledge(1);
    assertThat(sent().to().qos()).isZero();
    assertThat(stack.heard.all()).noneMatch(what -> what.startsWith("confirmed"));
  }

  @Test
  void k13_confirmation_is_the_brokers_acknowledgement() throws KuraException {
    stack.publish();
    stack.publish();
    assertThat(stack.heard.all()).isEmpty();
    broker.last().acknowledge(2);
    assertThat(stack.heard.all()).containsExactly("confirmed 2");
    broker.last().acknowledge(2);
    assertThat(stack.heard.all()).containsExactly("confirmed 2");
  }

  @Test
  void k15_topic_qos_retain_and_priority_are_the_publishers_configuration() throws KuraException {
    Map<String, Object> other =
        Map.of("topic", "ims/data2", "qos", 2, "retain", true, "priority", 3);
    stack.publisher.modified(Stack.publisherSettings(other));
    stack.publish();
    assertThat(sent().to()).isEqualTo(new Destination("ims/data2", 2, true, 3));
  }

  @Test
  void k15_publisher_goes_with_the_endpoint_of_its_configuration() throws KuraException {
    stack.publisher.modified(
        Stack.publisherSettings(Map.of("cloud.endpoint.service.pid", "another")));
    assertThatThrownBy(stack::publish).isInstanceOf(KuraNotConnectedException.class);
    stack.publisher.modified(Stack.publisherSettings(Map.of()));
    assertThat(stack.publish()).isEqualTo("1");
  }

  @Test
  void k23_wrong_configuration_of_a_publisher_leaves_the_old_one_in_force() throws KuraException {
    stack.publisher.modified(Stack.publisherSettings(Map.of("topic", "ims/#", "qos", "1")));
    stack.publish();
    assertThat(sent().to()).isEqualTo(new Destination("ims/data", 1, false, 7));
  }

  @Test
  void k11_body_above_the_limit_is_refused() throws KuraException {
    stack.data.modified(Map.of("maximum.payload.size", 2L));
    stack.publish((byte) 1, (byte) 2);
    assertThatThrownBy(() -> stack.publish((byte) 1, (byte) 2, (byte) 3))
        .isInstanceOf(KuraStoreException.class);
  }

  private Message sent() {
    List<Message> sent = broker.last().sent;
    assertThat(sent).hasSize(1);
    return sent.get(0);
  }
}
