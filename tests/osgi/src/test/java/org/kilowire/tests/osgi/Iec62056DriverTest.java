// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.simulators.iec62056.Iec62056Host;
import org.kilowire.simulators.iec62056.Iec62056HostOptions;
import org.kilowire.simulators.iec62056.LineMeter;
import org.kilowire.simulators.iec62056.LinePlace;
import org.kilowire.simulators.iec62056.device.MeterKind;
import org.kilowire.standalone.Components;
import org.kilowire.tests.support.LiveThreads;
import org.kilowire.tests.support.LogFile;

/** The driver for meters by IEC 62056-21 in a framework, from its package on. */
final class Iec62056DriverTest {

  private static final String FACTORY = "org.kilowire.kura.driver.iec62056.Iec62056Driver";

  @TempDir Path home;

  private static Iec62056Host start(MeterKind kind) throws Exception {
    return Iec62056Host.start(
        Iec62056HostOptions.of(LinePlace.tcp(0), kind)
            .withLine(100, false)
            .withInterval(Duration.ofMillis(200)),
        InstantSource.system(),
        7,
        UnaryOperator.identity());
  }

  private static Driver driver(InstalledGateway gateway, LineMeter meter, Object... more)
      throws Exception {
    Map<String, Object> options = new HashMap<>();
    options.put("line", meter.link());
    options.put("type", meter.kind().option());
    for (int i = 0; i < more.length; i += 2) {
      options.put((String) more[i], more[i + 1]);
    }
    String pid = "driver-" + meter.meter().serial();
    new Components(gateway.configurations()).ensure(FACTORY, pid, options);
    return gateway.driver(pid);
  }

  private static Map<String, Object> channel(String register) {
    return Map.of(
        "+name", "energy", "+value.type", "DOUBLE", "+enabled", true, "register", register);
  }

  private static ChannelRecord read(Driver driver) throws Exception {
    ChannelRecord record = ChannelRecord.createReadRecord("energy", DataType.DOUBLE);
    record.setChannelConfig(channel("1.8.0"));
    driver.read(List.of(record));
    return record;
  }

  private static void assertReads(Driver driver) throws Exception {
    ChannelRecord record = read(driver);
    assertThat(record.getChannelStatus().getExceptionMessage()).isNull();
    assertThat((Double) record.getValue().getValue()).isPositive();
    assertThat(record.getUnit()).isEqualTo("kWh");
  }

  @ParameterizedTest
  @ValueSource(strings = {"all in one package", "a package a subject"})
  void reads_is_upgraded_reads_on_and_goes(String how) throws Exception {
    LogFile log = LogFile.fromHere();
    Feature[] features =
        how.equals("all in one package")
            ? new Feature[] {Feature.ALL}
            : new Feature[] {Feature.BASE, Feature.IEC62056};
    try (Iec62056Host host = start(MeterKind.EMH_LZQJ);
        InstalledGateway gateway = new InstalledGateway(home)) {
      gateway.deploy(features);
      gateway.configureGateway();
      LineMeter meter = host.meters().get(0);
      Driver driver =
          driver(
              gateway,
              meter,
              "address",
              meter.meter().serial(),
              "device",
              meter.meter().serial(),
              "password",
              "secret:meters");
      assertReads(driver);
      ChannelRecord clock =
          ChannelRecord.createWriteRecord("clock", TypedValues.newStringValue("120000"));
      clock.setChannelConfig(Map.of("register", "0.9.1", "set", "5"));
      driver.write(List.of(clock));
      assertThat(clock.getChannelStatus().getExceptionMessage()).startsWith("write-refused: ");

      gateway.upgrade("0.2.0", features);
      assertReads(gateway.driver("driver-" + meter.meter().serial()));
      for (int i = features.length - 1; i >= 0; i--) {
        gateway.runtime().deployed("org.kilowire." + features[i].word()).uninstall();
      }
      assertThat(gateway.bundles()).isEmpty();
    }
    assertThat(log.faults()).isEmpty();
  }

  @Test
  void tells_a_channel_each_telegram_of_a_meter_that_sends_by_itself() throws Exception {
    LogFile log = LogFile.fromHere();
    BlockingQueue<ChannelRecord> told = new LinkedBlockingQueue<>();
    try (Iec62056Host host = start(MeterKind.GENERIC_D);
        InstalledGateway gateway = new InstalledGateway(home)) {
      gateway.deploy(Feature.ALL);
      gateway.configureGateway();
      Driver driver = driver(gateway, host.meters().get(0));
      driver.registerChannelListener(
          channel("1-0:1.8.1*255"), event -> told.add(event.getChannelRecord()));
      for (int i = 0; i < 3; i++) {
        ChannelRecord record = told.poll(60, TimeUnit.SECONDS);
        assertThat(record).as("a telegram").isNotNull();
        assertThat(record.getChannelStatus().getChannelFlag())
            .as(record.getChannelStatus().getExceptionMessage())
            .isEqualTo(ChannelFlag.SUCCESS);
        assertThat((Double) record.getValue().getValue()).isPositive();
      }
      gateway.runtime().deployed("org.kilowire.all").uninstall();
      LiveThreads.awaitNone("kilowire-driver-.*");
    }
    assertThat(log.faults()).isEmpty();
  }
}
