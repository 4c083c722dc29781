// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Secret;
import org.kilowire.meter.Meter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class DeviceOptionsTest {

  @Command(name = "some")
  private static final class Some {
    @Mixin private DeviceOptions options;
  }

  private static DeviceOptions parsed(String... arguments) {
    Some some = new Some();
    new CommandLine(some).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return some.options;
  }

  @Test
  void a_link_is_enough() {
    DeviceOptions options = parsed("--link", "tcp://127.0.0.1:4059");
    Meter meter = options.meter(Optional.empty());
    assertThat(meter.traits().choice("framing")).isEqualTo("hdlc");
    assertThat(meter.traits().integer("client")).isEqualTo(16);
    assertThat(meter.traits().integer("server")).isEqualTo(1);
    assertThat(meter.traits().choice("authentication")).isEqualTo("none");
    assertThat(meter.traits().flag("datagrams")).isFalse();
    assertThat(options.secrets().find("password")).isEmpty();
  }

  @Test
  void a_udp_link_carries_datagrams() {
    Meter meter = parsed("--link", "udp://127.0.0.1:4059").meter(Optional.empty());
    assertThat(meter.traits().flag("datagrams")).isTrue();
  }

  @Test
  void a_password_is_a_secret_and_in_no_text() {
    DeviceOptions options =
        parsed("--link", "tcp://127.0.0.1:4059", "--auth", "low", "--password", "hunter22");
    Meter meter = options.meter(Optional.of("4711"));
    assertThat(options.secrets().find("password")).contains(Secret.of("hunter22"));
    assertThat(meter.toString() + meter.traits() + options.secrets().find("password"))
        .doesNotContain("hunter22");
    assertThat(meter.device()).contains("4711");
  }

  @Test
  void low_authentication_needs_a_password() {
    assertThatThrownBy(
            () -> parsed("--link", "tcp://127.0.0.1:1", "--auth", "low").meter(Optional.empty()))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--password");
  }

  @Test
  void a_link_that_is_none_is_told_with_what_is_wrong() {
    assertThatThrownBy(() -> parsed("--link", "carrier-pigeon://x").link())
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("carrier-pigeon://x");
  }
}
