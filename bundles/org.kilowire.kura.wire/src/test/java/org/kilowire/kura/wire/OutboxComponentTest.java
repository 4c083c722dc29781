// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.Batch;
import org.kilowire.contract.Range;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.conversation.Decoded;
import org.kilowire.kura.wire.collecting.WireGateway;
import org.kilowire.kura.wire.emission.EmissionRegistry;
import org.kilowire.kura.wire.records.BlockRecords;
import org.kilowire.kura.wire.records.Records;
import org.kilowire.meter.Block;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.SampleBlocks;
import org.kilowire.meter.Watermark;
import org.kilowire.options.Logged;
import org.kilowire.store.Outbox;
import org.kilowire.store.OutboxStatus;
import org.kilowire.store.OutgoingBatch;
import org.kilowire.store.Released;
import org.kilowire.store.StoreException;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class OutboxComponentTest {

  @TempDir private Path folder;
  private final Wires wires = new Wires();
  private final EmissionRegistry emissions = new EmissionRegistry();
  private WireGateway site;
  private OutboxComponent component;

  @BeforeEach
  void begin() {
    Logged.clear();
    site = new WireGateway(folder);
    component = component();
    component.bindStore(site.outbox());
    component.bindClock(WireGateway.clock());
  }

  @AfterEach
  void end() {
    site.close();
  }

  private OutboxComponent component(Object... options) {
    var properties = Wires.properties("outbox", options);
    OutboxComponent made = new OutboxComponent(wires, emissions, properties);
    made.activate(Wires.context(), properties);
    return made;
  }

  private static WireEnvelope envelope(WireRecord... records) {
    return new WireEnvelope("factory-1795192854181-3", List.of(records));
  }

  private static WireEnvelope plain(int rows, long last) {
    return new WireEnvelope(
        "c",
        new BlockRecords(List.of(SampleBlocks.plain("m-1", Origin.SCHEDULE, rows, last)))
            .records());
  }

  private List<Block> stored() {
    return site.outbox().next(0, 4096, BatchCodec.MAX_OCTETS).stream()
        .flatMap(batch -> blocks(batch).stream())
        .toList();
  }

  private static List<Block> blocks(OutgoingBatch batch) {
    return BatchCodec.decode(batch.body().toArray()) instanceof Decoded.Complete<Batch> complete
        ? complete.value().blocks()
        : List.of();
  }

  @Test
  void what_emit_has_returned_from_is_stored() {
    component.onWireReceive(plain(3, 7));
    assertThat(site.outbox().watermark("m-1", "KW1", SampleBlocks.PROFILE))
        .contains(new Watermark(7 * 900_000, 0));
    assertThat(stored()).containsExactly(SampleBlocks.plain("m-1", Origin.SCHEDULE, 3, 7));
    assertThat(component.counts()).isEmpty();
  }

  @Test
  void what_others_emit_is_stored_and_moves_no_watermark() {
    component.onWireReceive(envelope(Records.record("assetName", "a", "x", 1.5)));
    assertThat(stored()).extracting(b -> b.source().meter()).containsExactly("a");
    assertThat(stored()).extracting(b -> b.source().clockProven()).containsExactly(true);
    assertThat(site.outbox().watermark("a", "", Quantity.round("a"))).isEmpty();
  }

  @Test
  void why_a_channel_fails_is_an_event_when_it_begins_and_not_in_every_round() {
    component.bindEvents(site.events());
    WireRecord well = Records.record("assetName", "a", "x", 1, "y", 2, "y_error", "");
    WireRecord failed = Records.record("assetName", "a", "x", 1, "y_error", "FCS wrong");
    for (WireRecord record : List.of(well, failed, failed, well, failed, failed)) {
      component.onWireReceive(envelope(record));
    }
    site.flush();
    assertThat(site.events().pending(0, 10))
        .filteredOn(message -> message.event().code().equals("channel-failed"))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.event().meter()).isEqualTo("a");
              assertThat(message.event().details())
                  .containsExactlyInAnyOrderEntriesOf(
                      Map.of("channel", "y", "reason", "FCS wrong"));
            });
  }

  @Test
  void records_that_are_refused_are_counted_and_said_not_each_time_and_the_others_stored() {
    WireRecord good = Records.record("assetName", "a", "x", 1);
    WireRecord bad = Records.record("kw.meter", "m", "x", 1);
    for (int i = 0; i < 100; i++) {
      component.onWireReceive(envelope(good, bad));
    }
    assertThat(component.counts()).containsEntry("malformed-record", 100L).hasSize(1);
    assertThat(Logged.lines("WARN outbox: malformed-record: factory-1795192854181-3: kw.series"))
        .hasSize(3)
        .last()
        .asString()
        .contains("number 100 of this kind");
    assertThat(site.outbox().status().last()).isEqualTo(100);
  }

  @Test
  void k35_an_envelope_of_nothing_does_nothing_and_none_at_all_is_a_fault() {
    component.onWireReceive(envelope());
    assertThat(component.counts()).isEmpty();
    assertThatThrownBy(() -> component.onWireReceive(null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void without_a_store_it_is_counted_and_said_not_each_time() {
    component.unbindStore(site.outbox());
    for (int i = 0; i < 9; i++) {
      component.onWireReceive(plain(1, 1));
    }
    assertThat(component.counts()).containsEntry("store-away", 9L);
    assertThat(Logged.lines("store-away")).hasSize(1);
    component.bindStore(site.outbox());
    component.onWireReceive(plain(1, 1));
    assertThat(site.outbox().status().last()).isEqualTo(1);
  }

  @Test
  void the_new_store_may_come_before_the_old_one_goes() {
    component.bindStore(site.outbox());
    component.unbindStore(new Scripted());
    component.onWireReceive(plain(1, 1));
    assertThat(site.outbox().status().last()).isEqualTo(1);
  }

  @Test
  void without_the_gateways_clock_it_goes_by_the_systems_and_does_not_believe_it() {
    component.unbindClock(WireGateway.clock());
    component.onWireReceive(envelope(Records.record("x", 1)));
    assertThat(stored()).extracting(b -> b.source().clockProven()).containsExactly(false);
  }

  @Test
  void a_full_store_is_counted() {
    site.open(1 << 20);
    component.bindStore(site.outbox());
    site.fill();
    long before = site.outbox().status().last();
    component.onWireReceive(plain(1000, 1000));
    assertThat(component.counts()).containsExactly(Map.entry("store-full", 1L));
    assertThat(site.outbox().status().last()).isEqualTo(before);
  }

  @Test
  void a_store_that_fails_or_is_closed_is_counted_and_nothing_is_thrown() {
    site.close();
    component.onWireReceive(plain(1, 1));
    Scripted broken = new Scripted();
    broken.failure = new StoreException("broken");
    component.bindStore(broken);
    component.onWireReceive(plain(1, 1));
    assertThat(component.counts()).containsEntry("store-failed", 2L).hasSize(1);
  }

  @Test
  void a_commit_that_does_not_come_is_not_waited_for_longer_than_it_says() {
    OutboxComponent impatient = component("commit.timeout.seconds", 1);
    impatient.bindStore(new Scripted());
    impatient.onWireReceive(plain(1, 1));
    assertThat(impatient.counts()).containsEntry("store-slow", 1L);
  }

  @Test
  void an_interrupted_emitter_stays_interrupted() {
    component.bindStore(new Scripted());
    Thread.currentThread().interrupt();
    component.onWireReceive(plain(1, 1));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(component.counts()).containsEntry("store-slow", 1L);
  }

  @Test
  void a_block_that_no_batch_carries_is_refused_alone() {
    WireRecord large = Records.record("assetName", "large", "x", "x".repeat(9 << 20));
    WireRecord good = Records.record("assetName", "good", "x", 1);
    component.onWireReceive(envelope(large, good));
    assertThat(stored()).extracting(b -> b.source().meter()).containsExactly("good");
    assertThat(component.counts()).containsExactly(Map.entry("block-refused", 1L));
  }

  @Test
  void wires_are_the_business_of_kura() {
    component.producersConnected(null);
    component.updated(null, plain(1, 1));
    assertThat(wires.calls).containsExactly("producersConnected");
    assertThat(site.outbox().status().last()).isEqualTo(1);
  }

  @Test
  void wrong_options_are_said_once_and_the_old_ones_stay() {
    OutboxComponent impatient = component("commit.timeout.seconds", 1);
    var wrong = Wires.properties("outbox", "commit.timeout.seconds", 0);
    impatient.modified(wrong);
    impatient.modified(wrong);
    assertThat(Logged.lines("commit.timeout.seconds: must be a whole number 1..600, not 0"))
        .hasSize(1);
    impatient.bindStore(new Scripted());
    impatient.onWireReceive(plain(1, 1));
    assertThat(impatient.counts()).containsEntry("store-slow", 1L);
  }

  @Test
  void after_a_restart_a_wrong_option_stands_at_its_default_and_readings_are_stored() {
    OutboxComponent restarted = component("commit.timeout.seconds", "soon");
    restarted.bindStore(site.outbox());
    restarted.onWireReceive(plain(1, 1));
    assertThat(site.outbox().status().last()).isEqualTo(1);
    assertThat(Logged.lines())
        .containsExactly(
            "ERROR outbox: commit.timeout.seconds: must be a whole number 1..600, not \"soon\";"
                + " 30 is used until it is right");
  }

  /** A store that does not answer, or fails. */
  private static final class Scripted implements Outbox {
    private StoreException failure;
    private final List<Block> appended = new ArrayList<>();

    @Override
    public CompletableFuture<Range> append(List<Block> blocks) {
      appended.addAll(blocks);
      return failure == null ? new CompletableFuture<>() : CompletableFuture.failedFuture(failure);
    }

    @Override
    public Optional<Watermark> watermark(String meter, String device, Quantity series) {
      return Optional.empty();
    }

    @Override
    public Optional<OutgoingBatch> next(long after, int maxBlocks, int maxOctets) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Released release(Receipt receipt) {
      throw new UnsupportedOperationException();
    }

    @Override
    public OutboxStatus status() {
      throw new UnsupportedOperationException();
    }
  }
}
