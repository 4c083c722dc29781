// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kilowire.cli.meter.MeterTarget;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.conversation.Secret;
import org.kilowire.meter.Meter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class DlmsOptionsTest {

  @Command(name = "some")
  private static final class Some {
    @Mixin private DlmsOptions options;
  }

  private static DlmsOptions parsed(String... arguments) {
    Some some = new Some();
    new CommandLine(some).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return some.options;
  }

  private static MeterTarget target(DlmsOptions options, Optional<String> device) {
    return options.target(device, new PrintWriter(new StringWriter()));
  }

  @Test
  void a_password_alone_is_low_authentication() {
    DlmsOptions options = parsed("--link", "tcp://127.0.0.1:4059", "--password", "hunter22");
    assertThat(target(options, Optional.empty()).meter().traits().choice("authentication"))
        .isEqualTo("low");
  }

  @Test
  void a_link_is_enough() {
    DlmsOptions options = parsed("--link", "tcp://127.0.0.1:4059");
    MeterTarget target = target(options, Optional.empty());
    Meter meter = target.meter();
    assertThat(meter.traits().choice("framing")).isEqualTo("hdlc");
    assertThat(meter.traits().integer("client")).isEqualTo(16);
    assertThat(meter.traits().integer("server")).isEqualTo(1);
    assertThat(meter.traits().choice("authentication")).isEqualTo("none");
    assertThat(meter.traits().flag("datagrams")).isFalse();
    assertThat(target.secrets().find("password")).isEmpty();
  }

  @Test
  void a_udp_link_carries_datagrams() {
    Meter meter = target(parsed("--link", "udp://127.0.0.1:4059"), Optional.empty()).meter();
    assertThat(meter.traits().flag("datagrams")).isTrue();
  }

  @Test
  void a_password_is_a_secret_and_in_no_text() {
    DlmsOptions options =
        parsed("--link", "tcp://127.0.0.1:4059", "--auth", "low", "--password", "hunter22");
    MeterTarget target = target(options, Optional.of("4711"));
    Meter meter = target.meter();
    assertThat(target.secrets().find("password")).contains(Secret.of("hunter22"));
    assertThat(meter.toString() + meter.traits() + target.secrets().find("password"))
        .doesNotContain("hunter22");
    assertThat(meter.device()).contains("4711");
  }

  @Test
  void low_authentication_needs_a_password() {
    assertThatThrownBy(
            () -> target(parsed("--link", "tcp://127.0.0.1:1", "--auth", "low"), Optional.empty()))
        .isInstanceOf(WrongUsage.class)
        .hasMessageContaining("--password");
  }

  @Test
  void a_link_that_is_none_is_told_with_what_is_wrong() {
    assertThatThrownBy(() -> target(parsed("--link", "carrier-pigeon://x"), Optional.empty()))
        .isInstanceOf(WrongUsage.class)
        .hasMessageContaining("carrier-pigeon://x");
  }
}
