// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Secret;

class MqttOptionsTest {

  private static final URI BROKER = URI.create("ssl://broker.example:8883");

  @Test
  void prints_no_password() {
    MqttOptions options =
        MqttOptions.of(BROKER, "g1")
            .withLogin("me", Secret.of("hunter2"))
            .withTrust(Path.of("trust.p12"), Optional.of(Secret.of("hunter3")))
            .withCertificate(Path.of("own.p12"), Optional.of(Secret.of("hunter4")));
    assertThat(options.toString()).contains("me", "secret").doesNotContain("hunter");
  }

  @Test
  void refuses_what_is_no_broker() {
    for (String uri : new String[] {"http://a:1", "tcp:a", "a", "tcp://me:word@a:1883"}) {
      assertThatThrownBy(() -> MqttOptions.of(URI.create(uri), "g1"))
          .as(uri)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("word@");
    }
  }

  @Test
  void a_password_over_plain_tcp_to_another_machine_is_told() {
    for (String local : new String[] {"localhost", "127.0.0.1", "127.1.2.3", "[::1]"}) {
      assertThat(MqttOptions.tellsPassword(URI.create("tcp://" + local + ":1883"), true)).isFalse();
    }
    URI other = URI.create("tcp://broker.example:1883");
    assertThat(MqttOptions.tellsPassword(other, true)).isTrue();
    assertThat(MqttOptions.tellsPassword(other, false)).isFalse();
    assertThat(MqttOptions.tellsPassword(BROKER, true)).isFalse();
    assertThat(MqttOptions.tellsPassword(URI.create("tcp://127.0.0.1.example:1"), true)).isTrue();
  }

  @Test
  void refuses_waits_that_make_no_sense() {
    MqttOptions options = MqttOptions.of(BROKER, "g1");
    assertThatThrownBy(() -> options.withRetry(Duration.ZERO, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.withRetry(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.withConnectTimeout(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_trust_store_that_is_not_there_is_a_failure_of_the_link() {
    var absent = Optional.of(new MqttOptions.TrustStore(Path.of("absent.p12"), Optional.empty()));
    assertThatThrownBy(() -> Tls.sockets(absent, Optional.empty()))
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("trust store absent.p12");
    assertThatThrownBy(() -> Tls.sockets(Optional.empty(), absent))
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("certificate absent.p12");
  }
}
