// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kilowire.kura.driver.dlms.Bench.energy;
import static org.kilowire.kura.driver.dlms.Bench.outcome;
import static org.kilowire.kura.driver.dlms.Bench.read;
import static org.kilowire.kura.driver.dlms.Bench.register;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.contract.EventMessage;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.acse.Diagnostic;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.kura.driver.association.IdleTimer;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.Priority;
import org.kilowire.link.memory.Pipe;
import org.kilowire.link.queue.QueuedLines;
import org.kilowire.meter.MeterEvent;
import org.kilowire.store.EventLog;
import org.kilowire.tests.support.Eventually;

/** How a driver comes by an association, keeps it and gives it up. */
@Timeout(120)
final class AssociationTest {

  private Bench bench;

  private TestMeter meter(DlmsFraming framing) {
    bench = new Bench(framing);
    return bench.meter;
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  private int attempts() {
    return bench.meter.requests(TestMeter.AARQ);
  }

  @ParameterizedTest
  @EnumSource
  void a_meter_that_takes_one_association_at_a_time_serves_two_drivers(DlmsFraming framing)
      throws Exception {
    bench = new Bench(framing);
    bench.meter.exclusive = true;
    MeterDriver one = bench.driver("idle", 60_000);
    MeterDriver other = bench.driver("idle", 60_000, "client", 18);
    for (int i = 0; i < 3; i++) {
      assertThat(read(one, energy())).isEqualTo(12345.6);
      assertThat(read(other, energy())).isEqualTo(12345.6);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_association_is_kept_between_reads(DlmsFraming framing) {
    meter(framing);
    MeterDriver driver = bench.driver();
    for (int i = 0; i < 5; i++) {
      assertThat(read(driver, energy())).isEqualTo(12345.6);
    }
    assertThat(attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void without_an_idle_time_each_read_has_its_own(DlmsFraming framing) {
    meter(framing);
    MeterDriver driver = bench.driver("idle", 0);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(attempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void scalers_are_read_once_in_each_association(DlmsFraming framing) {
    TestMeter meter = meter(framing);
    MeterDriver driver = bench.driver("device", TestMeter.SERIAL);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(meter.timesRead("3:1.0.1.8.0.255:3")).isEqualTo(1);
    meter.restart();
    meter.register("1.0.1.8.0.255", Data.doubleLongUnsigned(123_456), new ScalerUnit(3, 30));
    assertThat(read(driver, energy())).as("it was given other parameters").isEqualTo(123_456_000.0);
  }

  @ParameterizedTest
  @EnumSource
  void with_default_options_the_meter_is_free_when_the_idle_time_has_passed(DlmsFraming framing)
      throws Exception {
    TestMeter meter = meter(framing);
    MeterDriver driver = bench.driver("idle", 20);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(meter.ended.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
    assertThat(meter.requests(TestMeter.RLRQ)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void an_idle_association_is_released(DlmsFraming framing) throws Exception {
    TestMeter meter = meter(framing);
    boolean disc = framing == DlmsFraming.HDLC;
    MeterDriver driver = bench.driver("idle", 20, "send.rlrq", !disc);
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
    MeterDriver driver = bench.driver("line", "pipe:meter?idle=0s", "idle", 20);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    if (framing == DlmsFraming.HDLC) {
      assertThat(meter.connections.tryAcquire(2, 60, TimeUnit.SECONDS)).as("DISC").isTrue();
    } else {
      assertThat(read(driver, energy())).isEqualTo(12345.6);
      assertThat(meter.connections.tryAcquire(2, 60, TimeUnit.SECONDS)).isTrue();
      assertThat(meter.connections.availablePermits()).as("nothing to say").isZero();
    }
  }

  @Test
  void an_association_over_a_serial_line_outlives_its_link() throws Exception {
    TestMeter meter = meter(DlmsFraming.HDLC);
    Pipe wire = Pipe.stream();
    Thread server = new Thread(() -> meter.serve(DlmsFraming.HDLC, wire.far()));
    server.start();
    SerialPort port = new SerialPort(wire.near());
    Lines lines = new QueuedLines(new Links(List.of(port)), Runnable::run);
    MeterDriver driver = bench.driver(lines, Bench.properties("line", "serial:/dev/ttyS9?idle=0s"));
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
  void the_timers_thread_is_gone_when_nothing_is_to_come(DlmsFraming framing) throws Exception {
    meter(framing);
    MeterDriver driver = bench.driver("idle", 3_600_000);
    List<Thread> others = timerThreads();
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    List<Thread> threads = timerThreads().stream().filter(one -> !others.contains(one)).toList();
    assertThat(threads).hasSize(1);
    bench.timer.close();
    threads.get(0).join(60_000);
    assertThat(threads.get(0).isAlive()).isFalse();
    assertThat(read(driver, energy())).as("a driver that outlives its clock").isEqualTo(12345.6);
  }

  private static List<Thread> timerThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(IdleTimer.THREAD))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void a_driver_that_ends_releases_its_association(DlmsFraming framing) throws Exception {
    TestMeter meter = meter(framing);
    MeterDriver driver = bench.driver("send.rlrq", true, "idle", 3_600_000);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    driver.deactivate();
    assertThat(meter.awaits(TestMeter.RLRQ, 1)).isTrue();
    assertThat(read(driver, energy())).isEqualTo("misconfigured: driver: is not running");
  }

  @ParameterizedTest
  @EnumSource
  void disconnect_releases_it_too(DlmsFraming framing) throws Exception {
    TestMeter meter = meter(framing);
    MeterDriver driver = bench.driver("send.rlrq", true, "idle", 3_600_000);
    driver.disconnect();
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    driver.disconnect();
    assertThat(meter.awaits(TestMeter.RLRQ, 1)).isTrue();
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(attempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void a_meter_that_was_restarted_is_associated_anew_within_the_same_read(DlmsFraming framing) {
    meter(framing);
    MeterDriver driver = bench.driver();
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    bench.meter.restart();
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(attempts()).isEqualTo(2);
    assertThat(bench.meter.requests(TestMeter.GET))
        .as("no time lost with the old one")
        .isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void an_association_that_the_meter_has_forgotten_is_replaced_once(DlmsFraming framing) {
    TestMeter meter = meter(framing);
    MeterDriver driver = bench.driver();
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    meter.forget();
    meter.register("1.0.1.8.0.255", Data.unsigned(3), new ScalerUnit(0, 30));
    assertThat(read(driver, energy()))
        .as("the device may be another one: its scaler is read again")
        .isEqualTo(3.0);
    assertThat(attempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void somebody_else_on_the_same_meter_does_not_matter(DlmsFraming framing) {
    meter(framing);
    MeterDriver one = bench.driver();
    MeterDriver other = bench.driver("idle", 0);
    for (int i = 0; i < 3; i++) {
      assertThat(read(one, energy())).isEqualTo(12345.6);
      assertThat(read(other, energy())).isEqualTo(12345.6);
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_line_is_free_between_two_reads(DlmsFraming framing) {
    meter(framing);
    MeterDriver driver = bench.driver("idle", 3_600_000);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    try (Lease lease = bench.occupy()) {
      assertThat(lease.wanted()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_refused_password_is_tried_once_and_never_again(DlmsFraming framing) throws Exception {
    meter(framing).guarded = true;
    MeterDriver driver = bench.driver("authentication", "low", "password", "wrong");
    assertThat(read(driver, energy())).asString().startsWith("authentication-refused: ");
    for (int i = 0; i < 3; i++) {
      assertThat(read(driver, energy())).asString().startsWith("meter-parked: ");
    }
    assertThat(attempts()).isEqualTo(1);

    configure(driver, "authentication", "low", "password", "wrong");
    assertThat(read(driver, energy())).asString().startsWith("meter-parked: ");
    assertThat(attempts()).as("K6: the same configuration is no change").isEqualTo(1);

    assertThatThrownBy(driver::connect)
        .isInstanceOf(Driver.ConnectionException.class)
        .hasMessageStartingWith("authentication-refused: ");
    assertThat(attempts()).as("somebody has asked for it").isEqualTo(2);
    assertThat(read(driver, energy())).asString().startsWith("meter-parked: ");

    configure(driver, "authentication", "low", "password", TestMeter.PASSWORD);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(attempts()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void three_rejections_without_a_reason_are_a_refusal_of_the_password(DlmsFraming framing) {
    meter(framing).guarded = true;
    bench.meter.refusal = Diagnostic.NO_REASON_GIVEN;
    MeterDriver driver = bench.driver("authentication", "low", "password", "secret:meters");
    bench.secrets.put("meters", Secret.of("wrong"));
    for (int i = 0; i < 2; i++) {
      assertThat(read(driver, energy())).asString().startsWith("association-rejected: ");
    }
    bench.secrets.put("meters", Secret.of(TestMeter.PASSWORD));
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    bench.meter.restart();
    bench.secrets.put("meters", Secret.of("wrong"));
    for (int i = 0; i < 3; i++) {
      assertThat(read(driver, energy())).asString().startsWith("association-rejected: ");
    }
    int attempts = attempts();
    assertThat(read(driver, energy())).asString().startsWith("meter-parked: ");
    assertThat(attempts()).isEqualTo(attempts);
  }

  @ParameterizedTest
  @EnumSource
  void a_meter_that_rejects_for_another_reason_is_asked_again(DlmsFraming framing) {
    meter(framing).guarded = true;
    bench.meter.refusal = Diagnostic.CONTEXT_NOT_SUPPORTED;
    MeterDriver driver = bench.driver("authentication", "low", "password", "wrong");
    for (int i = 1; i <= 5; i++) {
      assertThat(read(driver, energy())).asString().startsWith("association-rejected: ");
      assertThat(attempts()).isEqualTo(i);
    }
  }

  @ParameterizedTest
  @EnumSource
  void two_reads_at_once_try_a_wrong_password_once(DlmsFraming framing) throws Exception {
    meter(framing).guarded = true;
    MeterDriver driver = bench.driver("authentication", "low", "password", "wrong");
    Lease lease = bench.occupy();
    List<Thread> readers =
        List.of(new Thread(() -> read(driver, energy())), new Thread(() -> read(driver, energy())));
    readers.forEach(Thread::start);
    readers.forEach(Eventually::awaitBlocked);
    lease.close();
    for (Thread reader : readers) {
      reader.join();
    }
    assertThat(attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void another_value_of_the_secret_is_another_attempt(DlmsFraming framing) {
    meter(framing).guarded = true;
    MeterDriver driver = bench.driver("authentication", "low", "password", "secret:meters");
    assertThat(read(driver, energy())).isEqualTo("misconfigured: no secret has the name meters");
    bench.secrets.put("meters", Secret.of("wrong"));
    assertThat(read(driver, energy())).asString().startsWith("authentication-refused: ");
    assertThat(read(driver, energy())).asString().startsWith("meter-parked: ");
    bench.secrets.put("meters", Secret.of(TestMeter.PASSWORD));
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(attempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void nothing_is_read_from_another_device_than_expected(DlmsFraming framing) {
    meter(framing);
    MeterDriver driver = bench.driver("device", "4712");
    List<ChannelRecord> records = List.of(energy(), register("1-0:2.8.0", DataType.LONG));
    driver.read(records);
    assertThat(records)
        .extracting(Bench::outcome)
        .containsOnly("wrong-device: expected 4712, found 4711");
    assertThat(bench.meter.read)
        .extracting(ref -> ref.classId())
        .as("identity only")
        .containsOnly(1);
    assertThat(bench.meter.timesRead("3:1.0.1.8.0.255:2")).isZero();

    bench.meter.has("1:0.0.96.1.0.255:2", TestMeter.text("4712"));
    assertThat(read(driver, energy())).isEqualTo(12345.6);
  }

  @ParameterizedTest
  @EnumSource
  void a_wrong_device_is_an_event_when_it_begins(DlmsFraming framing) {
    meter(framing);
    MeterDriver driver = bench.driver("device", "4712", "idle", 0);
    assertThat(read(driver, energy())).as("without a store").asString().startsWith("wrong-device");
    HeldEvents events = new HeldEvents();
    driver.setEventLog(events);
    for (int i = 0; i < 3; i++) {
      assertThat(read(driver, energy())).asString().startsWith("wrong-device: ");
    }
    assertThat(events.events)
        .singleElement()
        .satisfies(event -> assertThat(event.meter()).isEqualTo("meter1"))
        .satisfies(event -> assertThat(event.code()).isEqualTo("wrong-device"))
        .satisfies(
            event ->
                assertThat(event.details())
                    .containsOnly(Map.entry("expected", "4712"), Map.entry("found", "4711")));

    bench.meter.has("1:0.0.96.1.0.255:2", TestMeter.text("4712"));
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    bench.meter.has("1:0.0.96.1.0.255:2", TestMeter.text("4711"));
    assertThat(read(driver, energy())).asString().startsWith("wrong-device: ");
    assertThat(events.events).hasSize(2);
  }

  @Test
  void a_driver_that_a_console_of_the_framework_has_made_has_the_name_that_it_is_given_there() {
    meter(DlmsFraming.WRAPPER);
    Map<String, Object> properties = Bench.properties("device", "4712", "idle", 0);
    properties.remove("kura.service.pid");
    properties.put("service.pid", "factory~1");
    MeterDriver driver = bench.driver(bench.lines, properties);
    HeldEvents events = new HeldEvents();
    driver.setEventLog(events);
    assertThat(read(driver, energy())).asString().startsWith("wrong-device: ");
    properties.put("kura.service.pid", "meter2");
    driver.modified(properties);
    bench.meter.has("1:0.0.96.1.0.255:2", TestMeter.text("4713"));
    assertThat(read(driver, energy())).asString().startsWith("wrong-device: ");
    assertThat(events.events)
        .extracting(MeterEvent::meter)
        .as("and Kura's name as soon as there is one")
        .containsExactly("factory~1", "meter2");
  }

  @ParameterizedTest
  @EnumSource
  void a_store_that_takes_no_event_costs_no_status(DlmsFraming framing) {
    meter(framing);
    MeterDriver driver = bench.driver("device", "4712", "idle", 0);
    HeldEvents events = new HeldEvents();
    events.broken = true;
    driver.setEventLog(events);
    assertThat(read(driver, energy())).isEqualTo("wrong-device: expected 4712, found 4711");
  }

  @ParameterizedTest
  @EnumSource
  void a_device_that_does_not_say_who_it_is_is_not_the_expected_one(DlmsFraming framing) {
    meter(framing).refuses("1:0.0.96.1.0.255:2", DataAccessResult.OBJECT_UNDEFINED);
    MeterDriver driver = bench.driver("device", "4711");
    assertThat(read(driver, energy())).asString().startsWith("not-readable: ");
    assertThat(bench.meter.timesRead("3:1.0.1.8.0.255:2")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void an_association_whose_place_another_driver_has_taken_is_made_anew(DlmsFraming framing)
      throws Exception {
    meter(framing);
    MeterDriver one = bench.driver();
    MeterDriver other = bench.driver();
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
  void an_idle_driver_does_not_end_the_association_of_another(DlmsFraming framing)
      throws Exception {
    meter(framing);
    Asked asked = new Asked(bench.lines, new Semaphore(0));
    MeterDriver one =
        bench.driver(
            asked, Bench.properties("idle", 20, "send.rlrq", framing == DlmsFraming.WRAPPER));
    MeterDriver other = bench.driver();
    assertThat(read(one, energy())).isEqualTo(12345.6);
    Thread reader = new Thread(() -> read(other, energy()));
    Lease held = bench.occupy();
    assertThat(asked.idle().tryAcquire(60, TimeUnit.SECONDS)).isTrue();
    reader.start();
    Eventually.awaitBlocked(reader);
    held.close();
    reader.join();
    assertThat(read(other, energy())).isEqualTo(12345.6);
    assertThat(attempts()).isEqualTo(2);
  }

  /** A read that the meter does not answer before it is let go on. */
  private Thread heldRead(MeterDriver driver, ChannelRecord record, CountDownLatch goOn)
      throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    bench.meter.beforeReading =
        () -> {
          bench.meter.beforeReading = () -> {};
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

  @ParameterizedTest
  @EnumSource
  void an_update_amid_a_read_lets_it_end_and_has_the_line_under_its_new_name(DlmsFraming framing)
      throws Exception {
    meter(framing);
    MeterDriver driver = bench.driver();
    ChannelRecord old = energy();
    CountDownLatch goOn = new CountDownLatch(1);
    Thread reader = heldRead(driver, old, goOn);
    driver.modified(Bench.properties("line", "pipe:meter?idle=30s"));
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
    MeterDriver driver = bench.driver();
    ChannelRecord old = energy();
    CountDownLatch goOn = new CountDownLatch(1);
    Thread reader = heldRead(driver, old, goOn);
    driver.modified(Bench.properties("line", "pipe:meter?idle=30s"));
    driver.deactivate();
    reader.join();
    assertThat(outcome(old)).asString().startsWith("link-lost: ");
    goOn.countDown();
  }

  @ParameterizedTest
  @EnumSource
  void an_update_with_an_association_kept_has_the_line_under_its_new_name(DlmsFraming framing) {
    meter(framing);
    MeterDriver driver = bench.driver();
    for (int i = 30; i < 40; i++) {
      assertThat(read(driver, energy())).isEqualTo(12345.6);
      driver.modified(Bench.properties("line", "pipe:meter?idle=" + i + "s"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_driver_that_ends_amid_a_read_gives_the_line_back(DlmsFraming framing) throws Exception {
    meter(framing);
    MeterDriver driver = bench.driver();
    ChannelRecord record = energy();
    CountDownLatch goOn = new CountDownLatch(1);
    Thread reader = heldRead(driver, record, goOn);
    driver.deactivate();
    reader.join();
    assertThat(outcome(record)).asString().startsWith("link-lost: ");
    bench.occupy().close();
    goOn.countDown();
  }

  @ParameterizedTest
  @EnumSource
  void a_driver_that_ends_while_it_waits_for_the_line_does_not_take_it(DlmsFraming framing)
      throws Exception {
    meter(framing);
    MeterDriver driver = bench.driver();
    ChannelRecord record = energy();
    Lease lease = bench.occupy();
    Thread reader = new Thread(() -> driver.read(List.of(record)));
    reader.start();
    Eventually.awaitBlocked(reader);
    driver.deactivate();
    lease.close();
    reader.join();
    assertThat(outcome(record)).asString().startsWith("line-closed: ");
    assertThat(attempts()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void a_busy_line_is_asked_for_again_after_a_second_at_least(DlmsFraming framing)
      throws Exception {
    Alarms alarms = new Alarms();
    bench = new Bench(framing, new IdleTimer(alarms, System::nanoTime));
    MeterDriver driver = bench.driver("idle", 20, "line.wait", 0);
    Lease held;
    synchronized (alarms) {
      assertThat(read(driver, energy())).isEqualTo(12345.6);
      held = bench.occupy();
    }
    assertThat(alarms.set.tryAcquire(2, 60, TimeUnit.SECONDS)).isTrue();
    assertThat(alarms.pauses).containsExactly(Duration.ofMillis(20), Duration.ofSeconds(1));
    held.close();
  }

  @ParameterizedTest
  @EnumSource
  void no_alarm_is_left_behind_by_a_driver_that_ends_while_it_is_set(DlmsFraming framing) {
    Alarms alarms = new Alarms();
    bench = new Bench(framing, new IdleTimer(alarms, System::nanoTime));
    MeterDriver driver = bench.driver("idle", 3_600_000);
    alarms.before = driver::deactivate;
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    assertThat(alarms.getQueue()).isEmpty();
  }

  /** Tells what is to come, and when. */
  private static final class Alarms extends ScheduledThreadPoolExecutor {
    final Semaphore set = new Semaphore(0);
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    Runnable before = () -> {};

    Alarms() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable what, long pause, TimeUnit unit) {
      before.run();
      pauses.add(Duration.of(pause, unit.toChronoUnit()));
      Runnable late =
          () -> {
            synchronized (this) {
              what.run();
            }
          };
      ScheduledFuture<?> task = super.schedule(late, pause, unit);
      set.release();
      return task;
    }
  }

  /** A store's events. */
  private static final class HeldEvents implements EventLog {
    final List<MeterEvent> events = new CopyOnWriteArrayList<>();
    boolean broken;

    @Override
    public CompletableFuture<Long> append(MeterEvent event) {
      if (broken) {
        return CompletableFuture.failedFuture(new IllegalStateException("broken"));
      }
      events.add(event);
      return CompletableFuture.completedFuture((long) events.size());
    }

    @Override
    public List<EventMessage> pending(long after, int max) {
      return List.of();
    }

    @Override
    public CompletableFuture<Void> confirmed(long upTo) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public EventLogStatus status() {
      return new EventLogStatus(events.size(), 0, 0);
    }
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

  private static void configure(MeterDriver driver, Object... options) {
    Map<String, Object> properties = Bench.properties(options);
    driver.modified(properties);
  }
}
