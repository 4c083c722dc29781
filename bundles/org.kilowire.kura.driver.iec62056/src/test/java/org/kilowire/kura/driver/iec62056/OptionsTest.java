// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.iec62056.RegisterDriverFixture.properties;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.kura.driver.DriverOptions;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.meter.Meter;
import org.kilowire.meter.Trait;
import org.kilowire.meter.iec62056.RegisterAddress;
import org.kilowire.meter.iec62056.RegisterContent;
import org.kilowire.options.Problem;
import org.kilowire.options.Read;

/** Options from what Kura hands over, which it has not checked. */
final class OptionsTest {

  private static final RegisterDriverProtocol PROTOCOL = RegisterDriverFixture.protocol();

  private static Read<DriverOptions<RegisterAddress, RegisterContent>> options(Object... given) {
    return PROTOCOL.read(properties(given));
  }

  private static Meter meter(Object... given) {
    Read<DriverOptions<RegisterAddress, RegisterContent>> read = options(given);
    assertThat(read.problems()).isEmpty();
    return ((RegisterAccess) read.options().orElseThrow().meter()).meter();
  }

  @Test
  void the_line_is_all_that_must_be_given() {
    Meter meter = meter();
    assertThat(meter.id()).as("what wears is counted under the driver's name").isEqualTo("meter1");
    assertThat(meter.device()).isEmpty();
    assertThat(meter.type().id()).isEqualTo("generic-c");
    assertThat(meter.traits().choice("registers")).isEqualTo("readout");
    DriverOptions<RegisterAddress, RegisterContent> all = options().options().orElseThrow();
    assertThat(all.idle()).as("no meter is left in its programming mode").isZero();
    assertThat(all.password()).isEmpty();
    assertThat(all.writes().allowed()).isEmpty();
  }

  @Test
  void fields_go_before_traits_and_traits_before_the_type() {
    Meter meter =
        meter(
            "type", "energomera-ce30x",
            "traits", "{\"initial-baud\": 4800, \"timeout\": \"PT9S\", \"max-baud\": 600}",
            "address", " 123456789 ",
            "device", "4711",
            "zone", "Asia/Tashkent",
            "mode", "c",
            "max.baud", "9600",
            "password", "777777",
            "password.level", "P2");
    assertThat(meter.traits().choice("bcc")).isEqualTo("sum7");
    assertThat(meter.traits().integer("initial-baud")).isEqualTo(4800);
    assertThat(meter.traits().duration("timeout")).isEqualTo(Duration.ofSeconds(9));
    assertThat(meter.traits().integer("max-baud")).isEqualTo(9600);
    assertThat(meter.traits().text("address")).contains("123456789");
    assertThat(meter.traits().choice("mode")).isEqualTo("c");
    assertThat(meter.traits().choice("password-level")).isEqualTo("P2");
    assertThat(meter.traits().text("password")).as("a name, not the password").contains("password");
    assertThat(meter.device()).contains("4711");
    assertThat(meter.type().time().zone()).isEqualTo(ZoneId.of("Asia/Tashkent"));
  }

  @Test
  void a_password_in_the_request_is_the_one_of_the_request_alone() {
    Meter meter = meter("type", "emh-itz", "password", "1234");
    assertThat(meter.traits().has("sign-on-password")).isTrue();
    assertThat(meter.traits().has("password")).isFalse();
  }

  @Test
  void k23_a_blank_is_the_default() {
    Map<String, Object> blanks = new HashMap<>();
    for (Trait option : PROTOCOL.options()) {
      blanks.put(OptionValues.key(option), option.required() ? "tcp://192.0.2.1:1" : " ");
    }
    assertThat(PROTOCOL.read(blanks)).isEqualTo(options());
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("type", "vdev", "there is no type \"vdev\"; perhaps \"vdew\" is meant"),
        Arguments.of("traits", "bcc", "$: not JSON"),
        Arguments.of("traits", "[]", "$: must be an object"),
        Arguments.of("traits", "{\"bbc\": \"none\"}", "$.bbc: unknown trait"),
        Arguments.of("traits", "{\"bcc\": \"crc\"}", "$.bcc: must be one of xor, sum7, none"),
        Arguments.of("traits", "{\"timeout\": 5}", "$.timeout: must be a time span"),
        Arguments.of("traits", "{\"ack-mode\": \"\"}", "ack-mode is one character: ''"),
        Arguments.of("traits", "{\"password\": \"secret:x\"}", "$.password: unknown trait"),
        Arguments.of("zone", "Berlin", "no time zone that this machine knows"),
        Arguments.of("mode", "e", "must be one of type, auto, a, b, c, d"),
        Arguments.of("max.baud", -1, "must be a whole number 0..921600"),
        Arguments.of("password.level", "P3", "must be one of type, P1, P2"),
        Arguments.of("address", "x".repeat(33), "must have at most 32 characters"),
        Arguments.of("write.allowed", "0.2.1", "0.2.1: not like 5:0.2.1, set:register"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_value_that_is_wrong_is_told_by_its_field(String key, Object value, String why) {
    Read<DriverOptions<RegisterAddress, RegisterContent>> read = options(key, value, "device", "1");
    assertThat(read.options()).isEmpty();
    assertThat(read.problems()).hasSize(1);
    assertThat(read.problems().get(0).field()).isEqualTo(key);
    assertThat(read.problems().get(0).toString()).contains(why);
  }

  @Test
  void all_that_is_wrong_is_told_at_once() {
    assertThat(
            options("line", "x", "type", "y", "traits", "z", "zone", "u", "mode", "v").problems())
        .extracting(Problem::field)
        .contains("line", "type", "zone", "mode");
  }
}
