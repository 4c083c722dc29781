// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.dlms.DriverFixture.energy;
import static org.kilowire.kura.driver.dlms.DriverFixture.read;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.kura.driver.DriverOptions;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.link.LinkUri;
import org.kilowire.meter.Trait;
import org.kilowire.meter.Traits;
import org.kilowire.options.Problem;
import org.kilowire.options.Read;

/** Options from what Kura hands over, which it has not checked. */
final class OptionsTest {

  private static Problem wrong(String key, String why) {
    return new Problem(key, why, "nothing is read");
  }

  private static Traits traits(DriverOptions<AttributeRef, Data> options) {
    return ((DlmsMeterAccess) options.meter()).traits();
  }

  private static Set<AttributeRef> allowed(DriverOptions<AttributeRef, Data> options) {
    return options.writes().allowed();
  }

  private static DriverOptions<AttributeRef, Data> options(DlmsFraming framing, Object... options) {
    Read<DriverOptions<AttributeRef, Data>> parsed =
        DriverFixture.protocol(framing).read(DriverFixture.properties(options));
    assertThat(parsed.problems()).isEmpty();
    return parsed.options().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void the_line_is_all_that_must_be_given(DlmsFraming framing) {
    DriverOptions<AttributeRef, Data> options = options(framing, "line", "tcp://meter:4059");
    assertThat(options.line()).isEqualTo(LinkUri.of("tcp://meter:4059"));
    assertThat(options.readDeadline()).isEqualTo(Duration.ofSeconds(30));
    assertThat(options.lineWait())
        .as("as long as a read may take")
        .isEqualTo(options.readDeadline());
    assertThat(options.device()).isEmpty();
    assertThat(allowed(options)).isEmpty();
    assertThat(options.password()).isEmpty();
    assertThat(traits(options).choice("framing")).isEqualTo(framing.text());
    assertThat(traits(options).integer("client")).isEqualTo(16);
    assertThat(traits(options).flag("datagrams")).isFalse();
  }

  @Test
  void every_option_arrives_where_it_belongs() {
    DriverOptions<AttributeRef, Data> options =
        options(
            DlmsFraming.HDLC,
            "client",
            17,
            "server",
            1,
            "physical",
            17,
            "address.length",
            "4",
            "authentication",
            "low",
            "password",
            "12345678",
            "device",
            " 4711 ",
            "timeout",
            2000,
            "inter.octet.timeout",
            300,
            "retries",
            1,
            "idle",
            0,
            "max.list",
            1,
            "window.receive",
            7,
            "send.disc",
            false,
            "write.allowed",
            "1:0-0:96.1.1*255:2\n3:1-0:1.8.0*255:2");
    assertThat(traits(options).integer("client")).isEqualTo(17);
    assertThat(traits(options).integer("physical")).isEqualTo(17);
    assertThat(traits(options).choice("address-length")).isEqualTo("4");
    assertThat(traits(options).duration("timeout")).isEqualTo(Duration.ofSeconds(2));
    assertThat(traits(options).duration("inter-octet-timeout")).isEqualTo(Duration.ofMillis(300));
    assertThat(traits(options).integer("max-list")).isEqualTo(1);
    assertThat(traits(options).integer("window-receive")).isEqualTo(7);
    assertThat(traits(options).flag("send-disc")).isFalse();
    assertThat(options.device()).contains("4711");
    assertThat(allowed(options)).hasSize(2);
    assertThat(options.password()).isPresent();
  }

  @Test
  void a_line_of_datagrams_is_told_to_the_protocol() {
    assertThat(traits(options(DlmsFraming.WRAPPER, "line", "udp://meter:4059")).flag("datagrams"))
        .isTrue();
  }

  @Test
  void blanks_stand_for_nothing() {
    DriverOptions<AttributeRef, Data> options =
        options(DlmsFraming.WRAPPER, "device", " ", "write.allowed", "", "password", "");
    assertThat(options.device()).isEmpty();
    assertThat(options.password()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void k23_a_blank_number_or_flag_is_the_default(DlmsFraming framing) {
    Map<String, Object> blanks = new HashMap<>();
    for (Trait option : DriverFixture.protocol(framing).options()) {
      blanks.put(OptionValues.key(option), option.name().equals("line") ? DriverFixture.LINE : " ");
    }
    assertThat(DriverFixture.protocol(framing).read(blanks))
        .isEqualTo(DriverFixture.protocol(framing).read(DriverFixture.properties()));
  }

  @ParameterizedTest
  @EnumSource
  void k23_numbers_and_flags_are_taken_as_texts_too(DlmsFraming framing) {
    assertThat(options(framing, "client", " 17 ", "line.wait", "0", "send.rlrq", "true"))
        .isEqualTo(options(framing, "client", 17, "line.wait", 0L, "send.rlrq", true));
  }

  @Test
  void a_password_is_taken_to_the_letter_in_either_type() {
    DriverOptions<AttributeRef, Data> text =
        options(DlmsFraming.HDLC, "authentication", "low", "password", " 123 ");
    DriverOptions<AttributeRef, Data> typed =
        options(DlmsFraming.HDLC, "authentication", "low", "password", new Password(" 123 "));
    assertThat(text).isEqualTo(typed);
    assertThat(text.password().orElseThrow().reveal().length()).isEqualTo(5);
  }

  @Test
  void no_text_of_the_options_holds_the_password() {
    Read<DriverOptions<AttributeRef, Data>> good =
        DriverFixture.protocol(DlmsFraming.HDLC)
            .read(DriverFixture.properties("authentication", "low", "password", "opensesame"));
    assertThat(good.toString()).doesNotContain("opensesame");
    Read<DriverOptions<AttributeRef, Data>> wrong =
        DriverFixture.protocol(DlmsFraming.HDLC)
            .read(DriverFixture.properties("line", "x", "client", "y", "password", "opensesame"));
    assertThat(wrong.toString()).doesNotContain("opensesame");
    assertThat(wrong.text()).doesNotContain("opensesame");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("line", "meter:4059", "unknown kind of link: meter"),
        fault("line", "tcp://meter", "tcp wants ://host:port and nothing else"),
        fault("line", "", "must be given"),
        fault("line", 4059, "must be a text, not Integer"),
        fault("client", 0, "must be a whole number 1..127, not 0"),
        fault("client", 128, "must be a whole number 1..127, not 128"),
        fault("client", "abc", "must be a whole number 1..127, not \"abc\""),
        fault("client", "128", "must be a whole number 1..127, not \"128\""),
        fault("client", 16.5, "must be a whole number 1..127, not 16.5"),
        fault("client", Long.MAX_VALUE, "must be a whole number 1..127, not 9223372036854775807"),
        fault("client", new Integer[] {16}, "must be a whole number 1..127, not Integer[]"),
        fault("server", -1, "must be a whole number 0..16383, not -1"),
        fault("server", 16384, "must be a whole number 0..16383, not 16384"),
        fault("physical", 16384, "must be a whole number 0..16383, not 16384"),
        fault("address.length", "3", "must be one of auto, 1, 2, 4, not \"3\""),
        fault("address.length", 4, "must be a text, not Integer"),
        fault("authentication", "high", "must be one of none, low, not \"high\""),
        fault("password", 1234, "must be a text, not Integer"),
        fault("device", 4711, "must be a text, not Integer"),
        fault("serial.object", "serial", "no OBIS code: serial"),
        fault("serial.object", 96, "must be a text, not Integer"),
        fault("serial.object", "0".repeat(24), "must have at most 23 characters"),
        fault("device", "0".repeat(4097), "must have at most 4096 characters"),
        fault("timeout", 99, "must be a whole number 100..300000, not 99"),
        fault("retries", 21, "must be a whole number 0..20, not 21"),
        fault("inter.octet.timeout", 5, "must be a whole number 10..60000, not 5"),
        fault("read.deadline", 0, "must be a whole number 100..3600000, not 0"),
        fault("line.wait", -1, "must be a whole number 0..3600000, not -1"),
        fault("idle", 3_600_001, "must be a whole number 0..3600000, not 3600001"),
        fault("trace", "yes", "must be true or false, not \"yes\""),
        fault("max.list", 0, "must be a whole number 1..255, not 0"),
        fault("max.pdu", 65_536, "must be a whole number 0..65535, not 65536"),
        fault("max.info.transmit", 0, "must be a whole number 1..2030, not 0"),
        fault("max.info.receive", 2031, "must be a whole number 1..2030, not 2031"),
        fault("window.transmit", 8, "must be a whole number 1..7, not 8"),
        fault("window.receive", 0, "must be a whole number 1..7, not 0"),
        fault("send.rlrq", "on", "must be true or false, not \"on\""),
        fault("send.disc", 1, "must be true or false, not 1"),
        fault("explicit.parameters", "yes", "must be true or false, not \"yes\""),
        fault("stale.receive.number", 0, "must be true or false, not 0"),
        fault("mode.e", 1, "must be true or false, not 1"),
        fault("mode.e.address", 7, "must be a text, not Integer"),
        fault("mode.e.max.baud", 110, "must be a whole number 300..115200, not 110"),
        fault(
            "write.allowed",
            "1-0:1.8.0*255",
            "1-0:1.8.0*255: not like 1:0-0:96.1.1*255:2, class:OBIS:attribute"),
        fault("write.allowed", new String[] {"a"}, "must be a text, not String[]"));
  }

  private static Arguments fault(String key, Object value, String why) {
    return Arguments.of(key, value, why);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void k23_one_fault_is_told_once_with_its_field(String key, Object value, String why) {
    Read<DriverOptions<AttributeRef, Data>> parsed =
        DriverFixture.protocol(DlmsFraming.HDLC).read(DriverFixture.properties(key, value));
    assertThat(parsed.problems()).containsExactly(wrong(key, why));
    assertThat(parsed.options()).isEmpty();
  }

  @Test
  void every_option_has_a_fault_among_these() {
    List<String> tried = faults().map(one -> (String) one.get()[0]).distinct().toList();
    assertThat(DriverFixture.protocol(DlmsFraming.HDLC).options())
        .extracting(OptionValues::key)
        .hasSameElementsAs(tried);
  }

  @Test
  void low_authentication_needs_a_password() {
    assertThat(
            DriverFixture.protocol(DlmsFraming.WRAPPER)
                .read(DriverFixture.properties("authentication", "low"))
                .problems())
        .containsExactly(wrong("password", "must be given for this authentication"));
  }

  @Test
  void an_address_that_does_not_fit_its_size_is_told() {
    assertThat(
            DriverFixture.protocol(DlmsFraming.HDLC)
                .read(DriverFixture.properties("address.length", "1", "physical", 17))
                .problems())
        .containsExactly(wrong("address.length", "lower part 17 in 1 octets"));
  }

  @Test
  void all_faults_are_told_at_once() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("client", 0);
    properties.put("timeout", "5 s");
    properties.put("write.allowed", "x, 70:0-0:96.3.10*255:4");
    assertThat(DriverFixture.protocol(DlmsFraming.WRAPPER).read(properties).problems())
        .extracting(Problem::field)
        .containsExactlyInAnyOrder(
            "line", "client", "timeout", "device", "write.allowed", "write.allowed");
  }

  @Test
  void what_is_no_option_is_passed_over() {
    options(DlmsFraming.WRAPPER, "service.pid", "x", "physical", "not an option here");
  }

  @Test
  void with_wrong_options_at_first_each_read_says_what_is_wrong() throws Exception {
    DriverFixture fixture = new DriverFixture(DlmsFraming.WRAPPER);
    MeterDriver driver = fixture.driver("client", 0, "timeout", 1);
    assertThat(read(driver, energy()))
        .isEqualTo(
            "misconfigured: client: must be a whole number 1..65535, not 0;"
                + " timeout: must be a whole number 100..300000, not 1");
    driver.modified(DriverFixture.properties());
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    fixture.close();
  }

  @Test
  void with_wrong_options_later_the_ones_before_go_on() throws Exception {
    DriverFixture fixture = new DriverFixture(DlmsFraming.WRAPPER);
    MeterDriver driver = fixture.driver();
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    driver.modified(DriverFixture.properties("client", 0));
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    driver.modified(DriverFixture.properties());
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(fixture.meter.requests(TestMeter.AARQ)).as("not even disturbed").isEqualTo(1);
    fixture.close();
  }

  @Test
  void k6_an_unchanged_configuration_is_no_change() throws Exception {
    DriverFixture fixture = new DriverFixture(DlmsFraming.WRAPPER);
    MeterDriver driver = fixture.driver();
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    for (int i = 0; i < 3; i++) {
      driver.modified(DriverFixture.properties("component.id", (long) i));
      assertThat(read(driver, energy())).isEqualTo(12345.6);
    }
    assertThat(fixture.meter.requests(TestMeter.AARQ)).isEqualTo(1);
    driver.modified(DriverFixture.properties("client", 18));
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(fixture.meter.requests(TestMeter.AARQ)).isEqualTo(2);
    fixture.close();
  }

  @Test
  void what_may_be_written_goes_to_a_device_that_is_named() {
    assertThat(
            DriverFixture.protocol(DlmsFraming.HDLC)
                .read(DriverFixture.properties("write.allowed", "1:0-0:96.1.1*255:2"))
                .problems())
        .containsExactly(
            wrong("device", "must be given where something may be written: no other is to be"));
  }

  @Test
  void the_wait_for_the_line_may_be_shorter_than_the_read() {
    DriverOptions<AttributeRef, Data> options = options(DlmsFraming.HDLC, "read.deadline", 60_000);
    assertThat(options.lineWait()).isEqualTo(Duration.ofMinutes(1));
    assertThat(options(DlmsFraming.HDLC, "line.wait", 0).lineWait()).isEqualTo(Duration.ZERO);
  }
}
