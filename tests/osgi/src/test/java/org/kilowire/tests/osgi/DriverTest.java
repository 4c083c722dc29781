// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.simulators.meter.ServedMeter;

final class DriverTest {
  @TempDir Path home;

  @Test
  void reads() throws Exception {
    LogFile log = LogFile.fromHere();
    try (Meters meters = Meters.start(2);
        Installation gateway = new Installation(home)) {
      gateway.deploy(Feature.ALL);
      gateway.configureGateway();
      for (ServedMeter.Framing framing : ServedMeter.Framing.values()) {
        ServedMeter meter = meters.of(framing).get(0);
        LifeTest.readsThroughTheDriver(gateway.driver(gateway.driver(meter)), meter);
      }
    }
    assertThat(log.faults()).isEmpty();
  }
}
