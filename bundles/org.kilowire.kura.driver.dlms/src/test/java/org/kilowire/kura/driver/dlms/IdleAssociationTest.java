// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.dlms.DriverFixture.energy;
import static org.kilowire.kura.driver.dlms.DriverFixture.read;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.association.IdleTimer;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Priority;
import org.kilowire.tests.support.Eventually;

/** An association that is idle for long enough is ended. */
final class IdleAssociationTest extends UsesDriverFixture {

  @ParameterizedTest
  @EnumSource
  void with_default_options_the_meter_is_free_when_the_idle_time_has_passed(DlmsFraming framing)
      throws Exception {
    TestMeter meter = meter(framing);
    MeterDriver driver = fixture.driver("idle", 20);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(meter.ended.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
    assertThat(meter.requests(TestMeter.RLRQ)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void an_idle_association_is_released(DlmsFraming framing) throws Exception {
    TestMeter meter = meter(framing);
    boolean disc = framing == DlmsFraming.HDLC;
    MeterDriver driver = fixture.driver("idle", 20, "send.rlrq", !disc);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    boolean told =
        disc ? meter.ended.tryAcquire(60, TimeUnit.SECONDS) : meter.awaits(TestMeter.RLRQ, 1);
    assertThat(told).isTrue();
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(attempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void an_idle_association_whose_link_is_closed_is_ended_on_hdlc_alone(DlmsFraming framing)
      throws Exception {
    TestMeter meter = meter(framing);
    MeterDriver driver = fixture.driver("line", "pipe:meter?idle=0s", "idle", 20);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    if (framing == DlmsFraming.HDLC) {
      assertThat(meter.connections.tryAcquire(2, 60, TimeUnit.SECONDS)).as("DISC").isTrue();
    } else {
      assertThat(read(driver, energy())).isEqualTo(12345.6);
      assertThat(meter.connections.tryAcquire(2, 60, TimeUnit.SECONDS)).isTrue();
      assertThat(meter.connections.availablePermits()).as("nothing to say").isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_idle_driver_does_not_end_the_association_of_another(DlmsFraming framing)
      throws Exception {
    meter(framing);
    Asked asked = new Asked(fixture.lines, new Semaphore(0));
    MeterDriver one =
        fixture.driver(
            asked,
            DriverFixture.properties("idle", 20, "send.rlrq", framing == DlmsFraming.WRAPPER));
    MeterDriver other = fixture.driver();
    assertThat(read(one, energy())).isEqualTo(12345.6);
    Thread reader = new Thread(() -> read(other, energy()));
    Lease held = fixture.occupy();
    assertThat(asked.idle().tryAcquire(60, TimeUnit.SECONDS)).isTrue();
    reader.start();
    Eventually.awaitBlocked(reader);
    held.close();
    reader.join();
    assertThat(read(other, energy())).isEqualTo(12345.6);
    assertThat(attempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void a_busy_line_is_asked_for_again_after_a_second_at_least(DlmsFraming framing)
      throws Exception {
    RecordingTimer alarms = new RecordingTimer();
    fixture = new DriverFixture(framing, new IdleTimer(alarms, System::nanoTime));
    MeterDriver driver = fixture.driver("idle", 20, "line.wait", 0);
    Lease held;
    synchronized (alarms) {
      assertThat(read(driver, energy())).isEqualTo(12345.6);
      held = fixture.occupy();
    }
    assertThat(alarms.set.tryAcquire(2, 60, TimeUnit.SECONDS)).isTrue();
    assertThat(alarms.pauses).containsExactly(Duration.ofMillis(20), Duration.ofSeconds(1));
    held.close();
  }

  @ParameterizedTest
  @EnumSource
  void no_alarm_is_left_behind_by_a_driver_that_ends_while_it_is_set(DlmsFraming framing) {
    RecordingTimer alarms = new RecordingTimer();
    fixture = new DriverFixture(framing, new IdleTimer(alarms, System::nanoTime));
    MeterDriver driver = fixture.driver("idle", 3_600_000);
    alarms.before = driver::deactivate;
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(alarms.pending).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void the_timers_thread_is_gone_when_nothing_is_to_come(DlmsFraming framing) throws Exception {
    meter(framing);
    MeterDriver driver = fixture.driver("idle", 3_600_000);
    List<Thread> others = timerThreads();
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    List<Thread> threads = timerThreads().stream().filter(one -> !others.contains(one)).toList();
    assertThat(threads).hasSize(1);
    fixture.timer.close();
    threads.get(0).join(60_000);
    assertThat(threads.get(0).isAlive()).isFalse();
    assertThat(read(driver, energy())).as("a driver that outlives its clock").isEqualTo(12345.6);
  }

  private static List<Thread> timerThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(IdleTimer.THREAD))
        .toList();
  }

  /** Tells when somebody asks for a line to end what is idle. */
  private record Asked(Lines lines, Semaphore idle) implements Lines {

    @Override
    public void acquire(
        LinkUri line, Priority priority, long until, Consumer<Outcome<Lease>> then) {
      lines.acquire(line, priority, until, then);
      idle.release();
    }

    @Override
    public Outcome<Lease> acquire(LinkUri line, Priority priority, long until) {
      return lines.acquire(line, priority, until);
    }

    @Override
    public void close() {}
  }
}
