// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.meter.iec62056.MeterUnderTest.EXPORT;
import static org.kilowire.meter.iec62056.MeterUnderTest.IMPORT;
import static org.kilowire.meter.iec62056.Outcomes.column;
import static org.kilowire.meter.iec62056.Outcomes.failed;
import static org.kilowire.meter.iec62056.Outcomes.ok;
import static org.kilowire.meter.iec62056.Outcomes.value;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.Outcome;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.push.CrcRule;
import org.kilowire.iec62056.server.AnsweringMeter;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.iec62056.server.MeterServerSettings;
import org.kilowire.iec62056.server.PushServer;
import org.kilowire.iec62056.signon.Rates;
import org.kilowire.meter.Ability;
import org.kilowire.meter.Block;
import org.kilowire.meter.Credential;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.UseCounts;
import org.kilowire.meter.Value;

/** Who answers, and what its registers are. */
final class SessionTest {

  private final MeterUnderTest meter = new MeterUnderTest();

  @Test
  void a_readout_says_who_it_is_and_has_the_registers() {
    assertThat(ok(meter.open()).device()).isEqualTo(MeterUnderTest.SERIAL);
    Block block = ok(meter.registers(IMPORT, EXPORT, new Quantity("raw:NONE")));
    assertThat(value(block, IMPORT)).isEqualTo(new Value.Decimal(12345678, -3));
    assertThat(column(block, IMPORT).unit()).isEqualTo("kWh");
    assertThat(value(block, EXPORT)).isEqualTo(new Value.Decimal(3200, -3));
    assertThat(block.columns()).hasSize(2);
    assertThat(block.source().device()).isEqualTo(MeterUnderTest.SERIAL);
    assertThat(block.source().readAt())
        .as("when the meter said it, which was in open")
        .isBetween(MeterUnderTest.NOW.minusSeconds(10), MeterUnderTest.NOW);
    ok(meter.close());
  }

  @Test
  void a_second_round_reads_out_anew_and_looks_who_answers() {
    ok(meter.open());
    ok(meter.registers(IMPORT));
    meter.device.registers.put("1.8.0", "(0012345.679*kWh)");
    assertThat(value(ok(meter.registers(IMPORT)), IMPORT))
        .isEqualTo(new Value.Decimal(12345679, -3));
    meter.device.registers.put("0.0.0", "(87654321)");
    failed(meter.registers(IMPORT), MeterReason.WRONG_DEVICE);
  }

  @Test
  void a_device_that_nobody_expected_is_the_same_for_the_whole_session() {
    meter.expected = Optional.empty();
    ok(meter.open());
    ok(meter.registers(IMPORT));
    meter.device.registers.put("0.0.0", "(87654321)");
    failed(meter.registers(IMPORT), MeterReason.WRONG_DEVICE);
  }

  @Test
  void registers_are_read_one_by_one_in_the_programming_mode() {
    meter.with("registers", "command").with("identity", "operand").with("password", "pw");
    meter.settings = meter.settings.withPassword("11111111");
    ok(meter.open());
    Block block = ok(meter.registers(IMPORT, EXPORT, new Quantity("raw:NONE")));
    assertThat(block.columns()).hasSize(2);
    assertThat(meter.device.asked).containsExactly("R5 1.8.0()", "R5 2.8.0()", "R5 NONE()");
    ok(meter.close());
    ok(meter.open());
  }

  @Test
  void a_thousand_registers_are_a_thousand_questions() {
    meter.with("registers", "command").with("identity", "operand");
    Quantity[] all = new Quantity[1000];
    for (int i = 0; i < all.length; i++) {
      meter.device.registers.put("R" + i, "(" + i + ")");
      all[i] = new Quantity("raw:R" + i);
    }
    ok(meter.open());
    Block block = ok(meter.registers(all));
    assertThat(block.columns()).hasSize(all.length);
    assertThat(value(block, all[999])).isEqualTo(new Value.Decimal(999, 0));
  }

  @Test
  void what_was_begun_is_ended_where_it_did_not_come_about() {
    meter.with("password", "p");
    meter.settings = meter.settings.withOperand("87654321").withPassword("11111111");
    failed(meter.open(), MeterReason.WRONG_DEVICE);
    assertThat(meter.line().serverRate()).isEqualTo(9600);
    ok(meter.close());
    meter.line().pass(Duration.ofSeconds(1));
    assertThat(meter.line().serverRate()).isEqualTo(300);
  }

