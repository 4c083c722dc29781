// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.ims.ReadingRow;
import org.kilowire.kura.base.clock.SystemClock;
import org.kilowire.kura.driver.sv.EthernetDriver;
import org.kilowire.kura.driver.sv.Ft3Driver;
import org.kilowire.kura.driver.sv.input.InputClaims;
import org.kilowire.kura.wire.SourceGraph;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.store.Store;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LiveThreads;
import org.kilowire.tests.support.LoopbackPort;
import org.kilowire.tests.support.PrivateNetwork;

/** Merging units on a cable and over UDP, heard by the drivers, and their values at the IMS. */
@Timeout(400)
class SampledValuesTest {

  /** Of Ia in 9-2LE, and of Ima in the universal data set. */
  private static final Map<String, Integer> CHANNELS = Map.of("bay1", 0, "bay2", 4, "bay3", 4);

  @TempDir private Path root;
  private MeterHost host;
  private Rig rig;
  private InProcessGateway gateway;
  private SourceGraph graph;
  private EthernetDriver bus;
  private Ft3Driver link;

  @BeforeEach
  void start() throws Exception {
    Assumptions.assumeTrue(PrivateNetwork.possible(), "no network of one's own here");
    host = MeterHost.start(HostOptions.loopback(1), InstantSource.system(), 47, like -> like);
    rig = Rig.of(root, FleetText.onDemand(FleetText.named(host.meters())));
    rig.startIms();
    gateway = rig.startGateway();
    Store store = gateway.store();
    graph = new SourceGraph(store.outbox(), store.events(), new SystemClock(), "sv.seconds", true);
  }

  @AfterEach
  void end() throws IOException {
    if (rig != null) {
      graph.close();
      rig.close();
      host.close();
      LiveThreads.awaitNone("kilowire(-| )(sv|capture).*");
    }
  }

  /** Hears what the units send, until they have sent for so long. */
  private long hear(MergingUnitBench units, String results, double seconds) throws Exception {
    long[] lost = new long[1];
    try (LoopbackPort port = LoopbackPort.hold()) {
      PrivateNetwork.with(
          network -> {
            network.ip("link set lo up");
            InputClaims claims = new InputClaims();
            SystemClock clock = new SystemClock();
            bus =
                new EthernetDriver(
                    claims,
                    clock,
                    () -> root,
                    MergingUnitBench.options(
                        "bus", "network.interface", "there", "results", results));
            link =
                new Ft3Driver(
                    claims,
                    clock,
                    () -> root,
                    MergingUnitBench.options(
                        "link", "source", "udp://127.9.0.5:" + port.number(), "results", results));
            graph.add(bus);
            graph.add(link);
            try {
              units.send("here", new InetSocketAddress("127.9.0.5", port.number()), seconds);
              Assumptions.assumeTrue(
                  units.isPunctual(), "this machine is too busy to send in time");
              Eventually.await(
                  () -> "lost " + lost(bus) + " of " + units.lost(),
                  () -> lost(bus) == units.lost());
              lost[0] = lost(bus);
            } finally {
              bus.deactivate();
              link.deactivate();
            }
          });
    }
    gateway.wake();
    for (String stream : CHANNELS.keySet()) { // what was gathered last is stored by and by
      Eventually.await(stream, () -> !rig.atTheIms().rows(stream).isEmpty());
    }
    rig.awaitHandedOver();
    return lost[0];
  }

  private static long lost(EthernetDriver driver) {
    ChannelRecord record = ChannelRecord.createReadRecord("lost", DataType.LONG);
    record.setChannelConfig(
        Map.of("+name", "lost", "+value.type", "LONG", "stream", "bay1", "quantity", "lost"));
    driver.read(List.of(record));
    return record.getValue() == null ? -1 : (Long) record.getValue().getValue();
  }

  /** The RMS of a stream's channel by the END of its window. */
  private Map<Instant, Double> rms(String stream, String channel) throws SQLException {
    return rig.atTheIms().rows(stream).stream()
        .filter(row -> row.quantity().equals("sv:" + channel + "/rms"))
        .filter(row -> !row.value().isEmpty())
        .collect(
            Collectors.toMap(
                ReadingRow::time,
                row -> Double.parseDouble(row.value()),
                (one, other) -> other,
                TreeMap::new));
  }

  private void assertToldOfTheHole(long samples) throws SQLException {
    Eventually.await("the hole", () -> !rig.atTheIms().events("stream-hole").isEmpty());
    ImsTables.Event hole = rig.atTheIms().events("stream-hole").get(0);
    assertThat(hole.meter()).isEqualTo("bay1");
    assertThat(hole.details()).contains(samples + " samples");
    assertThat(rig.atTheIms().events("stream-lost"))
        .extracting(ImsTables.Event::meter)
        .containsExactly("bay1");
  }

  @Test
  void seconds_of_three_formats_are_at_the_ims_as_they_were_sent_and_a_hole_is_told()
      throws Exception {
    MergingUnitBench units = new MergingUnitBench(1, "loss@6000+6000");
    assertThat(hear(units, "1s", 5.4)).isEqualTo(6000);
    Map<Instant, Double> le = rms("bay1", "Ia");
    assertThat(le.keySet())
        .extracting(time -> time.toEpochMilli() - units.beginMillis())
        .contains(1000L, 4000L, 5000L)
        .doesNotContain(2000L, 3000L);
    for (String stream : List.of("bay1", "bay2", "bay3")) {
      Map<Instant, Double> rows = rms(stream, stream.equals("bay1") ? "Ia" : "Ima");
      assertThat(rows).as(stream).hasSizeGreaterThanOrEqualTo(3);
      int number = Integer.parseInt(stream.substring(3)) - 1;
      rows.forEach(
          (end, value) -> {
            int second = (int) ((end.toEpochMilli() - units.beginMillis() - 500) / 1000);
            assertThat(value)
                .as("%s at %s", stream, end)
                .isCloseTo(units.rms(number, second, CHANNELS.get(stream)), within(0.002));
          });
    }
    assertToldOfTheHole(6000);
    rig.whole();
  }

  @Test
  @Tag("slow")
  @Tag("part-3")
  void minutes_of_three_formats_are_at_the_ims_as_they_were_sent_and_ten_lost_seconds_are_told()
      throws Exception {
    MergingUnitBench units = new MergingUnitBench(60, "loss@80000+40000");
    assertThat(hear(units, "1min", 62)).isEqualTo(40_000);
    Instant minute = Instant.ofEpochMilli(units.beginMillis() + 60_000);
    for (String stream : List.of("bay1", "bay2", "bay3")) {
      Map<Instant, Double> rows = rms(stream, stream.equals("bay1") ? "Ia" : "Ima");
      assertThat(rows).as(stream).containsKey(minute);
      int number = Integer.parseInt(stream.substring(3)) - 1;
      assertThat(rows.get(minute))
          .as(stream)
          .isCloseTo(units.rms(number, 0, CHANNELS.get(stream)), within(0.002));
    }
    assertToldOfTheHole(40_000);
    rig.whole();
  }
}
