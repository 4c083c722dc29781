// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.dlms.DriverFixture.channel;
import static org.kilowire.kura.driver.dlms.DriverFixture.outcome;
import static org.kilowire.kura.driver.dlms.DriverFixture.read;
import static org.kilowire.kura.driver.dlms.DriverFixture.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.kura.driver.association.IdleTimer;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.link.Links;
import org.kilowire.link.ip.IpLinks;
import org.kilowire.link.queue.QueuedLines;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.faults.FaultRule;
import org.kilowire.simulators.meter.faults.MeterFault;

/** Drivers with simulated meters over TCP. */
@Timeout(120)
final class SimulatedMeterTest {

  private static final Instant NOW = Instant.parse("2026-07-01T12:00:30Z");

  private final IdleTimer timer = new IdleTimer();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final QueuedLines lines = new QueuedLines(new Links(List.of(new IpLinks())), threads);
  private final List<MeterDriver> drivers = new ArrayList<>();
  private MeterHost host;
  private ServedMeter served;

  @AfterEach
  void close() {
    drivers.forEach(MeterDriver::deactivate);
    lines.close();
    timer.close();
    threads.shutdownNow();
    host.close();
  }

  private void start(DlmsFraming framing, int port) throws Exception {
    boolean hdlc = framing == DlmsFraming.HDLC;
    HostOptions options =
        new HostOptions(
            "127.0.0.1",
            hdlc ? OptionalInt.empty() : OptionalInt.of(port),
            false,
            hdlc ? OptionalInt.of(port) : OptionalInt.empty(),
            false,
            1);
    host = MeterHost.start(options, () -> NOW, 7, like -> like);
    served = host.meters().get(0);
  }

  private MeterDriver driver(DlmsFraming framing, Object... options) throws Exception {
    if (host == null) {
      start(framing, 0);
    }
    Map<String, Object> properties = new HashMap<>(DriverFixture.properties(options));
    properties.put("line", served.links().get(0) + "?idle=60s");
    properties.put("client", 17);
    properties.put("authentication", "low");
    properties.putIfAbsent("password", "12345678");
    properties.put("server", served.server());
    MeterDriver driver;
    if (framing == DlmsFraming.HDLC) {
      properties.put("physical", served.physical());
      driver = new HdlcDriver(lines, name -> Optional.empty(), timer, properties);
    } else {
      driver = new WrapperDriver(lines, name -> Optional.empty(), timer, properties);
    }
    drivers.add(driver);
    return driver;
  }

  private static List<ChannelRecord> channels() {
    return List.of(
        channel("serial", DataType.STRING, "obis", "0-0:96.1.0*255", "class", "1"),
        register("1-0:1.8.0*255", DataType.LONG),
        register("1-0:2.8.0*255", DataType.LONG),
        register("1-0:32.7.0*255", DataType.DOUBLE),
        channel("demand", DataType.LONG, "obis", "1-0:1.6.0*255", "class", "4"),
        channel("relay", DataType.BOOLEAN, "obis", "0-0:96.3.10*255", "class", "70"),
        channel("clock", DataType.BYTE_ARRAY, "obis", "0-0:1.0.0*255", "class", "8"));
  }

  @ParameterizedTest
  @EnumSource
  void a_meter_is_read(DlmsFraming framing) throws Exception {
    MeterDriver driver = driver(framing);
    List<ChannelRecord> records = channels();
    driver.read(records);
    assertThat(outcome(records.get(0))).isEqualTo(served.meter().serial());
    assertThat(outcome(records.get(1))).isEqualTo(served.meter().ledger().get(0).value());
    assertThat(records.get(1).getUnit()).isEqualTo("Wh");
    assertThat((long) outcome(records.get(2)) % 10).as("scaler 1").isZero();
    assertThat((double) outcome(records.get(3))).isBetween(220.0, 241.0);
    assertThat(records.get(3).getUnit()).isEqualTo("V");
    assertThat(records.get(4).getUnit()).isEqualTo("W");
    assertThat(outcome(records.get(5))).isEqualTo(true);
    assertThat((byte[]) outcome(records.get(6))).hasSize(12);
  }

  @ParameterizedTest
  @EnumSource
  void a_meter_that_was_off_is_read_again(DlmsFraming framing) throws Exception {
    MeterDriver driver = driver(framing, "timeout", 2_000);
    assertThat(read(driver, register("1-0:1.8.0*255", DataType.LONG))).isInstanceOf(Long.class);
    host.close();
    assertThat(read(driver, register("1-0:1.8.0*255", DataType.LONG)))
        .asString()
        .startsWith("link-lost: ");
    start(framing, served.port());
    assertThat(read(driver, register("1-0:1.8.0*255", DataType.LONG))).isInstanceOf(Long.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_wrong_password_is_tried_once(DlmsFraming framing) throws Exception {
    MeterDriver driver = driver(framing);
    served.meter().faults().set(MeterFault.AUTH_REFUSED);
    List<ChannelRecord> records = channels();
    driver.read(records);
    assertThat(records)
        .extracting(DriverFixture::outcome)
        .allMatch(what -> what.toString().startsWith("authentication-refused: "));
    for (int i = 0; i < 3; i++) {
      driver.read(records);
      assertThat(records)
          .extracting(DriverFixture::outcome)
          .allMatch(what -> what.toString().startsWith("meter-parked: "));
    }
    assertThat(served.meter().faults().happened(MeterFault.AUTH_REFUSED)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_meter_that_was_exchanged_is_found_out(DlmsFraming framing) throws Exception {
    start(framing, 0);
    MeterDriver driver = driver(framing, "device", served.meter().serial(), "idle", 0);
    List<ChannelRecord> records = channels();
    driver.read(records);
    assertThat(outcome(records.get(0))).isEqualTo(served.meter().serial());
    int before = served.meter().ledger().size();
    served.meter().serial("00000001");
    driver.read(records);
    assertThat(records)
        .extracting(DriverFixture::outcome)
        .allMatch(what -> what.toString().startsWith("wrong-device: "));
    assertThat(served.meter().ledger()).as("nothing was read").hasSize(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "garbage", "late-answer", "corrupt-fcs", "oversize-length"})
  void trouble_on_the_line_ends_in_a_status_and_is_over_afterwards(String fault) throws Exception {
    for (DlmsFraming framing : DlmsFraming.values()) {
      host = null;
      MeterDriver driver = driver(framing, "timeout", 200, "retries", 1);
      List<ChannelRecord> records = channels();
      driver.read(records);
      served.meter().faults().set(FaultRule.parse(fault + ":every=2"));
      for (int i = 0; i < 5; i++) {
        driver.read(records);
        assertThat(records).allMatch(record -> record.getChannelStatus() != null);
      }
      served.meter().faults().clear();
      driver.read(records);
      driver.read(records);
      assertThat(outcome(records.get(0))).isEqualTo(served.meter().serial());
      driver.deactivate();
      host.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void k29_a_listener_is_taken_and_never_called(DlmsFraming framing) throws Exception {
    MeterDriver driver = driver(framing);
    List<ChannelEvent> events = new ArrayList<>();
    driver.registerChannelListener(Map.of("+name", "energy"), events::add);
    assertThat(read(driver, register("1-0:1.8.0*255", DataType.LONG))).isInstanceOf(Long.class);
    driver.unregisterChannelListener(events::add);
    assertThat(events).isEmpty();
  }
}