  @Test
  void none_of_the_registers_is_a_reason() {
    ok(meter.open());
    failed(meter.registers(new Quantity("raw:NONE")), MeterReason.NOT_READABLE);
  }

  @Test
  void another_device_is_refused_before_any_password_leaves() {
    meter.with("registers", "command").with("password", "pw");
    meter.settings = meter.settings.withOperand("87654321").withPassword("11111111");
    failed(meter.open(), MeterReason.WRONG_DEVICE);
    assertThat(meter.device.asked).isEmpty();
  }

  @Test
  void a_meter_that_answers_any_address_gives_nothing_where_another_is_meant() {
    MeterUnderTest stranger = new MeterUnderTest();
    stranger.device.registers.put("0.0.0", "(99999999)");
    MeterServerSettings any = MeterServerSettings.of("/LEM5X", "99999999");
    meter.others.add(
        new AnsweringMeter(any.withFaults(Set.of(Fault.ANY_ADDRESS)), stranger.device));
    meter.with("address", MeterUnderTest.SERIAL);
    failed(meter.open(), MeterReason.WRONG_DEVICE);
  }

  @Test
  void zeros_in_front_of_a_serial_number_do_not_count_and_the_fleet_says_how_it_is_written() {
    meter.expected = Optional.of("0012345678");
    assertThat(ok(meter.open()).device()).isEqualTo("0012345678");
  }

  @Test
  void a_meter_that_does_not_say_who_it_is_is_not_read() {
    meter.device.registers.remove("0.0.0");
    meter.expected = Optional.empty();
    failed(meter.open(), MeterReason.NOT_READABLE);
  }

  @Test
  void the_identification_may_say_who_it_is() {
    meter.with("identity", "identification");
    meter.settings = MeterServerSettings.of("/KAM0001234", "1");
    meter.expected = Optional.of("1234");
    assertThat(ok(meter.open()).device()).isEqualTo("1234");
  }

  @Test
  void what_p0_shows_is_not_taken_for_the_identification() {
    meter.with("identity", "identification").with("registers", "command");
    meter.settings = MeterServerSettings.of("/KAM50001234", "1");
    meter.expected = Optional.of("1234");
    assertThat(ok(meter.open()).device()).isEqualTo("1234");
    assertThat(ok(meter.registers(IMPORT)).columns()).hasSize(1);
  }

  @Test
  void a_refused_password_is_refused_in_open_where_it_is_remembered() {
    meter.with("password", "pw");
    meter.settings = meter.settings.withPassword("22222222");
    failed(meter.open(), MeterReason.AUTHENTICATION_REFUSED);
    Credential credential = meter.session().credential("serial:/dev/ttyUSB0");
    assertThat(credential.hasSecret()).isTrue();
    assertThat(credential.account().client()).isEqualTo("P1");
    assertThat(credential.toString()).doesNotContain("11111111");
  }

  @Test
  void a_wake_up_is_counted_and_refused_when_the_days_are_spent() {
    meter.with(Fault.ASLEEP).with("wake-up", 66L).with("reading-budget", 2L);
    meter.uses = UseCounts.inMemory(() -> MeterUnderTest.NOW);
    ok(meter.open());
    meter.line().pass(Duration.ofMinutes(3));
    ok(meter.open());
    meter.line().pass(Duration.ofMinutes(3));
    long before = meter.line().now();
    failed(meter.open(), Iec62056Reason.BUDGET_SPENT);
    assertThat(meter.line().now()).isEqualTo(before);
  }

  @Test
  void nobody_who_counts_nobody_is_woken() {
    meter.with(Fault.ASLEEP).with("wake-up", 66L);
    failed(meter.open(), Iec62056Reason.BUDGET_SPENT);
  }

  @Test
  void the_time_of_a_maximum_is_an_attribute_of_its_own() {
    Quantity maximum = new Quantity("4:1-0:1.6.0*255:5");
    ok(meter.open());
    Block block = ok(meter.registers(new Quantity("1-0:1.6.0*255"), maximum));
    assertThat(value(block, maximum))
        .isEqualTo(new Value.Time(Instant.parse("2026-06-12T08:45:00Z")));
  }

