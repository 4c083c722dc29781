// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.ims.ReadingRow;
import org.kilowire.kura.base.clock.SystemClock;
import org.kilowire.kura.wire.SourceGraph;
import org.kilowire.kura.wire.pushing.FakeSource;
import org.kilowire.meter.Block;
import org.kilowire.meter.MeterEvent;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.store.Store;
import org.kilowire.tests.support.Eventually;

/** Readings that nobody asks for, from a source over the wire, the store and MQTT to the IMS. */
@Timeout(300)
class UnaskedReadingsTest {

  private static final String BAY = "bay-1";

  @TempDir private Path root;
  private final List<Block> atTheIms = new CopyOnWriteArrayList<>();
  private final FakeSource sv = new FakeSource("sv");
  private MeterHost host;
  private Rig rig;
  private InProcessGateway gateway;
  private SourceGraph graph;

  @BeforeEach
  void start() throws Exception {
    host = MeterHost.start(HostOptions.loopback(1), InstantSource.system(), 43, like -> like);
    rig = Rig.of(root, FleetText.onDemand(FleetText.named(host.meters())));
    rig.startIms((from, epoch, sequence, block) -> atTheIms.add(block));
    gateway = rig.startGateway();
    Store store = gateway.store();
    graph = new SourceGraph(store.outbox(), store.events(), new SystemClock(), "sv.seconds", true);
    graph.add(sv);
    sv.begun();
  }

  @AfterEach
  void end() throws IOException {
    graph.close();
    rig.close();
    host.close();
  }

  private void sendAll(Block... blocks) throws InterruptedException {
    for (Block block : blocks) {
      sv.send(block);
    }
    assertThat(sv.reasons(blocks.length)).containsOnly("ok");
    gateway.wake();
    rig.awaitHandedOver();
  }

  @Test
  void results_of_sampled_values_are_at_the_ims_as_the_source_sent_them() throws Exception {
    Block minutes = FakeSource.results(BAY, FakeSource.MINUTES, 1_772_366_400, 1_772_366_460);
    Block seconds = FakeSource.results(BAY, FakeSource.SECONDS, 1_772_366_461);
    sendAll(minutes, seconds);
    assertThat(atTheIms).containsExactlyInAnyOrder(minutes, seconds);
    assertThat(graph.counts()).isEmpty();

    Instant end = Instant.ofEpochSecond(1_772_366_460);
    List<ReadingRow> rows =
        rig.atTheIms().rows(BAY).stream().filter(row -> row.time().equals(end)).toList();
    Map<String, String> values = new TreeMap<>();
    rows.forEach(row -> values.put(row.quantity(), row.value() + " " + row.unit()));
    assertThat(values)
        .containsOnly(
            Map.entry("sv:Ia/rms", "1772466.460 A"),
            Map.entry("sv:Ua/rms", "-17665929.57 V"),
            Map.entry("sv:Ub/angle", "1772246.460 deg"),
            Map.entry("sv:frequency", "49.9987 Hz"),
            Map.entry("sv:Ia-Ua/p", "0 W"));
    assertThat(rows)
        .allMatch(row -> row.origin().equals("push"))
        .allMatch(row -> row.device().equals("00-0C-CD-04-00-01 MU0101"));
    rig.whole();
  }

  @Test
  void a_repeat_is_stored_and_handed_over_and_no_schedule_is_moved() throws Exception {
    rig.runWell("profiles");
    rig.awaitHandedOver();
    String meter = FleetText.named(host.meters()).keySet().iterator().next();
    int before = rig.atTheIms().rows(meter).size();
    Block minute = FakeSource.results(BAY, FakeSource.MINUTES, 1_772_366_400);
    Block other = FakeSource.results(meter, FakeSource.MINUTES, 4_000_000_000L);
    sendAll(minute, minute, other);
    assertThat(atTheIms.stream().filter(minute::equals)).hasSize(2);
    assertThat(rig.atTheIms().rows(BAY)).as("a value each").hasSize(5);
    String device = other.source().device();
    assertThat(gateway.store().outbox().watermark(meter, device, FakeSource.MINUTES)).isEmpty();
    rig.runWell("profiles");
    rig.awaitHandedOver();
    assertThat(rig.atTheIms().rows(meter)).hasSizeGreaterThanOrEqualTo(before + 5);
    rig.whole();
  }

  @Test
  void an_event_of_a_source_is_told_and_a_flood_of_blocks_costs_a_schedule_nothing()
      throws Exception {
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    sv.sink().event(new MeterEvent(BAY, "stream-lost", now, Map.of("lost", "4000")));
    List<Block> flood =
        Collections.nCopies(2_000, FakeSource.results(BAY, FakeSource.SECONDS, 1_772_366_400));
    flood.forEach(sv::send);
    rig.runWell("registers");
    Map<String, Long> ends =
        sv.reasons(flood.size()).stream()
            .collect(Collectors.groupingBy(reason -> reason, Collectors.counting()));
    assertThat(ends.keySet()).isSubsetOf("ok", "source-busy");
    gateway.wake();
    rig.awaitHandedOver();
    assertThat(atTheIms.stream().filter(flood.get(0)::equals).count()).isEqualTo(ends.get("ok"));
    Eventually.await("the event", () -> !rig.atTheIms().events("stream-lost").isEmpty());
    rig.whole();
  }
}
