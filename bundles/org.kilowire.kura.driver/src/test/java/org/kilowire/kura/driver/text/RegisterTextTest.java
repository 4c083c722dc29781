// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.text.TextDriverFixture.read;
import static org.kilowire.kura.driver.text.TextDriverFixture.record;
import static org.kilowire.kura.driver.text.TextDriverFixture.write;
import static org.kilowire.kura.driver.text.TextDriverFixture.written;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kilowire.kura.driver.component.MeterDriver;

/**
 * A protocol that is its options, its channels and its association, and a whole driver with what
 * all drivers have.
 */
final class RegisterTextTest {

  private final TextDriverFixture fixture = new TextDriverFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void reads_channels_in_few_requests_on_one_association() {
    MeterDriver driver = fixture.driver("device", "4711");
    List<ChannelRecord> records =
        List.of(
            record("1.8.0", DataType.DOUBLE),
            record("2.8.0", DataType.INTEGER),
            record("9.9.9", DataType.STRING));
    driver.read(records);
    assertThat(records)
        .extracting(TextDriverFixture::outcome)
        .containsExactly(12345.6, 7, "no-such-register: the meter has none");
    assertThat(records.get(0).getUnit()).isEqualTo("kWh");
    assertThat(fixture.meter.requests).containsExactly("?serial", "?1.8.0 2.8.0", "?9.9.9");
    driver.read(records);
    assertThat(fixture.meter.requests).as("no serial number again").hasSize(5);
    assertThat(fixture.lines.isFree()).isTrue();
  }

  @Test
  void fills_the_records_of_a_prepared_read_each_time() throws Exception {
    List<ChannelRecord> records = List.of(record("2.8.0", DataType.LONG));
    PreparedRead prepared = fixture.driver().prepareRead(records);
    prepared.execute();
    assertThat(records).extracting(TextDriverFixture::outcome).containsExactly(7L);
    fixture.meter.registers.put("2.8.0", "8 kWh");
    prepared.execute();
    assertThat(records).extracting(TextDriverFixture::outcome).containsExactly(8L);
  }

  @Test
  void writes_what_is_allowed_and_nothing_else() {
    MeterDriver driver = fixture.driver("write.allowed", "2.8.0", "device", "4711");
    assertThat(write(driver, written("1.8.0", TypedValues.newIntegerValue(9))))
        .isEqualTo("write-refused: 1.8.0 is not in write.allowed");
    assertThat(fixture.meter.requests).isEmpty();
    ChannelRecord record = written("2.8.0", TypedValues.newIntegerValue(9));
    assertThat(write(driver, record)).isEqualTo(9);
    assertThat(fixture.meter.registers).containsEntry("2.8.0", "9 kWh");
  }

  @Test
  void says_whether_a_write_without_an_answer_has_come_about() {
    MeterDriver driver = fixture.driver("write.allowed", "2.8.0", "device", "4711");
    fixture.meter.silentAboutWrites = true;
    assertThat(write(driver, written("2.8.0", TypedValues.newIntegerValue(9))))
        .isEqualTo("outcome-unknown: no answer to 2; it now holds this value");
  }

  @Test
  void wrong_options_and_channels_are_told_by_field() {
    assertThat(read(fixture.driver("guarded", true, "write.allowed", "serial"), "1", DataType.LONG))
        .isEqualTo(
            "misconfigured: password: must be given for this authentication;"
                + " write.allowed: serial: the serial number is never written;"
                + " device: must be given where something may be written: no other is to be");
    assertThat(read(fixture.driver(), "", DataType.LONG))
        .isEqualTo("bad-channel: register: must be given");
  }

  @Test
  void shows_a_refused_password_once() {
    MeterDriver driver = fixture.driver("guarded", true, "password", "wrong");
    assertThat(read(driver, "2.8.0", DataType.LONG)).isEqualTo("authentication-refused: NO");
    assertThat(read(driver, "2.8.0", DataType.LONG)).asString().startsWith("meter-parked: ");
    assertThat(fixture.meter.requests).hasSize(1);
    driver.modified(
        Map.of(
            "kura.service.pid",
            "meter1",
            "line",
            "tcp://192.0.2.1:1",
            "guarded",
            true,
            "password",
            "opensesame"));
    assertThat(read(driver, "2.8.0", DataType.LONG)).isEqualTo(7L);
  }

  @Test
  void reads_nothing_from_another_device() {
    assertThat(read(fixture.driver("device", "4712"), "2.8.0", DataType.LONG))
        .isEqualTo("wrong-device: expected 4712, found 4711");
  }

  @Test
  void a_lost_line_is_told_and_opened_again() {
    MeterDriver driver = fixture.driver();
    assertThat(read(driver, "2.8.0", DataType.LONG)).isEqualTo(7L);
    fixture.lines.lose();
    assertThat(read(driver, "2.8.0", DataType.LONG)).as("anew in the same read").isEqualTo(7L);
    assertThat(fixture.lines.openings()).isEqualTo(2);
    fixture.lines.unreachable(true);
    fixture.lines.lose();
    assertThat(read(driver, "2.8.0", DataType.LONG)).isEqualTo("link-lost: nobody answers");
    fixture.lines.unreachable(false);
    assertThat(read(driver, "2.8.0", DataType.LONG)).isEqualTo(7L);
  }

  @Test
  void a_silent_meter_costs_its_deadline_at_most() {
    MeterDriver driver = fixture.driver("read.deadline", 700);
    fixture.meter.silent = true;
    long before = fixture.clock.getAsLong();
    assertThat(read(driver, "2.8.0", DataType.LONG)).isEqualTo("deadline: not over after 700 ms");
    assertThat(fixture.clock.since(before))
        .isBetween(Duration.ofMillis(700), Duration.ofMillis(701));
    fixture.meter.silent = false;
    assertThat(read(driver, "2.8.0", DataType.LONG)).isEqualTo(7L);
  }
}
