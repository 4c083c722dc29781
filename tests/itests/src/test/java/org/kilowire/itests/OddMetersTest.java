// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.dlms.cosem.profile.SortMethod;
import org.kilowire.ims.ReadingRow;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.model.MeterOptions;
import org.kilowire.simulators.meter.model.OddRows;
import org.kilowire.simulators.meter.model.ProfileOptions;
import org.kilowire.simulators.meter.model.ShownClock;
import org.kilowire.tests.support.Eventually;

/** Meters that keep their rows in an order of their own, or odd ones amid them, up to the IMS. */
@Timeout(300)
class OddMetersTest {

  private static final String FIRST_ENERGY = "1-0:1.8.0*255";
  private static final String SECOND_ENERGY = "1-0:2.8.0*255";

  @TempDir private Path root;

  /** The newest row first, above all: what came since the last run stands before the watermark. */
  @Test
  void rows_arrive_in_whatever_order_the_meter_keeps_them() throws Exception {
    List<SortMethod> methods = List.of(SortMethod.values());
    ProfileOptions seconds = ProfileOptions.of(Duration.ofSeconds(1), 0).withOutageDays(0);
    try (MeterHost host =
        host(methods, (like, method) -> like.withProfile(seconds.withSort(method)))) {
      Map<String, ServedMeter> meters = named(host, methods);
      try (Rig rig = Rig.of(root, FleetText.onDemand(meters))) {
        rig.startIms();
        rig.startGateway();
        Map<String, Integer> settled = new HashMap<>();
        for (int run = 1; run <= 4; run++) {
          await(meters, 4 * run, settled);
          rig.runWell("profiles");
        }
        rig.awaitHandedOver();
        for (Map.Entry<String, ServedMeter> meter : meters.entrySet()) {
          int there = settled.get(meter.getKey());
          assertThat(
                  ArchiveComparison.faults(
                      meter.getKey(), meter.getValue().meter(), rig.atTheIms(), there))
              .isEmpty();
        }
        rig.whole();
      }
    }
  }

  @Test
  void what_is_odd_costs_itself_and_nothing_else() throws Exception {
    List<OddRows> ways = List.of(OddRows.values());
    ProfileOptions days = ProfileOptions.of(Duration.ofMinutes(15), 2).withOutageDays(0);
    try (MeterHost host = host(ways, (like, way) -> like.withProfile(days.with(way)))) {
      Map<String, ServedMeter> meters = named(host, ways);
      try (Rig rig = Rig.of(root, FleetText.onDemand(meters).from(Duration.ofDays(3)))) {
        rig.startIms();
        InProcessGateway gateway = rig.startGateway();
        rig.runWell("profiles");
        rig.runWell("profiles");
        rig.awaitHandedOver();
        for (Map.Entry<String, ServedMeter> meter : meters.entrySet()) {
          int rows = meter.getValue().meter().archive().size();
          assertThat(rows).isGreaterThan(190);
          check(meter.getKey(), meter.getValue(), rig.atTheIms(), rows - 1);
        }
        assertThat(gateway.collector().counts().get("unreadable-rows")).isGreaterThan(100);
        rig.whole();
      }
    }
  }

  /** No time to compare the rows with: the watermark alone says what is new. */
  @Test
  void rows_and_registers_arrive_from_meters_that_do_not_tell_their_time() throws Exception {
    List<ShownClock> clocks = List.of(ShownClock.UNDEFINED, ShownClock.REFUSED, ShownClock.ABSENT);
    ProfileOptions seconds = ProfileOptions.of(Duration.ofSeconds(1), 0).withOutageDays(0);
    try (MeterHost host =
        host(clocks, (like, shown) -> like.withProfile(seconds).withShownClock(shown))) {
      Map<String, ServedMeter> meters = named(host, clocks);
      try (Rig rig = Rig.of(root, FleetText.onDemand(meters))) {
        rig.startIms();
        rig.startGateway();
        Map<String, Integer> settled = new HashMap<>();
        for (int run = 1; run <= 4; run++) {
          await(meters, 4 * run, settled);
          rig.runWell("profiles");
        }
        rig.runWell("registers");
        rig.awaitHandedOver();
        for (Map.Entry<String, ServedMeter> meter : meters.entrySet()) {
          String id = meter.getKey();
          assertThat(
                  ArchiveComparison.faults(
                      id, meter.getValue().meter(), rig.atTheIms(), settled.get(id)))
              .isEmpty();
        }
        rig.atTheIms().awaitTold("clock-unreadable", meters.keySet());
        rig.whole();
      }
    }
  }

  private static void await(
      Map<String, ServedMeter> meters, int rows, Map<String, Integer> settled) {
    meters.forEach(
        (id, meter) ->
            Eventually.await(
                rows + " rows of " + id, () -> meter.meter().archive().size() >= rows));
    meters.forEach((id, meter) -> settled.put(id, meter.meter().archive().size()));
  }

  private static void check(String id, ServedMeter meter, ImsTables ims, int rows)
      throws Exception {
    if (id.endsWith(OddRows.BAD_SCALER.name())) {
      Map<String, List<ReadingRow>> columns =
          ims.rows(id).stream().collect(Collectors.groupingBy(ReadingRow::quantity));
      assertThat(columns.get(SECOND_ENERGY)).hasSizeGreaterThanOrEqualTo(rows);
      assertThat(columns.get(FIRST_ENERGY))
          .hasSizeGreaterThanOrEqualTo(rows)
          .allMatch(row -> row.value().startsWith("14")); // the octets of a long64
      return;
    }
    assertThat(ArchiveComparison.faults(id, meter.meter(), ims, rows)).isEmpty();
    if (id.endsWith(OddRows.OWN_ATTRIBUTE.name())) {
      Set<String> quantities =
          ims.rows(id).stream().map(ReadingRow::quantity).collect(Collectors.toSet());
      assertThat(quantities).contains("raw:7:1-0:99.1.0*255:-1");
    }
  }

  private static <T> MeterHost host(List<T> kinds, BiFunction<MeterOptions, T, MeterOptions> like)
      throws Exception {
    int[] next = {0};
    return MeterHost.start(
        HostOptions.loopback(kinds.size()),
        InstantSource.system(),
        77,
        usual -> like.apply(usual, kinds.get(next[0]++ % kinds.size())));
  }

  /** A meter of each kind on the wrapper, and one on the HDLC line. */
  private static Map<String, ServedMeter> named(MeterHost host, List<?> kinds) {
    Map<String, ServedMeter> meters = new LinkedHashMap<>();
    for (ServedMeter meter : host.meters()) {
      Object kind = kinds.get(meters.size() % kinds.size());
      meters.put(meter.framing().text() + "." + kind, meter);
    }
    return meters;
  }
}
