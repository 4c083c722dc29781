// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.wire.pushing.FakeSource.MINUTES;
import static org.kilowire.kura.wire.pushing.FakeSource.results;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.Batch;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.conversation.Decoded;
import org.kilowire.kura.wire.appending.EnvelopeReader;
import org.kilowire.kura.wire.collecting.WireGateway;
import org.kilowire.kura.wire.due.ManualScheduler;
import org.kilowire.kura.wire.emission.EmissionRegistry;
import org.kilowire.kura.wire.pushing.FakeSource;
import org.kilowire.kura.wire.records.Arrival;
import org.kilowire.meter.Block;
import org.kilowire.tests.support.LiveThreads;

/** A Source on wires in memory. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class SourceComponentTest {

  @TempDir private Path folder;
  private final Wires wires = new Wires();
  private final Tap tap = new Tap();
  private final EmissionRegistry emissions = new EmissionRegistry();
  private final ManualScheduler time = new ManualScheduler("2026-03-10T10:30:00Z");
  private final FakeSource sv = new FakeSource("sv");
  private WireGateway site;
  private OutboxComponent outbox;
  private SourceComponent component;

  @BeforeEach
  void open() {
    site = new WireGateway(folder);
    outbox = new OutboxComponent(wires, emissions, Wires.properties("outbox"));
    outbox.activate(Wires.context(), Wires.properties("outbox"));
    outbox.bindStore(site.outbox());
  }

  @AfterEach
  void close() {
    component.deactivate();
    site.close();
    assertThat(LiveThreads.named("kilowire-(push|source).*")).isEmpty();
    assertThat(wires.thrown).isEmpty();
  }

  private void activate(Object... options) {
    Map<String, Object> properties = Wires.properties("source", options);
    component = new SourceComponent(wires, time, emissions, properties);
    component.bindStore(site.outbox());
    component.bindEvents(site.events());
    component.bindClock(time);
    component.activate(Wires.context(), properties);
    component.bindSource(sv);
  }

  private List<Block> stored() {
    site.flush();
    return site.outbox().next(0, 4096, BatchCodec.MAX_OCTETS).stream()
        .map(batch -> BatchCodec.decode(batch.body().toArray()))
        .flatMap(d -> ((Decoded.Complete<Batch>) d).value().blocks().stream())
        .toList();
  }

  @Test
  void what_a_source_has_goes_over_the_wire_a_record_a_row_and_is_stored_unchanged()
      throws Exception {
    activate();
    wires.connect(component, tap);
    wires.connect(component, outbox);
    sv.begun();
    Block block = results("bay-1", MINUTES, 60, 120, 180);
    sv.send(block);
    assertThat(sv.reasons(1)).containsExactly("ok");
    List<WireRecord> records = tap.next();
    assertThat(records).hasSize(3);
    Map<String, Object> row = new TreeMap<>();
    records.get(1).getProperties().forEach((name, value) -> row.put(name, value.getValue()));
    assertThat(row)
        .containsEntry("kw.meter", "bay-1")
        .containsEntry("kw.device", "00-0C-CD-04-00-01 MU0101")
        .containsEntry("kw.series", "sv:1min")
        .containsEntry("kw.origin", "push")
        .containsEntry("kw.period", "PT1M")
        .containsEntry("kw.time", 120_000L)
        .containsEntry("sv:Ia/rms", 100_120L)
        .containsEntry("sv:Ia/rms.scale", -3)
        .containsEntry("sv:Ia/rms.unit", "A");
    assertThat(EnvelopeReader.read(records, new Arrival("x", Instant.EPOCH, false)).blocks())
        .as("made again of copies")
        .containsExactly(block);
    assertThat(stored()).containsExactly(block);
    assertThat(component.counts()).isEmpty();
  }

  @Test
  void seconds_are_taken_by_choice_and_a_source_goes_on_when_that_changes() throws Exception {
    activate();
    wires.connect(component, outbox);
    sv.begun();
    sv.send(results("bay-1", FakeSource.SECONDS, 1));
    assertThat(sv.reasons(1)).containsExactly("series-excluded");
    component.modified(Wires.properties("source"));
    component.modified(Wires.properties("source", "sv.seconds", true));
    sv.send(results("bay-1", FakeSource.SECONDS, 2));
    assertThat(sv.reasons(1)).containsExactly("ok");
    assertThat(sv.starts).hasValue(1);
    assertThat(stored()).containsExactly(results("bay-1", FakeSource.SECONDS, 2));
  }

  @Test
  void without_a_wire_a_source_is_told_at_once() throws Exception {
    activate();
    wires.cut(component);
    sv.begun();
    sv.send(results("bay-1", MINUTES, 60));
    assertThat(sv.reasons(1)).containsExactly("wire-lost");
    assertThat(component.counts()).containsExactly(Map.entry("wire-lost", 1L));
  }

  @Test
  void behind_a_fifo_a_source_is_told_of_the_commit() throws Exception {
    activate();
    try (FifoConsumer fifo = new FifoConsumer(outbox)) {
      wires.connect(component, fifo);
      sv.begun();
      for (int i = 1; i <= 30; i++) {
        sv.send(results("bay-1", MINUTES, 60L * i));
      }
      assertThat(sv.reasons(30)).containsOnly("ok");
    }
    assertThat(stored()).hasSize(30);
  }

  @Test
  void an_outbox_without_a_store_fails_the_block_and_the_next_is_stored() throws Exception {
    activate();
    wires.connect(component, outbox);
    sv.begun();
    outbox.unbindStore(site.outbox());
    sv.send(results("bay-1", MINUTES, 60));
    assertThat(sv.reasons(1)).containsExactly("store-failed");
    outbox.bindStore(site.outbox());
    sv.send(results("bay-1", MINUTES, 120));
    assertThat(sv.reasons(1)).containsExactly("ok");
    time.pass(Duration.ofMinutes(2));
    assertThat(sv.isTold()).isFalse();
  }

  @Test
  void a_source_that_goes_is_ended_before_it_is_gone_and_one_that_is_not_named_never_begins()
      throws Exception {
    activate("sources", new String[] {"sv"});
    wires.connect(component, outbox);
    sv.begun();
    FakeSource other = new FakeSource("other");
    component.bindSource(other);
    component.unbindSource(sv);
    assertThat(sv.closes).hasValue(1);
    assertThat(other.starts).hasValue(0);
    component.deactivate();
    component.deactivate();
    assertThat(sv.closes).hasValue(1);
  }

  @Test
  void what_kura_tells_of_wires_is_handed_on() {
    activate();
    component.consumersConnected(null);
    assertThat(component.polled(null)).isEqualTo("polled");
    assertThat(wires.calls).containsExactly("consumersConnected", "polled");
  }
}
