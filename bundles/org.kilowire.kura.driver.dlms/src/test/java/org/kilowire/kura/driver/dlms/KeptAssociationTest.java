// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.dlms.DriverFixture.energy;
import static org.kilowire.kura.driver.dlms.DriverFixture.read;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.Links;
import org.kilowire.link.memory.Pipe;
import org.kilowire.link.queue.QueuedLines;

/** An association is kept between reads, and made anew where it is gone. */
final class KeptAssociationTest extends UsesDriverFixture {

  @ParameterizedTest
  @EnumSource
  void an_association_is_kept_between_reads(DlmsFraming framing) {
    meter(framing);
    MeterDriver driver = fixture.driver();
    for (int i = 0; i < 5; i++) {
      assertThat(read(driver, energy())).isEqualTo(12345.6);
    }
    assertThat(attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void without_an_idle_time_each_read_has_its_own(DlmsFraming framing) {
    meter(framing);
    MeterDriver driver = fixture.driver("idle", 0);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(attempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void scalers_are_read_once_in_each_association(DlmsFraming framing) {
    TestMeter meter = meter(framing);
    MeterDriver driver = fixture.driver("device", TestMeter.SERIAL);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(meter.timesRead("3:1.0.1.8.0.255:3")).isEqualTo(1);
    meter.restart();
    meter.register("1.0.1.8.0.255", Data.doubleLongUnsigned(123_456), new ScalerUnit(3, 30));
    assertThat(read(driver, energy())).as("it was given other parameters").isEqualTo(123_456_000.0);
  }

  @ParameterizedTest
  @EnumSource
  void the_line_is_free_between_two_reads(DlmsFraming framing) {
    meter(framing);
    MeterDriver driver = fixture.driver("idle", 3_600_000);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    try (Lease lease = fixture.occupy()) {
      assertThat(lease.wanted()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_meter_that_was_restarted_is_associated_anew_within_the_same_read(DlmsFraming framing) {
    meter(framing);
    MeterDriver driver = fixture.driver();
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    fixture.meter.restart();
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(attempts()).isEqualTo(2);
    assertThat(fixture.meter.requests(TestMeter.GET))
        .as("no time lost with the old one")
        .isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void an_association_that_the_meter_has_forgotten_is_replaced_once(DlmsFraming framing) {
    TestMeter meter = meter(framing);
    MeterDriver driver = fixture.driver();
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    meter.forget();
    meter.register("1.0.1.8.0.255", Data.unsigned(3), new ScalerUnit(0, 30));
    assertThat(read(driver, energy()))
        .as("the device may be another one: its scaler is read again")
        .isEqualTo(3.0);
    assertThat(attempts()).isEqualTo(2);
  }

  @Test
  void an_association_over_a_serial_line_outlives_its_link() throws Exception {
    TestMeter meter = meter(DlmsFraming.HDLC);
    Pipe wire = Pipe.stream();
    Thread server = new Thread(() -> meter.serve(DlmsFraming.HDLC, wire.far()));
    server.start();
    SerialPort port = new SerialPort(wire.near());
    Lines lines = new QueuedLines(new Links(List.of(port)), Runnable::run);
    MeterDriver driver =
        fixture.driver(lines, DriverFixture.properties("line", "serial:/dev/ttyS9?idle=0s"));
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(port.openings).hasValue(2);
    assertThat(attempts()).isEqualTo(1);
    driver.deactivate();
    assertThat(meter.ended.tryAcquire(60, TimeUnit.SECONDS)).as("DISC").isTrue();
    lines.close();
    wire.near().close();
    server.join();
  }

  @ParameterizedTest
  @EnumSource
  void somebody_else_on_the_same_meter_does_not_matter(DlmsFraming framing) {
    meter(framing);
    MeterDriver one = fixture.driver();
    MeterDriver other = fixture.driver("idle", 0);
    for (int i = 0; i < 3; i++) {
      assertThat(read(one, energy())).isEqualTo(12345.6);
      assertThat(read(other, energy())).isEqualTo(12345.6);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_association_whose_place_another_driver_has_taken_is_made_anew(DlmsFraming framing)
      throws Exception {
    meter(framing);
    MeterDriver one = fixture.driver();
    MeterDriver other = fixture.driver();
    assertThat(read(one, energy())).isEqualTo(12345.6);
    assertThat(read(other, energy())).isEqualTo(12345.6);
    assertThat(attempts()).isEqualTo(2);
    one.connect();
    assertThat(attempts()).isEqualTo(3);
    assertThat(read(one, energy())).isEqualTo(12345.6);
    assertThat(attempts()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void a_meter_that_takes_one_association_at_a_time_serves_two_drivers(DlmsFraming framing)
      throws Exception {
    fixture = new DriverFixture(framing);
    fixture.meter.exclusive = true;
    MeterDriver one = fixture.driver("idle", 60_000);
    MeterDriver other = fixture.driver("idle", 60_000, "client", 18);
    for (int i = 0; i < 3; i++) {
      assertThat(read(one, energy())).isEqualTo(12345.6);
      assertThat(read(other, energy())).isEqualTo(12345.6);
    }
  }
}
