// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.codec.ReceiptCodec;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.store.OutgoingBatch;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;
import org.kilowire.uplink.Transport;
import org.kilowire.uplink.Uplink;
import org.kilowire.uplink.UplinkCount;
import org.kilowire.uplink.UplinkOptions;

/** Outbox, uplink and IMS, joined by a broker that loses, repeats and reorders. */
class HandedOverTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final int BLOCKS = 150;

  @TempDir private Path folder;
  private Instant now = START;

  /** Messages lie in it until the test lets them on, one by one, in whatever order. */
  private static final class Broker implements Transport {

    private final Random random;
    private final List<Runnable> underWay = new ArrayList<>();
    private Listener listener;
    private Intake ims;
    private boolean up;
    private boolean kind;

    Broker(long seed) {
      random = new Random(seed);
    }

    @Override
    public void start(Listener told) {
      listener = told;
    }

    @Override
    public CompletableFuture<Void> publish(Outgoing channel, byte[] payload) {
      if (!up) {
        return CompletableFuture.failedFuture(new LinkException("down"));
      }
      if (channel == Outgoing.DATA) {
        carry(() -> ims.data("g1", payload).ifPresent(this::back));
      }
      return CompletableFuture.completedFuture(null);
    }

    private void back(Receipt receipt) {
      carry(() -> listener.received(Incoming.RECEIPT, ReceiptCodec.encode(receipt)));
    }

    private void carry(Runnable message) {
      int times = kind || random.nextInt(10) > 2 ? 1 : random.nextInt(3);
      for (int i = 0; i < times; i++) {
        underWay.add(message);
      }
    }

    void step() {
      if (!kind && random.nextInt(25) == 0) {
        up = !up;
        if (up) {
          listener.up();
        } else {
          listener.down("flapping");
        }
      }
      if (!underWay.isEmpty()) {
        int which = kind || random.nextInt(10) > 2 ? 0 : random.nextInt(underWay.size());
        underWay.remove(which).run();
      }
    }

    void beKind() {
      kind = true;
      if (!up) {
        up = true;
        listener.up();
      }
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatever_the_broker_does_all_three_agree_in_the_end(long seed) throws Exception {
    Broker broker = new Broker(seed);
    Random load = new Random(seed);
    Path file = folder.resolve("ims.db");
    List<Long> arrived = new ArrayList<>();
    InstantSource clock = () -> now;
    try (Store store = Store.open(StoreSettings.of(folder.resolve("gateway"), "g1"));
        Intake ims = new Intake(file, clock, (g, e, n, b) -> arrived.add(n));
        Uplink uplink =
            new Uplink(
                "g1",
                store.outbox(),
                store.events(),
                broker,
                UplinkOptions.DEFAULT.withLimits(4, 5, 1 << 20),
                clock,
                () -> Duration.between(START, now).toNanos())) {
      broker.ims = ims;
      uplink.connect();
      int appended = 0;
      int steps = 0;
      while (store.outbox().status().released() < BLOCKS) {
        assertThat(steps++).as("seed " + seed + " comes to an end").isLessThan(20_000);
        if (appended < BLOCKS && load.nextInt(3) == 0) {
          appended++;
          var unused =
              store
                  .outbox()
                  .append(List.of(Sender.block(appended, 10L * appended)))
                  .get(30, TimeUnit.SECONDS);
        }
        if (steps > 1500) {
          broker.beKind();
        }
        broker.step();
        uplink.turn();
        now = now.plusMillis(load.nextInt(2000));
      }
      assertThat(arrived)
          .as("seed " + seed)
          .hasSize(BLOCKS)
          .isSortedAccordingTo(Comparator.naturalOrder())
          .doesNotHaveDuplicates();
      assertThat(uplink.status().count(UplinkCount.BATCHES_RESENT)).isPositive();
      Diagnosis diagnosis = new Doctor(file).examine().get(0);
      assertThat(diagnosis.whole()).as("seed %s: %s", seed, diagnosis.faults()).isTrue();
      assertThat(diagnosis.upTo()).isEqualTo(BLOCKS);
      assertThat(diagnosis.digest()).as("seed " + seed).isEqualTo(lastDigest(store));
      assertThat(diagnosis.counter(CounterTable.REDELIVERED)).as("seed " + seed).isPositive();
    }
    List<String> values = new ArrayList<>();
    new Readings(file).each(Optional.of("m1"), row -> values.add(row.value()));
    assertThat(values).hasSize(BLOCKS).startsWith("1.0", "2.0").endsWith(BLOCKS + ".0");
  }

  private static Octets lastDigest(Store store) {
    Octets digest = null;
    long after = 0;
    Optional<OutgoingBatch> next = store.outbox().next(after, 1, 1);
    while (next.isPresent()) {
      digest = next.get().digest();
      after = next.get().range().last();
      next = store.outbox().next(after, 1, 1);
    }
    return digest;
  }
}
