// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.dlms.DriverFixture.energy;
import static org.kilowire.kura.driver.dlms.DriverFixture.read;
import static org.kilowire.kura.driver.dlms.DriverFixture.register;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.contract.EventMessage;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.meter.MeterEvent;
import org.kilowire.store.EventLog;

/** Nothing is asked of another device than the one that is expected. */
final class ExpectedDeviceTest extends UsesDriverFixture {

  @ParameterizedTest
  @EnumSource
  void nothing_is_read_from_another_device_than_expected(DlmsFraming framing) {
    meter(framing);
    MeterDriver driver = fixture.driver("device", "4712");
    List<ChannelRecord> records = List.of(energy(), register("1-0:2.8.0", DataType.LONG));
    driver.read(records);
    assertThat(records)
        .extracting(DriverFixture::outcome)
        .containsOnly("wrong-device: expected 4712, found 4711");
    assertThat(fixture.meter.read)
        .extracting(ref -> ref.classId())
        .as("identity only")
        .containsOnly(1);
    assertThat(fixture.meter.timesRead("3:1.0.1.8.0.255:2")).isZero();

    fixture.meter.has("1:0.0.96.1.0.255:2", TestMeter.text("4712"));
    assertThat(read(driver, energy())).isEqualTo(12345.6);
  }

  @ParameterizedTest
  @EnumSource
  void a_device_that_does_not_say_who_it_is_is_not_the_expected_one(DlmsFraming framing) {
    meter(framing).refuses("1:0.0.96.1.0.255:2", DataAccessResult.OBJECT_UNDEFINED);
    MeterDriver driver = fixture.driver("device", "4711");
    assertThat(read(driver, energy())).asString().startsWith("not-readable: ");
    assertThat(fixture.meter.timesRead("3:1.0.1.8.0.255:2")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void a_wrong_device_is_an_event_when_it_begins(DlmsFraming framing) {
    meter(framing);
    MeterDriver driver = fixture.driver("device", "4712", "idle", 0);
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

    fixture.meter.has("1:0.0.96.1.0.255:2", TestMeter.text("4712"));
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    fixture.meter.has("1:0.0.96.1.0.255:2", TestMeter.text("4711"));
    assertThat(read(driver, energy())).asString().startsWith("wrong-device: ");
    assertThat(events.events).hasSize(2);
  }

  @Test
  void a_driver_that_a_console_of_the_framework_has_made_has_the_name_that_it_is_given_there() {
    meter(DlmsFraming.WRAPPER);
    Map<String, Object> properties = DriverFixture.properties("device", "4712", "idle", 0);
    properties.remove("kura.service.pid");
    properties.put("service.pid", "factory~1");
    MeterDriver driver = fixture.driver(fixture.lines, properties);
    HeldEvents events = new HeldEvents();
    driver.setEventLog(events);
    assertThat(read(driver, energy())).asString().startsWith("wrong-device: ");
    properties.put("kura.service.pid", "meter2");
    driver.modified(properties);
    fixture.meter.has("1:0.0.96.1.0.255:2", TestMeter.text("4713"));
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
    MeterDriver driver = fixture.driver("device", "4712", "idle", 0);
    HeldEvents events = new HeldEvents();
    events.broken = true;
    driver.setEventLog(events);
    assertThat(read(driver, energy())).isEqualTo("wrong-device: expected 4712, found 4711");
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
}
