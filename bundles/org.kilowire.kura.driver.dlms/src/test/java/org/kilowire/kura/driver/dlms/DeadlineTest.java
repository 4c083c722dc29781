// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.dlms.DriverFixture.energy;
import static org.kilowire.kura.driver.dlms.DriverFixture.read;
import static org.kilowire.kura.driver.dlms.DriverFixture.register;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.kura.driver.component.MeterDriver;

/** Reads that others, or the meter, take their time over. Time is moved by hand. */
final class DeadlineTest {

  private SteppedBench fixture;

  private MeterDriver driver(DlmsFraming framing, Object... options) {
    fixture = new SteppedBench(framing);
    return fixture.driver(options);
  }

  /** How long a read takes that fails like this. */
  private Duration failing(MeterDriver driver, String status) {
    long before = fixture.clock.getAsLong();
    assertThat(read(driver, energy())).asString().startsWith(status);
    return fixture.clock.since(before);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_silent_meter_costs_no_more_than_the_deadline(DlmsFraming framing) {
    MeterDriver driver = driver(framing, "read.deadline", 150, "timeout", 300_000);
    fixture.meter.silent = true;
    assertThat(failing(driver, "deadline: not over after 150 ms"))
        .isEqualTo(Duration.ofMillis(150));
    fixture.meter.silent = false;
    assertThat(read(driver, energy())).isEqualTo(12345.6);
  }

  @ParameterizedTest
  @EnumSource
  void a_meter_that_falls_silent_on_a_kept_association_does_not_either(DlmsFraming framing) {
    MeterDriver driver = driver(framing, "read.deadline", 2_000, "timeout", 300_000);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    fixture.meter.silent = true;
    assertThat(failing(driver, "deadline: not over after 2000 ms"))
        .isEqualTo(Duration.ofSeconds(2));
    fixture.meter.silent = false;
    assertThat(read(driver, energy())).isEqualTo(12345.6);
  }

  @ParameterizedTest
  @EnumSource
  void a_meter_that_does_not_answer_is_given_up_after_its_retries(DlmsFraming framing) {
    boolean hdlc = framing == DlmsFraming.HDLC;
    MeterDriver driver = driver(framing, "timeout", 100, "retries", 2);
    fixture.meter.silent = true;
    Duration waited = failing(driver, hdlc ? "hdlc-no-answer: " : "wrapper-no-answer: ");
    assertThat(waited)
        .as("IP repeats by itself")
        .isGreaterThanOrEqualTo(Duration.ofMillis(hdlc ? 300 : 100));
    assertThat(waited).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @EnumSource
  void the_wait_for_the_line_has_an_end_of_its_own(DlmsFraming framing) {
    MeterDriver driver = driver(framing, "line.wait", 20);
    fixture.lines.occupied(true);
    assertThat(failing(driver, "line-busy: " + DriverFixture.LINE))
        .isEqualTo(Duration.ofMillis(20));
    fixture.lines.occupied(false);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
  }

  @ParameterizedTest
  @EnumSource
  void the_wait_for_the_line_is_part_of_the_deadline(DlmsFraming framing) {
    MeterDriver driver = driver(framing, "line.wait", 3_600_000, "read.deadline", 100);
    fixture.lines.occupied(true);
    assertThat(failing(driver, "line-busy: ")).isEqualTo(Duration.ofMillis(100));
  }

  @ParameterizedTest
  @EnumSource
  void what_was_answered_before_the_deadline_is_read_and_proves_the_association(
      DlmsFraming framing) {
    MeterDriver driver = driver(framing, "read.deadline", 3_000, "timeout", 300_000);
    List<ChannelRecord> records = registers(40);
    driver.read(records);
    assertThat(records).extracting(DriverFixture::outcome).startsWith(1, 2).endsWith(39, 40);

    AtomicInteger values = new AtomicInteger();
    fixture.meter.beforeReading = () -> fixture.meter.silent = values.incrementAndGet() > 20;
    driver.read(records);
    assertThat(records.subList(0, 20))
        .extracting(DriverFixture::outcome)
        .startsWith(1, 2)
        .endsWith(19, 20);
    assertThat(records.subList(20, 40))
        .extracting(DriverFixture::outcome)
        .containsOnly("deadline: not over after 3000 ms");
    assertThat(fixture.meter.requests(TestMeter.AARQ)).isEqualTo(1);
    assertThat(values).as("no request was repeated").hasValue(40);
  }

  private List<ChannelRecord> registers(int count) {
    List<ChannelRecord> records = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      fixture.meter.register("1.0." + i + ".29.0.255", Data.longUnsigned(i), new ScalerUnit(0, 27));
      records.add(register("1-0:" + i + ".29.0", DataType.INTEGER));
    }
    return records;
  }
}