  @Test
  void blank_values_and_dashes_are_none() {
    meter.device.registers.put("1.8.0", "(       *kWh)");
    meter.device.registers.put("2.8.0", "(-------.---)");
    ok(meter.open());
    failed(meter.registers(IMPORT, EXPORT), MeterReason.NOT_READABLE);
  }

  @Test
  void further_values_of_a_name_have_numbers() {
    meter.with("names", "raw").with("decimal-comma", false);
    meter.device.registers.put("LIST", "(1.50,2,-3)(4*kW)\r\n(5)");
    ok(meter.open());
    Quantity third = new Quantity("raw:LIST#3");
    Quantity fifth = new Quantity("raw:LIST#5");
    Block block = ok(meter.registers(third, new Quantity("raw:LIST#4"), fifth));
    assertThat(value(block, third)).isEqualTo(new Value.Decimal(-3, 0));
    assertThat(column(block, new Quantity("raw:LIST#4")).unit()).isEqualTo("kW");
    assertThat(value(block, fifth)).isEqualTo(new Value.Decimal(5, 0));
  }

  @Test
  void abilities_are_what_the_type_defines() {
    assertThat(meter.session().abilities())
        .containsExactlyInAnyOrder(
            Ability.REGISTERS, Ability.PROFILE, Ability.PROFILE_BY_RANGE, Ability.CLOCK);
    MeterUnderTest push = new MeterUnderTest().with("mode", "d");
    assertThat(push.session().abilities()).containsExactly(Ability.REGISTERS);
  }

  @Test
  void silence_is_a_reason_of_the_protocol() {
    Outcome<?> outcome = meter.with(Fault.SILENT).open();
    failed(outcome, Iec62056Reason.NO_IDENTIFICATION);
  }

  @Test
  void a_name_of_the_serial_number_that_the_meter_does_not_understand_costs_that_name() {
    meter.with("registers", "command").with("operand-is-serial", false);
    meter.device.registers.remove("0.0.0");
    meter.device.registers.put("C.1.0", "(12345678)");
    meter.device.understands = name -> !name.equals("0.0.0");
    assertThat(ok(meter.open()).device()).isEqualTo(MeterUnderTest.SERIAL);
    ok(meter.registers(IMPORT));
  }

  @Test
  void a_telegram_whose_crc_is_wrong_is_told_as_such() {
    byte[] telegram = PushServer.telegram("/EMH5X\r\n\r\n0.0.0(12345678)\r\n!", CrcRule.X25);
    LineSettings settings = LineSettings.of(300, Rates.SEVEN_EVEN);
    meter.server = Optional.of(new PushServer(settings, Duration.ofSeconds(5), telegram::clone));
    meter.with("mode", "d").with("crc", "arc");
    failed(meter.open(), Iec62056Reason.BAD_CRC);
  }

  /** A meter may end its session by itself; what comes next signs on anew. */
  @Test
  void behind_a_break_of_the_meters_the_next_question_signs_on_again() {
    meter.with("registers", "command").with("identity", "operand").with(Fault.BREAK_IN_SESSION);
    ok(meter.open());
    failed(meter.registers(IMPORT), Iec62056Reason.SIGNED_OFF);
    failed(meter.registers(IMPORT), Iec62056Reason.SIGNED_OFF);
  }

  /** 96.1.0 is C.1.0 in digits; the type names it one way, and the meter has the other. */
  @ParameterizedTest
  @ValueSource(strings = {"0-0:96.1.0*255", "0-0:C.1.0", "96.1.0", "C.1.0*255", "C.1"})
  void the_serial_number_is_found_however_its_code_is_written(String name) {
    meter.device.registers.remove("0.0.0");
    meter.device.registers.put(name, "(12345678)");
    assertThat(ok(meter.open()).device()).isEqualTo(MeterUnderTest.SERIAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0-0:96.1.1*255", "C.1.0*01", "0-1:96.1.0*255", "C.2.0"})
  void another_code_is_no_serial_number(String name) {
    meter.device.registers.remove("0.0.0");
    meter.device.registers.put(name, "(12345678)");
    failed(meter.open(), MeterReason.NOT_READABLE);
  }
}
