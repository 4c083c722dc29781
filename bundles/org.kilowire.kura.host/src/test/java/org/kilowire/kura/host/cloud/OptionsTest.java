// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kilowire.kura.host.Checked;
import org.kilowire.mqtt.session.TlsSockets;
import org.kilowire.tests.support.FakeCrypto;

class OptionsTest {

  private static final String BROKER = "mqtt://broker.example:1883";

  @Test
  void k22_password_may_come_encrypted_or_plain() {
    assertThat(password(new FakeCrypto().encryptAes("word"))).isEqualTo("word");
    assertThat(password("word")).isEqualTo("word");
    assertThat(password("")).isEmpty();
  }

  @Test
  void password_is_never_printed() {
    TransportOptions options = transport(Map.of("username", "me", "password", "hunter2"));
    assertThat(options.toString()).contains("me").doesNotContain("hunter2");
    Checked<TransportOptions> checked =
        TransportOptions.from(
            Map.of("broker-url", "mqtt://me:hunter2@a:1 ", "client-id", 7),
            text -> text,
            TlsSockets::trustedByJvm);
    assertThat(checked.toString()).doesNotContain("hunter2");
  }

  @Test
  void k22_empty_user_name_is_no_login() {
    assertThat(transport(Map.of("username", "")).login()).isEmpty();
    assertThat(transport(Map.of()).login()).isEmpty();
  }

  @Test
  void broker_is_named_as_kura_does() {
    assertThat(broker(BROKER)).isEqualTo(URI.create("tcp://broker.example:1883"));
    assertThat(broker("mqtt://broker.example:1883/"))
        .isEqualTo(URI.create("tcp://broker.example:1883"));
    assertThat(broker("mqtts://broker.example")).isEqualTo(URI.create("ssl://broker.example"));
    assertThat(broker("ssl://broker.example:8883"))
        .isEqualTo(URI.create("ssl://broker.example:8883"));
  }

  @Test
  void k23_all_problems_of_a_transport_are_told() {
    Map<String, Object> wrong =
        Map.of("broker-url", "http://a", "timeout", 0, "keep-alive", 70_000, "clean-session", 1);
    assertThat(TransportOptions.from(wrong, text -> text, TlsSockets::trustedByJvm).problems())
        .containsExactly(
            "broker-url: not mqtt://host:port or mqtts://host:port",
            "client-id: missing",
            "clean-session: 1 is neither true nor false",
            "timeout: 0 is no whole number from 1 to 3600",
            "keep-alive: 70000 is no whole number from 0 to 65535");
  }

  @Test
  void k23_all_problems_of_a_data_service_are_told() {
    Map<String, Object> wrong =
        Map.of(
            "connect.retry-interval", 0, "store.capacity", "few", "rate.limit.time.unit", "WEEKS");
    assertThat(DataOptions.from(wrong).problems())
        .containsExactly(
            "connect.retry-interval: 0 is no whole number from 1 to 86400",
            "store.capacity: few is no whole number from 1 to 1000000",
            "rate.limit.time.unit: WEEKS is none of " + List.of(TimeUnit.values()));
  }

  @Test
  void k23_all_problems_of_a_publisher_and_a_subscriber_are_told() {
    assertThat(Destination.from(Map.of("topic", "a/+", "qos", 3)).problems())
        .containsExactly("topic: a/+ is no topic", "qos: 3 is no whole number from 0 to 2");
    assertThat(Subscription.from(Map.of("topic.filter", "a/#/b")).problems())
        .containsExactly("topic.filter: a/#/b is no topic filter");
    assertThat(Subscription.from(Map.of()).problems()).isEqualTo(List.of("topic.filter: missing"));
  }

  @Test
  void k15_publisher_of_which_only_the_topic_is_known() {
    assertThat(Destination.from(Map.of("topic", "a")).value())
        .contains(new Destination("a", 0, false, 7)); // recorded of a publisher made anew
  }

  @Test
  void k11_usual_options_are_kuras() {
    assertThat(DataOptions.usual())
        .isEqualTo(
            new DataOptions(
                false,
                Duration.ofSeconds(60),
                9,
                10_000,
                Duration.ofSeconds(900),
                Duration.ofSeconds(60),
                16_777_216,
                new DataOptions.RateLimit(true, Duration.ofSeconds(1), 1)));
  }

  private static URI broker(String url) {
    return transport(Map.of("broker-url", url)).broker();
  }

  private static String password(String given) {
    MqttDataTransport transport =
        new MqttDataTransport(
            TlsSockets::trustedByJvm,
            new FakeCrypto(),
            Stack.transportSettings(BROKER, Map.of("username", "me", "password", given)));
    return transport.options().orElseThrow().login().orElseThrow().password();
  }

  private static TransportOptions transport(Map<String, Object> more) {
    return TransportOptions.from(
            Stack.transportSettings(BROKER, more), text -> text, TlsSockets::trustedByJvm)
        .value()
        .orElseThrow();
  }
}
