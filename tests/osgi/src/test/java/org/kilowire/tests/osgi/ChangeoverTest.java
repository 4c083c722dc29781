// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.tests.support.LogFile;
import org.osgi.service.deploymentadmin.DeploymentException;

/** A gateway with the packages of 0.1 goes over to those of today, as packages.md says. */
final class ChangeoverTest {

  @TempDir Path home;

  @Test
  void a_gateway_with_the_old_division_changes_over_and_loses_nothing() throws Exception {
    LogFile log = LogFile.fromHere();
    try (Meters meters = Meters.start(2);
        InstalledGateway gateway = new InstalledGateway(home)) {
      for (Feature feature : List.of(Feature.BASE, Feature.DLMS, Feature.CONCENTRATOR)) {
        install(gateway, OldDivision.of(feature, "0.1.0"));
        gateway.awaitRefreshed();
      }
      gateway.configureGateway();
      ServedMeter meter = meters.of(Framing.HDLC).get(0);
      String driver = gateway.driver(meter);
      LifeTest.readsThroughTheDriver(gateway.driver(driver), meter);
      gateway.collect(meters.fleet());
      gateway.awaitStored(10);

      assertThatThrownBy(() -> install(gateway, today(Feature.BASE)))
          .as("another package has a bundle of it, see packages.md")
          .isInstanceOf(DeploymentException.class);
      gateway.awaitStored(4);

      install(gateway, today(Feature.CONCENTRATOR));
      install(gateway, today(Feature.BASE));
      install(gateway, today(Feature.DLMS));
      install(gateway, today(Feature.CONCENTRATOR));
      install(gateway, today(Feature.IEC62056));
      install(gateway, today(Feature.SV));
      gateway.awaitRefreshed();
      assertThat(gateway.bundles()).containsExactlyElementsOf(Feature.ALL.bundles());
      gateway.awaitStored(10);
      LifeTest.readsThroughTheDriver(gateway.driver(driver), meter);

      for (String name : List.of("concentrator", "sv", "iec62056", "dlms", "base")) {
        gateway.runtime().deployed("org.kilowire." + name).uninstall();
      }
      assertThat(gateway.bundles()).isEmpty();
      StoredRows.read(gateway.data()).check(meters);
    }
    assertThat(log.faults()).isEmpty();
  }

  private static byte[] today(Feature feature) throws Exception {
    return DpFile.read(feature.file()).at("0.2.0");
  }

  private static void install(InstalledGateway gateway, byte[] dp) throws Exception {
    gateway.runtime().deploy(new ByteArrayInputStream(dp));
  }
}
