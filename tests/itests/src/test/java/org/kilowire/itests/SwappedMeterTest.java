// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.collect.MeterResult;
import org.kilowire.collect.MeterStatus;
import org.kilowire.ims.ReadingRow;
import org.kilowire.meter.MeterReason;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.SimulatedMeter;
import org.kilowire.tests.support.Eventually;

/** A meter is taken down and another one hangs in its place. */
@Timeout(300)
class SwappedMeterTest {

  private static final String STRANGER = "77000001";

  @TempDir private Path root;

  @Test
  void nothing_is_stored_under_the_old_meter_and_the_ims_is_told_once() throws Exception {
    try (MeterHost host =
        MeterHost.start(HostOptions.loopback(2), InstantSource.system(), 41, like -> like)) {
      Map<String, ServedMeter> meters = FleetText.named(host.meters());
      for (String id : List.of("meter-1", "meter-3")) { // one on the wrapper, one on HDLC
        swap(root.resolve(id), id, meters);
      }
    }
  }

  private static void swap(Path folder, String id, Map<String, ServedMeter> meters)
      throws Exception {
    SimulatedMeter meter = meters.get(id).meter();
    String serial = meter.serial();
    try (Rig rig = Rig.of(folder, FleetText.onDemand(meters))) {
      rig.startIms();
      InProcessGateway gateway = rig.startGateway();
      rig.runWell("registers");
      rig.runWell("profiles");
      rig.awaitHandedOver();
      List<ReadingRow> before = rig.atTheIms().rows(id);
      assertThat(before).hasSizeGreaterThan(100);
      long answered = meter.ledger().size();

      meter.serial(STRANGER);
      for (int round = 0; round < 2; round++) {
        refused(id, rig.run("registers"));
        refused(id, rig.run("profiles"));
      }
      MeterStatus status = gateway.collector().status().get(id);
      assertThat(status.lastReason()).contains(MeterReason.WRONG_DEVICE.code());
      assertThat(status.parked()).isFalse();
      rig.awaitHandedOver();
      Eventually.await("the event", () -> !rig.atTheIms().events("wrong-device").isEmpty());
      assertThat(rig.atTheIms().rows(id)).isEqualTo(before);
      assertThat(meter.ledger()).as("registers are not even asked for").hasSize((int) answered);

      meter.serial(serial);
      rig.runWell("registers");
      rig.awaitHandedOver();
      assertThat(rig.atTheIms().rows(id))
          .hasSize(before.size() + FleetText.REGISTERS.size())
          .allMatch(row -> row.device().equals(serial));
      assertThat(rig.atTheIms().events("wrong-device"))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.meter()).isEqualTo(id);
                assertThat(event.details()).contains(serial, STRANGER);
              });
      rig.whole();
    }
  }

  /** The one task failed, all others did not. */
  private static void refused(String id, List<MeterResult> results) {
    assertThat(results).hasSize(4);
    for (MeterResult result : results) {
      assertThat(result.failure())
          .as(result.meter())
          .isEqualTo(
              result.meter().equals(id) ? Optional.of(MeterReason.WRONG_DEVICE) : Optional.empty());
    }
  }
}
