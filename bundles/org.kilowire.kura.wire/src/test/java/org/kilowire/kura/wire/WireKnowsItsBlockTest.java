// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.Batch;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.conversation.Decoded;
import org.kilowire.kura.wire.collecting.WireGateway;
import org.kilowire.kura.wire.emission.Emission;
import org.kilowire.kura.wire.emission.EmissionRegistry;
import org.kilowire.meter.Block;
import org.kilowire.meter.Origin;
import org.kilowire.meter.SampleBlocks;
import org.kilowire.options.Logged;
import org.kilowire.store.Outbox;
import org.kilowire.store.StoreFullException;

/** What Outboxes make of a Collector's envelopes, on whatever way those come. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class WireKnowsItsBlockTest {

  @TempDir private Path folder;
  @TempDir private Path elsewhere;
  private final Wires wires = new Wires();
  private final EmissionRegistry emissions = new EmissionRegistry();
  private final Block block = SampleBlocks.plain("m-1", Origin.SCHEDULE, 3, 7);
  private WireGateway site;
  private OutboxComponent outbox;

  @BeforeEach
  void begin() {
    Logged.clear();
    site = new WireGateway(folder);
    outbox = outbox(site.outbox());
  }

  @AfterEach
  void end() {
    site.close();
  }

  private OutboxComponent outbox(Outbox store) {
    OutboxComponent made = new OutboxComponent(wires, emissions, Wires.properties("outbox"));
    made.activate(Wires.context(), Wires.properties("outbox"));
    made.bindStore(store);
    made.bindClock(WireGateway.clock());
    return made;
  }

  private Emission emitted(Block... blocks) {
    return emissions.add(List.of(blocks), site.outbox());
  }

  /** As Kura does: the same records in another envelope. */
  private static WireEnvelope envelope(List<WireRecord> records) {
    return new WireEnvelope("collector-1-1", new ArrayList<>(records));
  }

  /** Also what nobody has waited for: the store's writer does one thing after the other. */
  private static List<Block> stored(WireGateway in) {
    in.flush();
    return in.outbox().next(0, 4096, BatchCodec.MAX_OCTETS).stream()
        .map(batch -> BatchCodec.decode(batch.body().toArray()))
        .flatMap(d -> ((Decoded.Complete<Batch>) d).value().blocks().stream())
        .toList();
  }

  private static void assertStored(Emission emission) {
    assertThat(emission.stored().orTimeout(30, TimeUnit.SECONDS).handle((done, why) -> why).join())
        .isNull();
  }

  @Test
  void blocks_are_stored_as_they_are() {
    Block other = SampleBlocks.plain("m-2", Origin.COMMAND, 2, 2);
    Emission emission = emitted(block, other);
    outbox.onWireReceive(envelope(emission.records()));
    assertStored(emission);
    assertThat(stored(site)).containsExactly(block, other);
    assertThat(outbox.counts()).isEmpty();
  }

  @Test
  void an_envelope_that_comes_on_two_wires_is_stored_once() {
    Emission emission = emitted(block);
    WireEnvelope first = envelope(emission.records());
    WireEnvelope second = envelope(emission.records());
    outbox.onWireReceive(first);
    outbox(site.outbox()).onWireReceive(second);
    assertStored(emission);
    outbox.onWireReceive(second);
    outbox.onWireReceive(first);
    assertThat(stored(site)).containsExactly(block);
  }

  @Test
  void a_late_envelope_is_stored_although_nobody_waits_for_it_any_more() {
    Emission emission = emitted(block);
    WireEnvelope late = envelope(emission.records());
    emission.expired(new IllegalStateException("too late"));
    outbox.onWireReceive(late);
    assertThat(stored(site)).containsExactly(block);
  }

  @Test
  void a_block_that_is_emitted_again_is_stored_again() {
    outbox.onWireReceive(envelope(emitted(block).records()));
    Emission again = emitted(block);
    outbox.onWireReceive(envelope(again.records()));
    assertStored(again);
    assertThat(stored(site)).containsExactly(block, block);
  }

  @Test
  void what_failed_on_one_wire_may_succeed_on_the_next() {
    Emission emission = emitted(block);
    List<WireRecord> records = emission.records();
    assertThat(emission.take(site.outbox())).isTrue();
    emission.ended(site.outbox(), new StoreFullException("no room"));
    assertThat(emission.stored()).isCompletedExceptionally();
    outbox.onWireReceive(envelope(records));
    assertThat(stored(site)).containsExactly(block);
  }

  @Test
  void another_store_has_it_too_and_is_no_proof_for_the_collector() {
    try (WireGateway other = new WireGateway(elsewhere)) {
      Emission emission = emitted(block);
      outbox(other.outbox()).onWireReceive(envelope(emission.records()));
      assertThat(stored(other)).containsExactly(block);
      assertThat(emission.stored()).isNotDone();
      outbox.onWireReceive(envelope(emission.records()));
      assertStored(emission);
      assertThat(stored(site)).containsExactly(block);
    }
  }

  @Test
  void an_outbox_without_a_store_says_so_unless_another_stores_it() {
    OutboxComponent without = outbox(null);
    Emission emission = emitted(block);
    without.onWireReceive(envelope(emission.records()));
    assertThat(emission.stored()).isCompletedExceptionally();
    assertThat(without.counts()).containsEntry("store-away", 1L);

    Emission another = emitted(block);
    assertThat(another.take(site.outbox())).isTrue();
    without.onWireReceive(envelope(another.records()));
    assertThat(another.stored()).isNotDone();
  }

  @Test
  void what_a_script_changed_is_stored_as_changed() {
    Emission emission = emitted(block);
    List<WireRecord> changed = new ArrayList<>(emission.records());
    Map<String, TypedValue<?>> properties = new HashMap<>(changed.get(1).getProperties());
    properties.put("1-0:1.8.0*255", TypedValues.newLongValue(42));
    changed.set(1, new WireRecord(properties));
    outbox.onWireReceive(envelope(changed));
    assertStored(emission);
    assertThat(stored(site)).hasSize(1).doesNotContain(block);
    assertThat(stored(site).get(0).columns().get(0).values()[1]).isEqualTo(42);
  }

  @Test
  void records_in_another_order_are_not_the_block() {
    Emission emission = emitted(block);
    List<WireRecord> turned = new ArrayList<>(emission.records());
    Collections.reverse(turned);
    outbox.onWireReceive(envelope(turned));
    assertThat(emission.stored()).isNotDone();
    assertThat(stored(site)).hasSize(2).allMatch(one -> one.rows() < 3);
  }

  @Test
  void what_others_emit_proves_nothing() {
    Emission emission = emitted(block);
    outbox.onWireReceive(
        envelope(List.of(new WireRecord(Map.of("x", TypedValues.newLongValue(1))))));
    assertThat(site.outbox().status().last()).isEqualTo(1);
    assertThat(emission.stored()).isNotDone();
  }

  @Test
  void nothing_is_remembered_of_what_is_done_and_nobody_holds() throws Exception {
    WireRecord kept = null;
    for (int i = 0; i < 100; i++) {
      Emission emission = emitted(SampleBlocks.plain("m-1", Origin.SCHEDULE, 3, i + 1));
      kept = emission.records().get(2);
      outbox.onWireReceive(envelope(emission.records()));
      assertStored(emission);
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (emissions.size() > 1 && System.nanoTime() - end < 0) {
      System.gc();
      CompletableFuture.runAsync(() -> {}).get();
    }
    assertThat(emissions.size()).isEqualTo(1);
    assertThat(kept.getProperties()).containsKey("kw.meter");
  }
}
