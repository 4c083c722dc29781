// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.cli.demo.DemoBroker;
import org.kilowire.ims.ReadingRow;
import org.kilowire.simulators.iec62056.Iec62056Host;
import org.kilowire.simulators.iec62056.Iec62056HostOptions;
import org.kilowire.simulators.iec62056.LineMeter;
import org.kilowire.simulators.iec62056.LinePlace;
import org.kilowire.simulators.iec62056.device.MeterKind;
import org.kilowire.simulators.meter.SimulatedMeter;
import org.kilowire.simulators.meter.model.MeterOptions;
import org.kilowire.simulators.meter.model.ProfileOptions;
import org.kilowire.simulators.meter.model.Register;
import org.kilowire.tests.support.Eventually;

/**
 * A gateway process with RS-485 lines on pseudo-terminals that meters of IEC 62056-21 and of DLMS
 * on HDLC share: registers and a day of load profile of each, up to the IMS. On the first line one
 * meter is silent, one spoils all that it sends, and one answers whatever address nobody else
 * answers.
 */
@Timeout(900)
class MixedLinesTest {

  /** Times faster than the rate; what the protocol waits for is not shortened. */
  private static final int SPEED = 100;

  private static final int SEED = 62;
  private static final int SILENT = 0;
  private static final int SPOILING = 2;

  @TempDir private Path root;

  @Test
  void meters_of_two_protocols_share_a_line() throws Exception {
    collect(2, 5, 3, Duration.ofSeconds(15));
  }

  @Test
  @Tag("slow")
  @Tag("part-4")
  void eight_lines_have_32_meters_each() throws Exception {
    collect(8, 16, 16, Duration.ofMinutes(1));
  }

  private void collect(int lines, int meters, int hdlcMeters, Duration every) throws Exception {
    Iec62056HostOptions options =
        new Iec62056HostOptions(
                "127.0.0.1",
                Collections.nCopies(lines, LinePlace.serial()),
                List.of(MeterKind.EMH_LZQJ, MeterKind.METCOM),
                meters,
                hdlcMeters,
                SPEED,
                false,
                Duration.ofSeconds(10),
                List.of())
            .withFaults(
                serial(SILENT) + "/silent",
                serial(SPOILING) + "/spoiled",
                serial(meters - 1) + "/any-address");
    Site site = new Site(root);
    try (Iec62056Host host =
            Iec62056Host.start(options, InstantSource.system(), SEED, MixedLinesTest::oneDay);
        DemoBroker broker = DemoBroker.start(site.broker(), 0);
        SealedIms receiver = site.ims(broker.port())) {
      receiver.start().join();
      MixedFleet fleet = new MixedFleet(host, every, Duration.ofHours(25));
      site.settings(broker.port());
      site.secrets("meters=12345678");
      site.fleet(fleet.document());
      try (Child gateway =
          Child.start(
              "gateway",
              site.log("gateway"),
              line -> {},
              List.of(),
              List.of("gateway", "--home", site.home().folder().toString()))) {
        gateway.awaitReady();
        check(fleet, new ImsTables(site.imsDatabase()));
        assertThat(gateway.end()).as("SIGTERM").isEqualTo(143);
      }
    }
  }

  /** The serial number of a meter of the first line. */
  private static String serial(int index) {
    return String.format("%08d", SEED * 1000 + 301 + index);
  }

  private static MeterOptions oneDay(MeterOptions usual) {
    return usual.withProfile(ProfileOptions.of(Duration.ofMinutes(15), 1).withOutageDays(0));
  }

  private static void check(MixedFleet fleet, ImsTables ims) throws Exception {
    List<LineMeter> first = fleet.host().meters();
    String silent = MixedFleet.id(first.get(SILENT));
    String spoiling = MixedFleet.id(first.get(SPOILING));
    Map<String, SimulatedMeter> sound = fleet.meters();
    sound.keySet().removeAll(Set.of(silent, spoiling));
    for (Map.Entry<String, SimulatedMeter> one : sound.entrySet()) {
      String id = one.getKey();
      int settled = ArchiveComparison.settled(id, one.getValue(), ims);
      assertThat(settled).isGreaterThan(90);
      assertThat(ArchiveComparison.faults(id, one.getValue(), ims, settled)).isEmpty();
      Eventually.await("registers of " + id, () -> !momentary(ims, id).isEmpty());
      checkRegisters(id, one.getValue(), ims);
    }
    ims.awaitTold("wrong-device", Set.of(MixedFleet.ABSENT));
    for (String without : List.of(silent, spoiling, MixedFleet.ABSENT)) {
      assertThat(ims.rows(without)).isEmpty();
    }
  }

  /** A register goes up with each reading: what is at the IMS was answered, in that order. */
  private static void checkRegisters(String id, SimulatedMeter meter, ImsTables ims)
      throws Exception {
    for (Register register : FleetText.REGISTERS) {
      List<BigDecimal> received = new ArrayList<>();
      for (ReadingRow row : momentary(ims, id)) {
        if (row.quantity().equals(register.value().name().obis())) {
          received.add(ArchiveComparison.plain(row).stripTrailingZeros());
        }
      }
      List<BigDecimal> answered =
          meter.ledger().stream()
              .filter(reading -> reading.what().equals(register.value()))
              .map(one -> ArchiveComparison.scaled(register, one.value()).stripTrailingZeros())
              .toList();
      assertThat(received).as("%s of %s", register.value(), id).isNotEmpty();
      assertThat(answered).as("%s of %s", register.value(), id).containsSubsequence(received);
    }
  }

  private static List<ReadingRow> momentary(ImsTables ims, String id) throws Exception {
    List<String> names =
        FleetText.REGISTERS.stream().map(one -> one.value().name().obis()).toList();
    return ims.rows(id).stream().filter(row -> names.contains(row.quantity())).toList();
  }
}
