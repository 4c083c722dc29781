// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.cli.demo.DemoBroker;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.SerialLine;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.SimulatedMeter;
import org.kilowire.tests.support.Eventually;

/** A gateway process with meters on serial lines, one of which is pulled out for a while. */
@Timeout(300)
class SerialLineTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir private Path root;

  @Test
  void a_line_that_is_pulled_out_and_plugged_in_again_loses_nothing() throws Exception {
    Path stable = root.resolve("usb-rs485");
    HostOptions where = HostOptions.serial(4, List.of(Optional.of(stable), Optional.empty()));
    Site site = new Site(root);
    try (MeterHost host = MeterHost.start(where, InstantSource.system(), 47, KillRun::everySecond);
        DemoBroker broker = DemoBroker.start(site.broker(), 0);
        SealedIms receiver = site.ims(broker.port())) {
      receiver.start().join();
      Map<String, ServedMeter> meters = FleetText.named(host.meters());
      site.settings(broker.port());
      site.secrets("meters=12345678");
      site.fleet(
          FleetText.onDemand(meters).every(SECOND, SECOND).from(Duration.ofHours(1)).document());
      ImsTables ims = new ImsTables(site.imsDatabase());
      try (Child gateway =
          Child.start(
              "gateway",
              site.log("gateway"),
              line -> {},
              List.of(),
              List.of("gateway", "--home", site.home().folder().toString()))) {
        gateway.awaitReady();
        awaitMoreOf(meters, ims);
        SerialLine line = host.serials().get(0);
        line.unplug();
        awaitMoreOf(Map.of("meter-8", meters.get("meter-8")), ims);
        line.plug();
        awaitMoreOf(meters, ims);
        for (Map.Entry<String, ServedMeter> one : meters.entrySet()) {
          SimulatedMeter meter = one.getValue().meter();
          int settled = ArchiveComparison.settled(one.getKey(), meter, ims);
          assertThat(ArchiveComparison.faults(one.getKey(), meter, ims, settled)).isEmpty();
        }
        assertThat(gateway.end()).as("SIGTERM").isEqualTo(143);
      }
    }
  }

  /** Ten readings more of every meter. */
  private static void awaitMoreOf(Map<String, ServedMeter> meters, ImsTables ims) throws Exception {
    for (String meter : meters.keySet()) {
      int before = ims.rows(meter).size();
      Eventually.await("rows of " + meter, () -> ims.rows(meter).size() >= before + 10);
    }
  }
}
