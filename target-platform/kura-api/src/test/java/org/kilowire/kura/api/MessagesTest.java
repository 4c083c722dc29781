// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.text.ParseException;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.message.KuraAlertPayload;
import org.eclipse.kura.message.KuraAlertSeverity;
import org.eclipse.kura.message.KuraAlertStatus;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraPosition;
import org.eclipse.kura.message.KuraRequestPayload;
import org.eclipse.kura.message.KuraResponsePayload;
import org.junit.jupiter.api.Test;

@SuppressWarnings("JavaUtilDate") // Kura's API speaks of Date
class MessagesTest {

  private static KuraPayload payload() {
    KuraPayload payload = new KuraPayload();
    payload.setTimestamp(new Date(1700000000000L));
    payload.setPosition(new KuraPosition());
    payload.setBody(new byte[] {'h', 'i'});
    payload.addMetric("request.id", "r1");
    payload.addMetric("requester.client.id", "c1");
    return payload;
  }

  @Test
  void a_payload_starts_with_nothing() {
    KuraPayload payload = new KuraPayload();
    assertThat(payload.getTimestamp()).isNull();
    assertThat(payload.getPosition()).isNull();
    assertThat(payload.getBody()).isNull();
    assertThat(payload.metrics()).isEmpty();
  }

  @Test
  void metrics_come_and_go_by_name_only() {
    KuraPayload payload = payload();
    payload.removeMetric("request.id");
    assertThat(payload.metricNames()).containsExactly("requester.client.id");
    assertThat(payload.metricsIterator()).toIterable().containsExactly("requester.client.id");
    assertThat(payload.getMetric("requester.client.id")).isEqualTo("c1");
    assertThat(payload.getMetric("request.id")).isNull();
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> payload.metrics().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> payload.metricNames().clear());
    payload.removeAllMetrics();
    assertThat(payload.metrics()).isEmpty();
  }

  @Test
  void a_body_is_the_array_that_was_given() {
    byte[] body = {1};
    KuraPayload payload = new KuraPayload();
    payload.setBody(body);
    assertThat(payload.getBody()).isSameAs(body);
  }

  @Test
  void a_position_knows_nothing_until_it_is_told() {
    KuraPosition position = new KuraPosition();
    assertThat(position.getLatitude()).isNull();
    assertThat(position.getSatellites()).isNull();
    position.setLatitude(47.5);
    position.setSatellites(9);
    assertThat(position.getLatitude()).isEqualTo(47.5);
    assertThat(position.getSatellites()).isEqualTo(9);
  }

  @Test
  void a_request_takes_over_every_part_of_a_payload() throws ParseException {
    KuraPayload payload = payload();
    KuraRequestPayload request = KuraRequestPayload.buildFromKuraPayload(payload);
    assertThat(request.getRequestId()).isEqualTo("r1");
    assertThat(request.getRequesterClientId()).isEqualTo("c1");
    assertThat(request.getTimestamp()).isEqualTo(payload.getTimestamp());
    assertThat(request.getPosition()).isSameAs(payload.getPosition());
    assertThat(request.getBody()).isSameAs(payload.getBody());
    assertThat(request.metrics()).isEqualTo(payload.metrics());
  }

  @Test
  void a_request_needs_an_id() {
    assertThatExceptionOfType(ParseException.class)
        .isThrownBy(() -> KuraRequestPayload.buildFromKuraPayload(new KuraPayload()));
    KuraRequestPayload request = new KuraRequestPayload();
    request.setRequestId("r2");
    request.setRequesterClientId("c2");
    assertThat(request.metrics())
        .isEqualTo(Map.of("request.id", "r2", "requester.client.id", "c2"));
  }

  @Test
  void a_response_takes_over_metrics_and_body_only() {
    KuraPayload payload = payload();
    payload.addMetric("response.code", 404);
    KuraResponsePayload response = new KuraResponsePayload(payload);
    assertThat(response.getResponseCode()).isEqualTo(404);
    assertThat(response.getBody()).isSameAs(payload.getBody());
    assertThat(response.metrics()).isEqualTo(payload.metrics());
    assertThat(response.getTimestamp()).isNull();
    assertThat(response.getPosition()).isNull();
  }

  @Test
  void a_response_to_an_exception_is_an_error_with_its_message_and_stack() {
    KuraResponsePayload response = new KuraResponsePayload(new IllegalStateException("no line"));
    assertThat(response.getResponseCode()).isEqualTo(500);
    assertThat(response.getExceptionMessage()).isEqualTo("no line");
    assertThat(response.getExceptionStack())
        .startsWith("java.lang.IllegalStateException: no line")
        .contains("MessagesTest");
  }

  @Test
  void a_response_without_exception_has_a_code_only() {
    KuraResponsePayload response = new KuraResponsePayload(400, null);
    response.setExceptionMessage(null);
    response.setExceptionStack(null);
    assertThat(response.metrics()).isEqualTo(Map.of("response.code", 400));
    response.setResponseCode(200);
    assertThat(response.getResponseCode()).isEqualTo(200);
    assertThatNullPointerException()
        .isThrownBy(() -> new KuraResponsePayload(new KuraPayload()).getResponseCode());
  }

  @Test
  void a_message_has_a_copy_of_its_properties_that_can_be_changed() {
    Map<String, Object> given = new HashMap<>(Map.of("topic", "t"));
    KuraPayload payload = payload();
    KuraMessage message = new KuraMessage(payload, given);
    given.clear();
    message.getProperties().put("qos", 1);
    assertThat(message.getProperties()).isEqualTo(Map.of("topic", "t", "qos", 1));
    assertThat(message.getPayload()).isSameAs(payload);
    assertThat(new KuraMessage(null).getProperties()).isEmpty();
  }

  @Test
  void an_alert_is_kept_in_metrics_as_text() {
    KuraAlertPayload alert =
        new KuraAlertPayload(" relay ", KuraAlertSeverity.CRITICAL, KuraAlertStatus.ACTIVE);
    assertThat(alert.getCode()).isEqualTo("relay");
    assertThat(alert.getSeverity()).isEqualTo(KuraAlertSeverity.CRITICAL);
    assertThat(alert.getStatus()).isEqualTo(KuraAlertStatus.ACTIVE);
    assertThat(alert.getMessage()).isNull();
    assertThat(alert.getCreationTimestamp()).isNull();
    assertThat(alert.metrics())
        .isEqualTo(
            Map.of("alert_code", "relay", "alert_severity", "CRITICAL", "alert_status", "ACTIVE"));
  }

  @Test
  void an_alerts_time_is_kept_to_the_second() {
    KuraAlertPayload alert =
        new KuraAlertPayload("relay", KuraAlertSeverity.WARNING, KuraAlertStatus.RESET);
    alert.addMetric("alert_creation_date", new Date(1700000000123L));
    assertThat(alert.getCreationTimestamp()).isEqualTo(new Date(1700000000000L));
    alert.addMetric("alert_message", "open");
    assertThat(alert.getMessage()).isEqualTo("open");
    alert.setMessage(null);
    assertThat(alert.metricNames()).doesNotContain("alert_message");
  }

  @Test
  void an_alert_refuses_what_it_could_not_give_back() {
    KuraAlertPayload alert =
        new KuraAlertPayload("relay", KuraAlertSeverity.WARNING, KuraAlertStatus.RESET);
    assertThatIllegalArgumentException().isThrownBy(() -> alert.setCode(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> alert.addMetric("alert_status", "GONE"));
    assertThatIllegalArgumentException().isThrownBy(() -> alert.addMetric("alert_severity", "X"));
    alert.addMetric("alert_severity", "CRITICAL");
    assertThat(alert.getSeverity()).isEqualTo(KuraAlertSeverity.CRITICAL);
    alert.addMetric("other", 1);
    assertThat(alert.getMetric("other")).isEqualTo(1);
  }
}
