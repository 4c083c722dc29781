// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.iec62056.RegisterDriverFixture.channel;
import static org.kilowire.kura.driver.iec62056.RegisterDriverFixture.read;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.kura.driver.component.MeterDriver;

/** Registers of a meter as channels have them. */
final class ReadingTest {

  private final RegisterDriverFixture fixture = new RegisterDriverFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<String> asked() {
    return fixture.registers.asked;
  }

  @Test
  void one_readout_serves_all_channels_of_a_read() {
    List<ChannelRecord> records =
        List.of(
            channel("1.8.0", DataType.DOUBLE),
            channel("1-0:2.8.0*255", DataType.INTEGER),
            channel("raw:0.2.2", DataType.STRING),
            channel("1.6.0", DataType.LONG, "element", "2", "as", "time"),
            channel("4.8.0", DataType.DOUBLE),
            channel("9.9.9", DataType.DOUBLE));
    fixture.driver("device", "47110").read(records);
    assertThat(records)
        .extracting(RegisterDriverFixture::outcome)
        .containsExactly(
            12345.678,
            3,
            "winter",
            Instant.parse("2026-06-12T08:45:00Z").toEpochMilli(),
            "no-value: the meter gives '------'",
            "not-readable: the meter gives no 9.9.9");
    assertThat(records.get(0).getUnit()).isEqualTo("kWh");
    assertThat(asked()).containsExactly("readout");
    assertThat(fixture.lines.isFree()).isTrue();
  }

  @Test
  void each_read_is_a_readout_of_its_own() {
    MeterDriver driver = fixture.driver();
    assertThat(read(driver, "2.8.0", DataType.LONG)).isEqualTo(3L);
    fixture.registers.values.put("2.8.0", "(0000004*kWh)");
    assertThat(read(driver, "2.8.0", DataType.LONG)).isEqualTo(4L);
    assertThat(asked()).containsExactly("readout", "readout");
  }

  @Test
  void a_value_is_given_in_the_channels_type_without_a_digit_lost_or_not_at_all() {
    MeterDriver driver = fixture.driver();
    assertThat(read(driver, "0.0.0", DataType.STRING))
        .as("zeros in front are part of a serial number")
        .isEqualTo("00047110");
    assertThat(read(driver, "0.0.0", DataType.INTEGER)).isEqualTo(47110);
    assertThat((byte[]) read(driver, "0.2.2", DataType.BYTE_ARRAY))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("winter");
    assertThat(read(driver, "1.8.0", DataType.LONG))
        .isEqualTo("does-not-fit: 12345.678 is no value of type LONG");
    assertThat(read(driver, "0.2.2", DataType.DOUBLE))
        .isEqualTo("does-not-fit: a text of 6 characters is no value of type DOUBLE");
    assertThat(read(driver, "1.6.0", DataType.STRING, "element", "2", "as", "time"))
        .isEqualTo("2026-06-12T08:45:00Z");
    assertThat(read(driver, "1.6.0", DataType.STRING, "element", "3"))
        .isEqualTo("does-not-fit: no element 3 of 2");
    assertThat(read(driver, "0.2.2", DataType.STRING, "as", "time"))
        .isEqualTo("does-not-fit: 'winter' is no stamp, or one of an hour that comes twice");
  }

  @Test
  void the_zone_says_when_a_stamp_was() {
    assertThat(
            read(
                fixture.driver("zone", "UTC"),
                "1.6.0",
                DataType.STRING,
                "element",
                "2",
                "as",
                "time"))
        .isEqualTo("2026-06-12T10:45:00Z");
  }

  @Test
  void a_type_with_commands_is_asked_register_by_register_in_its_programming_mode() {
    List<ChannelRecord> records =
        List.of(
            channel("1.8.0", DataType.DOUBLE),
            channel("1.6.0", DataType.DOUBLE),
            channel("1.6.0", DataType.STRING, "element", "2"),
            channel("2.8.0", DataType.INTEGER, "set", "1"),
            channel("9.9.9", DataType.DOUBLE));
    fixture.driver("type", "vdew").read(records);
    assertThat(records)
        .extracting(RegisterDriverFixture::outcome)
        .containsExactly(
            12345.678, 0.83, "2606121045", 3, "iec62056-error-message: 9.9.9: (ERR12)");
    assertThat(asked()).containsExactly("R5 1.8.0", "R5 1.6.0", "R1 2.8.0", "R5 9.9.9");
  }

