// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.conversation.LinkException;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.SimulatedMeter;
import org.kilowire.simulators.meter.model.Deviation;
import org.kilowire.simulators.meter.model.MeterOptions;
import org.kilowire.simulators.meter.model.ProfileOptions;
import org.kilowire.simulators.meter.model.Stamping;
import org.kilowire.tests.support.Eventually;

/** Archives in which a time stands twice: every row is at the IMS, in the order of the archive. */
@Timeout(300)
class SetBackTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration BACK = Duration.ofSeconds(5);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir private Path root;

  @Test
  void a_clock_that_is_set_back_while_it_is_read() throws Exception {
    try (MeterHost host = everySecond()) {
      Map<String, ServedMeter> meters = FleetText.named(host.meters());
      FleetText fleet = hourOf(meters).every(FleetText.NEVER, SECOND);
      try (Rig rig = Rig.of(root, fleet)) {
        rig.startIms();
        rig.startGateway();
        meters.forEach((id, served) -> awaitMore(rig, id, served.meter()));
        meters.values().forEach(served -> setBack(served.meter()));
        meters.values().forEach(served -> awaitPassed(served.meter()));
        Map<String, Integer> settled = sizes(meters);
        meters.forEach((id, served) -> awaitMore(rig, id, served.meter()));
        checkSetBack(rig, meters, settled);
      }
    }
  }

  /** When it is read again nothing shows it but the note of how far the clock was off before. */
  @Test
  void a_clock_that_is_set_back_while_nobody_reads_it() throws Exception {
    try (MeterHost host = everySecond()) {
      Map<String, ServedMeter> meters = FleetText.named(host.meters());
      try (Rig rig = Rig.of(root, hourOf(meters))) {
        rig.startIms();
        try (InProcessGateway before = rig.startGateway()) {
          meters.values().forEach(served -> awaitRows(served.meter(), 3));
          rig.runWell("profiles");
          assertThat(before.outbox().last()).isPositive();
        }
        meters.values().forEach(served -> setBack(served.meter()));
        meters.values().forEach(served -> awaitPassed(served.meter()));
        rig.startGateway();
        Map<String, Integer> settled = sizes(meters);
        rig.runWell("profiles");
        checkSetBack(rig, meters, settled);
      }
    }
  }

  private static MeterHost everySecond() throws LinkException {
    return MeterHost.start(
        HostOptions.loopback(1),
        InstantSource.system(),
        47,
        usual -> usual.withProfile(ProfileOptions.of(SECOND, 0).withOutageDays(0)));
  }

  private static FleetText hourOf(Map<String, ServedMeter> meters) {
    return FleetText.onDemand(meters).from(Duration.ofHours(1));
  }

  private static void setBack(SimulatedMeter meter) {
    meter.setClock(meter.clock().minus(BACK));
  }

  /** Waits until the clock is further than it was before it was set back. */
  private static void awaitPassed(SimulatedMeter meter) {
    Instant before = meter.clockChanges().get(0).before();
    Instant passed = before.plus(SECOND).plus(SECOND);
    Eventually.await("a clock is where it was before", () -> meter.clock().isAfter(passed));
  }

  private static void awaitRows(SimulatedMeter meter, int more) {
    int rows = meter.archive().size();
    Eventually.await("more rows in the archive", () -> meter.archive().size() >= rows + more);
  }

  /** Waits until what is in the archive, and a row that came later, was read. */
  private static void awaitMore(Rig rig, String id, SimulatedMeter meter) {
    awaitRows(meter, 2);
    ArchiveComparison.settled(id, meter, rig.atTheIms());
  }

  /** How many rows each archive has. */
  private static Map<String, Integer> sizes(Map<String, ServedMeter> meters) {
    Map<String, Integer> sizes = new HashMap<>();
    meters.forEach((id, served) -> sizes.put(id, served.meter().archive().size()));
    return sizes;
  }

  private static void checkSetBack(
      Rig rig, Map<String, ServedMeter> meters, Map<String, Integer> settled) throws Exception {
    for (ServedMeter served : meters.values()) {
      assertThat(served.meter().archive()).anyMatch(row -> row.ordinal() == 1);
    }
    check(rig, meters, settled);
    rig.atTheIms().awaitTold("clock-set-back", meters.keySet());
    assertThat(rig.atTheIms().events("clock-set-back"))
        .as("once")
        .extracting(ImsTables.Event::meter)
        .containsExactlyInAnyOrderElementsOf(meters.keySet());
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
          Map<String, Integer> settled = sizes(meters);
          rig.runWell("profiles");
          rig.runWell("profiles"); // again: nothing comes twice
          check(rig, meters, settled);
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

  private static void check(Rig rig, Map<String, ServedMeter> meters, Map<String, Integer> settled)
      throws Exception {
    rig.awaitHandedOver();
    for (Map.Entry<String, ServedMeter> entry : meters.entrySet()) {
      SimulatedMeter meter = entry.getValue().meter();
      int rows = settled.get(entry.getKey());
      assertThat(ArchiveComparison.faults(entry.getKey(), meter, rig.atTheIms(), rows)).isEmpty();
    }
    assertThat(rig.whole().counter("revisions")).isZero();
  }
}
