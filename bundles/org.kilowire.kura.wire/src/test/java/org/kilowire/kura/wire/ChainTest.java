// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.conversation.Secret;
import org.kilowire.kura.wire.collecting.GatewayServices;
import org.kilowire.kura.wire.collecting.WireGateway;
import org.kilowire.kura.wire.due.ManualScheduler;
import org.kilowire.kura.wire.emission.EmissionRegistry;
import org.kilowire.link.Links;
import org.kilowire.link.ip.IpLinks;
import org.kilowire.link.queue.QueuedLines;
import org.kilowire.meter.GatewayClock;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Watermark;
import org.kilowire.meter.dlms.DlmsProtocol;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.model.ArchiveRow;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;
import org.kilowire.tests.support.Eventually;

/** Schedule, Collector and Outbox on wires in memory, and a simulated meter over TCP. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ChainTest {

  private static final Instant NOW = Instant.parse("2026-07-01T12:00:30Z");
  private static final Quantity PROFILE = new Quantity("1-0:99.1.0*255");

  /** Fixed where people look, and going where lines do. */
  private record Clock() implements GatewayClock {
    @Override
    public Instant now() {
      return NOW;
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public boolean proven() {
      return true;
    }
  }

  @TempDir private Path folder;
  private final Wires wires = new Wires();
  private final EmissionRegistry emissions = new EmissionRegistry();
  private final Tap tap = new Tap();
  private final ManualScheduler time = new ManualScheduler("2026-07-01T12:00:30Z");
  private final ExecutorService pumps = Executors.newCachedThreadPool();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
    pumps.shutdownNow();
    assertThat(WireGateway.threads()).isEmpty();
  }

  private <T extends AutoCloseable> T opened(T thing) {
    open.add(thing);
    return thing;
  }

  private static String fleet(ServedMeter meter) {
    return """
    {
      "version": 1,
      "gateway": "gw-1",
      "lines": [{"id": "feeder", "uri": "%s"}],
      "types": [{
        "id": "sim", "protocol": "dlms",
        "traits": {"framing": "wrapper", "client": 17, "authentication": "low", "password": "secret:p"},
        "time": {"stamps": "end", "zone": "Europe/Berlin"},
        "profiles": ["1-0:99.1.0*255"]
      }],
      "meters": [{
        "id": "m-1", "type": "sim", "line": "feeder", "device": "%s",
        "traits": {"server": %d}
      }],
      "schedules": [{"id": "daily", "every": "P31D", "meters": ["*"], "registers": false, "from": "P2D"}]
    }
    """
        .formatted(meter.links().get(0), meter.meter().serial(), meter.server());
  }

  @Test
  void what_the_meter_has_is_in_the_store_after_the_schedule_was_due() throws Exception {
    MeterHost host = opened(MeterHost.start(HostOptions.loopback(1), () -> NOW, 7, like -> like));
    ServedMeter meter =
        host.meters().stream()
            .filter(one -> one.framing() == ServedMeter.Framing.WRAPPER)
            .findFirst()
            .orElseThrow();
    Store store = opened(Store.open(StoreSettings.of(folder, "gw-1")));
    Links links = new Links(List.of(new IpLinks()));
    GatewayServices services =
        new GatewayServices(
            opened(new QueuedLines(links, pumps)),
            links,
            name -> Optional.of(Secret.of("12345678")),
            new Clock(),
            store.outbox(),
            store.clockOffsets(),
            store.events(),
            store.refusedCredentials(),
            store.useCounts(),
            Map.entry(Map.of(GatewayServices.GATEWAY, "gw-1"), store.fleets()));

    OutboxComponent outbox = new OutboxComponent(wires, emissions, Wires.properties("outbox"));
    outbox.activate(Wires.context(), Wires.properties("outbox"));
    outbox.bindStore(store.outbox());
    var options = Wires.properties("collector", "fleet", fleet(meter));
    CollectorComponent collector = new CollectorComponent(wires, time, emissions, options);
    collector.bindGatewayServices(services);
    collector.bindProtocol(new DlmsProtocol());
    collector.activate(Wires.context(), options);
    opened(collector::deactivate);
    var every = Wires.properties("schedule", "group", "daily", "every", "PT15M");
    ScheduleComponent schedule = new ScheduleComponent(wires, time, every);
    schedule.bindClock(time);
    schedule.activate(Wires.context(), every);
    wires.connect(schedule, collector);
    wires.connect(collector, outbox);
    wires.connect(collector, tap);

    time.pass(Duration.ofMinutes(15));

    List<ArchiveRow> rows = meter.meter().archive(NOW.minus(Duration.ofDays(2)), NOW);
    List<Long> times = new ArrayList<>();
    List<Long> energies = new ArrayList<>();
    while (times.size() < rows.size()) {
      for (WireRecord record : tap.next()) {
        times.add((Long) record.getProperties().get("kw.time").getValue());
        energies.add((Long) record.getProperties().get("1-0:1.8.0*255").getValue());
      }
    }
    assertThat(times).isEqualTo(rows.stream().map(row -> row.time().toEpochMilli()).toList());
    assertThat(energies).isEqualTo(rows.stream().map(row -> row.values().get(0)).toList());
    Optional<Watermark> end = Optional.of(new Watermark(times.get(times.size() - 1), 0));
    Eventually.await(
        "all is stored",
        () -> store.outbox().watermark("m-1", meter.meter().serial(), PROFILE).equals(end));
    assertThat(outbox.counts()).isEmpty();
    assertThat(collector.counts()).isEmpty();
    assertThat(wires.thrown).isEmpty();
  }
}
