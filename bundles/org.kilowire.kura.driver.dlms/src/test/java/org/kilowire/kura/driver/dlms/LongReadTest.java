// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.dlms.DriverFixture.energy;
import static org.kilowire.kura.driver.dlms.DriverFixture.read;
import static org.kilowire.kura.driver.dlms.DriverFixture.register;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.link.Lease;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Priority;
import org.kilowire.tests.support.Eventually;

/** Reads of many channels, of which others may want the line. */
final class LongReadTest extends UsesDriverFixture {

  private MeterDriver driver(DlmsFraming framing, Object... options) {
    fixture = new DriverFixture(framing);
    return fixture.driver(options);
  }

  @ParameterizedTest
  @EnumSource
  void a_line_that_does_not_open_is_told(DlmsFraming framing) {
    MeterDriver driver = driver(framing, "line", "pipe:nobody");
    assertThat(read(driver, energy())).isEqualTo("link-lost: no listener: pipe:nobody");
  }

  @Test
  void a_serial_line_is_not_opened_where_nobody_does() {
    MeterDriver driver = driver(DlmsFraming.HDLC, "line", "serial:/dev/ttyUSB0?baud=9600");
    assertThat(read(driver, energy()))
        .asString()
        .startsWith("link-lost: no provider opens serial links: serial:/dev/ttyUSB0");
  }

  @ParameterizedTest
  @EnumSource
  void a_meter_that_is_lost_is_not_tried_again_for_each_part_of_a_long_read(DlmsFraming framing) {
    MeterDriver driver = driver(framing, "device", "4712");
    List<ChannelRecord> records = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      records.add(register("1-0:" + i + ".29.0", DataType.INTEGER));
    }
    driver.read(records);
    assertThat(records)
        .extracting(DriverFixture::outcome)
        .containsOnly("wrong-device: expected 4712, found 4711");
    assertThat(fixture.meter.requests(TestMeter.AARQ)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void somebody_more_urgent_has_the_line_amid_a_long_read(DlmsFraming framing) throws Exception {
    MeterDriver driver = driver(framing);
    List<ChannelRecord> records = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      fixture.meter.register("1.0." + i + ".29.0.255", Data.longUnsigned(i), new ScalerUnit(0, 27));
      records.add(register("1-0:" + i + ".29.0", DataType.INTEGER));
    }
    CompletableFuture<Long> readWhenUrgentCame = new CompletableFuture<>();
    CountDownLatch asked = new CountDownLatch(1);
    fixture.meter.beforeReading =
        () -> {
          fixture.meter.beforeReading = () -> {};
          fixture.lines.acquire(
              LinkUri.of(DriverFixture.LINE),
              Priority.COMMAND,
              System.nanoTime() + TimeUnit.MINUTES.toNanos(1),
              outcome -> {
                readWhenUrgentCame.complete((long) fixture.meter.read.size());
                ((Outcome.Ok<Lease>) outcome).value().close();
              });
          asked.countDown();
        };
    driver.read(records);
    assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(records).extracting(DriverFixture::outcome).startsWith(1, 2).endsWith(99, 100);
    assertThat(readWhenUrgentCame.get()).as("one request").isEqualTo(20);
    assertThat(fixture.meter.requests(TestMeter.AARQ)).as("kept meanwhile").isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_read_that_gave_way_waits_until_its_own_deadline(DlmsFraming framing) throws Exception {
    MeterDriver driver = driver(framing, "line.wait", 0);
    List<ChannelRecord> records = registers(40);
    Thread reader = new Thread(() -> driver.read(records));
    fixture.meter.beforeReading =
        () -> {
          fixture.meter.beforeReading = () -> {};
          fixture.lines.acquire(
              LinkUri.of(DriverFixture.LINE),
              Priority.COMMAND,
              System.nanoTime() + TimeUnit.MINUTES.toNanos(1),
              outcome -> {
                Eventually.await(
                    "the reader waits for the line",
                    () -> !reader.isAlive() || reader.getState() == Thread.State.WAITING);
                ((Outcome.Ok<Lease>) outcome).value().close();
              });
        };
    reader.start();
    reader.join();
    assertThat(records).extracting(DriverFixture::outcome).startsWith(1, 2).endsWith(39, 40);
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
