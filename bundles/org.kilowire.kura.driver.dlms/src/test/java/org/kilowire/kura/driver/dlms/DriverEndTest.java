// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.dlms.DriverFixture.energy;
import static org.kilowire.kura.driver.dlms.DriverFixture.outcome;
import static org.kilowire.kura.driver.dlms.DriverFixture.read;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.kura.channel.ChannelRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.link.Lease;
import org.kilowire.tests.support.Eventually;

/** A driver that ends, is given other options or is interrupted gives its line back. */
final class DriverEndTest extends UsesDriverFixture {

  @ParameterizedTest
  @EnumSource
  void a_driver_that_ends_releases_its_association(DlmsFraming framing) throws Exception {
    TestMeter meter = meter(framing);
    MeterDriver driver = fixture.driver("send.rlrq", true, "idle", 3_600_000);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    driver.deactivate();
    assertThat(meter.awaits(TestMeter.RLRQ, 1)).isTrue();
    assertThat(read(driver, energy())).isEqualTo("misconfigured: driver: is not running");
  }

  @ParameterizedTest
  @EnumSource
  void disconnect_releases_it_too(DlmsFraming framing) throws Exception {
    TestMeter meter = meter(framing);
    MeterDriver driver = fixture.driver("send.rlrq", true, "idle", 3_600_000);
    driver.disconnect();
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    driver.disconnect();
    assertThat(meter.awaits(TestMeter.RLRQ, 1)).isTrue();
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(attempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void an_update_with_an_association_kept_has_the_line_under_its_new_name(DlmsFraming framing) {
    meter(framing);
    MeterDriver driver = fixture.driver();
    for (int i = 30; i < 40; i++) {
      assertThat(read(driver, energy())).isEqualTo(12345.6);
      driver.modified(DriverFixture.properties("line", "pipe:meter?idle=" + i + "s"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_update_amid_a_read_lets_it_end_and_has_the_line_under_its_new_name(DlmsFraming framing)
      throws Exception {
    meter(framing);
    MeterDriver driver = fixture.driver();
    ChannelRecord old = energy();
    CountDownLatch goOn = new CountDownLatch(1);
    Thread reader = heldRead(driver, old, goOn);
    driver.modified(DriverFixture.properties("line", "pipe:meter?idle=30s"));
    ChannelRecord next = energy();
    Thread second = new Thread(() -> driver.read(List.of(next)));
    second.start();
    Eventually.awaitBlocked(second);
    goOn.countDown();
    reader.join();
    second.join();
    assertThat(outcome(old)).isEqualTo(12345.6);
    assertThat(outcome(next)).isEqualTo(12345.6);
  }

  @ParameterizedTest
  @EnumSource
  void the_end_amid_a_read_with_earlier_options_ends_that_too(DlmsFraming framing)
      throws Exception {
    meter(framing);
    MeterDriver driver = fixture.driver();
    ChannelRecord old = energy();
    CountDownLatch goOn = new CountDownLatch(1);
    Thread reader = heldRead(driver, old, goOn);
    driver.modified(DriverFixture.properties("line", "pipe:meter?idle=30s"));
    driver.deactivate();
    reader.join();
    assertThat(outcome(old)).asString().startsWith("link-lost: ");
    goOn.countDown();
  }

  @ParameterizedTest
  @EnumSource
  void a_driver_that_ends_amid_a_read_gives_the_line_back(DlmsFraming framing) throws Exception {
    meter(framing);
    MeterDriver driver = fixture.driver();
    ChannelRecord record = energy();
    CountDownLatch goOn = new CountDownLatch(1);
    Thread reader = heldRead(driver, record, goOn);
    driver.deactivate();
    reader.join();
    assertThat(outcome(record)).asString().startsWith("link-lost: ");
    fixture.occupy().close();
    goOn.countDown();
  }

  @ParameterizedTest
  @EnumSource
  void a_driver_that_ends_while_it_waits_for_the_line_does_not_take_it(DlmsFraming framing)
      throws Exception {
    meter(framing);
    MeterDriver driver = fixture.driver();
    ChannelRecord record = energy();
    Lease lease = fixture.occupy();
    Thread reader = new Thread(() -> driver.read(List.of(record)));
    reader.start();
    Eventually.awaitBlocked(reader);
    driver.deactivate();
    lease.close();
    reader.join();
    assertThat(outcome(record)).asString().startsWith("line-closed: ");
    assertThat(attempts()).isZero();
  }

  /** A read that the meter does not answer before it is let go on. */
  private Thread heldRead(MeterDriver driver, ChannelRecord record, CountDownLatch goOn)
      throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    fixture.meter.beforeReading =
        () -> {
          fixture.meter.beforeReading = () -> {};
          asked.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Thread reader = new Thread(() -> driver.read(List.of(record)));
    reader.start();
    asked.await();
    return reader;
  }

  /** Kura's thread goes on, and a driver with it. */
  private void interrupted(DlmsFraming framing, boolean lineIsBusy) throws Exception {
    meter(framing);
    MeterDriver driver = fixture.driver();
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    ChannelRecord record = energy();
    CountDownLatch goOn = new CountDownLatch(1);
    Lease held = lineIsBusy ? fixture.occupy() : null;
    Thread reader =
        lineIsBusy
            ? new Thread(() -> driver.read(List.of(record)))
            : heldRead(driver, record, goOn);
    if (lineIsBusy) {
      reader.start();
      Eventually.awaitBlocked(reader);
    }
    reader.interrupt();
    reader.join();
    assertThat(outcome(record)).asString().startsWith("link-lost: ");
    goOn.countDown();
    if (held != null) {
      held.close();
    }
    fixture.occupy().close();
    assertThat(read(driver, energy())).as("on another thread").isEqualTo(12345.6);
  }

  @ParameterizedTest
  @EnumSource
  void a_read_that_is_interrupted_while_the_meter_answers_gives_the_line_back(DlmsFraming framing)
      throws Exception {
    interrupted(framing, false);
  }

  @ParameterizedTest
  @EnumSource
  void a_read_that_is_interrupted_while_it_waits_for_the_line_does_not_take_it(DlmsFraming framing)
      throws Exception {
    interrupted(framing, true);
  }
}
