// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LiveThreads;
import org.kilowire.tests.support.LogFile;
import org.osgi.service.deploymentadmin.DeploymentPackage;

/** The life of an installation: packages come, meters are read, packages are renewed and go. */
final class LifeTest {

  /** The threads of our bundles; the simulated meters live in the same JVM. */
  private static final String OURS =
      "(?i)(?!kilowire-(simulated-meter|tcp-([0-9]+|ports)))(kilowire|uplink|sqlite|mqtt).*";

  @TempDir Path home;

  private static Feature[] features(String how) {
    return how.equals("all in one package")
        ? new Feature[] {Feature.ALL}
        : new Feature[] {
          Feature.BASE, Feature.DLMS, Feature.IEC62056, Feature.SV, Feature.CONCENTRATOR
        };
  }

  @ParameterizedTest
  @ValueSource(strings = {"all in one package", "a package a subject"})
  void is_installed_reads_is_upgraded_while_it_collects_and_goes(String how) throws Exception {
    LogFile log = LogFile.fromHere();
    Feature[] features = features(how);
    try (Meters meters = Meters.start(2);
        InstalledGateway gateway = new InstalledGateway(home)) {
      gateway.deploy(features);
      assertThat(gateway.bundles()).containsExactlyElementsOf(Feature.ALL.bundles());
      gateway.configureGateway();
      for (ServedMeter.Framing framing : ServedMeter.Framing.values()) {
        ServedMeter meter = meters.of(framing).get(0);
        String driver = gateway.driver(meter);
        readsThroughTheDriver(gateway.driver(driver), meter);
        readsThroughTheAsset(gateway, gateway.asset(driver), meter);
      }
      gateway.collect(meters.fleet());
      gateway.awaitStored(10);

      gateway.upgrade("0.2.0", features);
      gateway.awaitStored(10);
      gateway.upgrade("0.3.0", features);
      gateway.awaitStored(10);
      String driver = "driver-" + meters.of(ServedMeter.Framing.HDLC).get(0).meter().serial();
      readsThroughTheDriver(gateway.driver(driver), meters.of(ServedMeter.Framing.HDLC).get(0));

      for (int i = features.length - 1; i >= 0; i--) {
        uninstall(gateway, features[i]);
      }
      assertThat(gateway.bundles()).isEmpty();
      LiveThreads.awaitNone(OURS);
      StoredRows.read(gateway.data()).check(meters);
    }
    assertThat(log.faults()).isEmpty();
  }

  private static void uninstall(InstalledGateway gateway, Feature feature) throws Exception {
    DeploymentPackage dp = gateway.runtime().deployed("org.kilowire." + feature.word());
    dp.uninstall();
  }

  static void readsThroughTheDriver(Driver driver, ServedMeter meter) throws Exception {
    List<ChannelRecord> records = new ArrayList<>();
    for (DataType type : Set.of(DataType.STRING, DataType.DOUBLE)) {
      ChannelRecord record = ChannelRecord.createReadRecord("power-" + type, type);
      record.setChannelConfig(Map.of("obis", "1-0:1.7.0*255", "+value.type", type.name()));
      records.add(record);
    }
    driver.read(records);
    for (ChannelRecord record : records) {
      assertThat(record.getChannelStatus().getExceptionMessage()).isNull();
      assertThat(record.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.SUCCESS);
      assertThat(MeterAnswers.of(meter))
          .contains(new BigDecimal(record.getValue().getValue().toString()).stripTrailingZeros());
      assertThat(record.getUnit()).isEqualTo("W");
    }
  }

  private static void readsThroughTheAsset(
      InstalledGateway gateway, String asset, ServedMeter meter) throws Exception {
    Asset read = gateway.asset(gateway.assets(), asset);
    // An asset takes a driver that comes on a thread of its own.
    List<ChannelRecord> records = Eventually.value(() -> "a reading of " + asset, () -> all(read));
    assertThat(records).hasSize(1);
    assertThat(records.get(0).getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.SUCCESS);
    assertThat(MeterAnswers.of(meter))
        .contains(
            new BigDecimal(records.get(0).getValue().getValue().toString()).stripTrailingZeros());
  }

  private static List<ChannelRecord> all(Asset asset) {
    try {
      return asset.readAllChannels();
    } catch (KuraException e) {
      return null; // no driver yet
    }
  }

  @Test
  void what_is_stored_by_one_version_is_read_on_by_the_next() throws Exception {
    try (Meters meters = Meters.start(1);
        InstalledGateway gateway = new InstalledGateway(home)) {
      gateway.deploy(Feature.ALL);
      gateway.configureGateway();
      gateway.collect(meters.fleet());
      gateway.awaitStored(3);
      long before = gateway.stored();
      gateway.upgrade("0.2.0", Feature.ALL);
      Eventually.await("the store is back", () -> gateway.stored() >= before);
    }
  }
}
