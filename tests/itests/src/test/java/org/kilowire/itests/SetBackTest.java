// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.SimulatedMeter;
import org.kilowire.simulators.meter.model.Deviation;
import org.kilowire.simulators.meter.model.MeterOptions;
import org.kilowire.simulators.meter.model.ProfileOptions;
import org.kilowire.simulators.meter.model.Stamping;

/** Archives in which a time stands twice: every row is at the IMS, in the order of the archive. */
@Timeout(120)
class SetBackTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration BACK = Duration.ofSeconds(5);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir private Path root;

  @Test
  void a_clock_that_is_set_back_while_it_is_read() throws Exception {
    try (MeterHost host =
        MeterHost.start(
            HostOptions.loopback(1),
            InstantSource.system(),
            47,
            usual -> usual.withProfile(ProfileOptions.of(SECOND, 0).withOutageDays(0)))) {
      Map<String, ServedMeter> meters = FleetText.named(host.meters());
      FleetText fleet =
          FleetText.onDemand(meters).every(FleetText.NEVER, SECOND).from(Duration.ofHours(1));
      try (Rig rig = Rig.of(root, fleet)) {
        rig.startIms();
        rig.startGateway();
        for (Map.Entry<String, ServedMeter> entry : meters.entrySet()) {
          SimulatedMeter meter = entry.getValue().meter();
          awaitMore(rig, entry.getKey(), meter);
          meter.setClock(meter.clock().minus(BACK));
        }
        for (Map.Entry<String, ServedMeter> entry : meters.entrySet()) {
          SimulatedMeter meter = entry.getValue().meter();
          Instant twice = meter.clockChanges().get(0).before();
          Eventually.await(
              "its clock is where it was before", () -> meter.clock().isAfter(twice.plus(SECOND)));
          awaitMore(rig, entry.getKey(), meter);
          assertThat(meter.archive()).anyMatch(row -> row.ordinal() == 1);
        }
        check(rig, meters);
        assertThat(rig.atTheIms().events("clock-set-back"))
            .extracting(ImsTables.Event::meter)
            .containsExactlyInAnyOrderElementsOf(meters.keySet());
      }
    }
  }

  /** Both kinds of time stamps: with their deviation from UTC, and with a DST bit alone. */
  @Test
  void a_night_with_an_hour_more_and_clocks_that_were_set_back_in_the_past() throws Exception {
    for (Deviation deviation : List.of(Deviation.STANDARD, Deviation.UNSPECIFIED)) {
      Instant night = lastOverlap();
      Duration since = Duration.between(night, Instant.now());
      int days = (int) since.toDays() + 3;
      try (MeterHost host =
          MeterHost.start(
              HostOptions.loopback(1),
              InstantSource.system(),
              48,
              usual -> with(usual, deviation, days, night))) {
        Map<String, ServedMeter> meters = FleetText.named(host.meters());
        FleetText fleet = FleetText.onDemand(meters).from(Duration.ofDays(days + 1));
        try (Rig rig = Rig.of(root.resolve(deviation.name()), fleet)) {
          rig.startIms();
          rig.startGateway();
          rig.runWell("profiles");
          rig.runWell("profiles"); // again: nothing comes twice
          check(rig, meters);
          assertThat(meters.get("meter-1").meter().archive())
              .anyMatch(row -> row.ordinal() == 1)
              .filteredOn(row -> Duration.between(night, row.time()).abs().toHours() < 1)
              .hasSizeGreaterThanOrEqualTo(3);
        }
      }
    }
  }

  /** Half hours; the clock was fast and set back in the night, and again a day later. */
  private static MeterOptions with(
      MeterOptions usual, Deviation deviation, int days, Instant night) {
    return usual
        .withStamping(new Stamping(BERLIN, true, deviation))
        .withProfile(
            ProfileOptions.of(Duration.ofMinutes(30), days)
                .withFastClock(night.plus(Duration.ofMinutes(100)), Duration.ofHours(2))
                .withFastClock(night.plus(Duration.ofDays(1)), Duration.ofHours(2)));
  }

  /** When the last summer time ended. */
  private static Instant lastOverlap() {
    ZoneOffsetTransition change = BERLIN.getRules().previousTransition(Instant.now());
    while (!change.isOverlap()) {
      change = BERLIN.getRules().previousTransition(change.getInstant());
    }
    return change.getInstant();
  }

  /** Rows from before were read before a row that comes now. */
  private static void awaitMore(Rig rig, String id, SimulatedMeter meter) {
    int rows = meter.archive().size();
    Eventually.await("two more rows in the archive", () -> meter.archive().size() >= rows + 2);
    Archives.settled(id, meter, rig.atTheIms());
  }

  private static void check(Rig rig, Map<String, ServedMeter> meters) throws Exception {
    for (Map.Entry<String, ServedMeter> entry : meters.entrySet()) {
      SimulatedMeter meter = entry.getValue().meter();
      int settled = Archives.settled(entry.getKey(), meter, rig.atTheIms());
      assertThat(Archives.faults(entry.getKey(), meter, rig.atTheIms(), settled)).isEmpty();
    }
    assertThat(rig.whole().counter("revisions")).isZero();
  }
}