  @Test
  void a_channel_with_a_set_is_asked_for_where_the_others_are_read_out() {
    List<ChannelRecord> records =
        List.of(channel("1.8.0", DataType.DOUBLE), channel("2.8.0", DataType.INTEGER, "set", "5"));
    fixture.driver("device", TestRegisters.SERIAL).read(records);
    assertThat(records).extracting(RegisterDriverFixture::outcome).containsExactly(12345.678, 3);
    assertThat(asked()).as("P0 says who it is").containsExactly("readout", "R5 2.8.0");
  }

  @Test
  void a_meter_is_asked_by_its_address_and_answers_no_other() {
    assertThat(read(fixture.driver("address", "7"), "2.8.0", DataType.LONG)).isEqualTo(3L);
    assertThat(read(fixture.driver("address", "8"), "2.8.0", DataType.LONG))
        .asString()
        .startsWith("iec62056-no-identification");
  }

  @Test
  void nothing_is_read_from_another_device() {
    for (String type : List.of("generic-c", "vdew")) {
      assertThat(read(fixture.driver("type", type, "device", "4712"), "2.8.0", DataType.LONG))
          .asString()
          .startsWith("wrong-device: ");
    }
    assertThat(asked()).containsExactly("readout");
  }

  @Test
  void a_meter_that_says_nowhere_who_it_is_is_read_where_none_is_expected() {
    fixture.registers.values.remove("0.0.0");
    assertThat(read(fixture.driver(), "2.8.0", DataType.LONG)).isEqualTo(3L);
    assertThat(read(fixture.driver("device", "47110"), "2.8.0", DataType.LONG))
        .asString()
        .startsWith("not-readable: the meter does not say who it is");
  }

  @Test
  void a_silent_meter_costs_its_deadline_at_most_and_is_read_again() {
    MeterDriver driver = fixture.driver("read.deadline", 2000);
    fixture.silent = true;
    assertThat(read(driver, "2.8.0", DataType.LONG)).isEqualTo("deadline: not over after 2000 ms");
    fixture.silent = false;
    assertThat(read(driver, "2.8.0", DataType.LONG)).isEqualTo(3L);
  }

  @Test
  void a_lost_line_is_opened_again_by_the_next_read() {
    MeterDriver driver = fixture.driver();
    assertThat(read(driver, "2.8.0", DataType.LONG)).isEqualTo(3L);
    fixture.lines.lose();
    fixture.lines.unreachable(true);
    assertThat(read(driver, "2.8.0", DataType.LONG)).asString().startsWith("link-lost: ");
    fixture.lines.unreachable(false);
    assertThat(read(driver, "2.8.0", DataType.LONG)).isEqualTo(3L);
  }

  @Test
  void single_traits_go_before_those_of_the_type() {
    fixture.settings = fixture.settings.withBlocks(0, Bcc.SUM7);
    assertThat(read(fixture.driver("read.deadline", 20_000), "2.8.0", DataType.LONG))
        .asString()
        .startsWith("iec62056-bad-bcc");
    assertThat(read(fixture.driver("traits", "{\"bcc\": \"sum7\"}"), "2.8.0", DataType.LONG))
        .isEqualTo(3L);
  }

  @Test
  void a_battery_meter_is_not_woken_while_nobody_counts_how_often() {
    Iec62056Driver driver = fixture.driver("traits", "{\"wake-up\": 10}");
    assertThat(read(driver, "2.8.0", DataType.LONG)).asString().startsWith("iec62056-budget-spent");
    driver.setUseCounts(
        (meter, use, most) -> meter.equals("meter1") && use.equals("wake-up") && most == 4);
    assertThat(read(driver, "2.8.0", DataType.LONG)).isEqualTo(3L);
  }
}
