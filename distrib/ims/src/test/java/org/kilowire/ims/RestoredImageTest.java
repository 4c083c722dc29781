// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.codec.ReceiptCodec;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;
import org.kilowire.uplink.Transport;
import org.kilowire.uplink.Uplink;
import org.kilowire.uplink.UplinkOptions;

/** A gateway whose disk is put back to what it was, and which collects on before it is heard. */
class RestoredImageTest {

  private static final int AT_THE_COPY = 10;
  private static final int AFTER_THE_COPY = 10;

  @TempDir private Path folder;
  private Instant now = Sender.NOW;
  private Intake ims;

  /** A broker that carries everything at once. */
  private final class Broker implements Transport {

    private final Queue<Receipt> receipts = new ArrayDeque<>();
    private Listener listener;

    @Override
    public void start(Listener told) {
      listener = told;
    }

    @Override
    public CompletableFuture<Void> publish(Outgoing channel, byte[] payload) {
      if (channel == Outgoing.DATA) {
        ims.data("g1", payload).ifPresent(receipts::add);
      }
      return CompletableFuture.completedFuture(null);
    }

    void deliver() {
      while (!receipts.isEmpty()) {
        listener.received(Incoming.RECEIPT, ReceiptCodec.encode(receipts.remove()));
      }
    }

    @Override
    public void close() {}
  }

  private static void append(Store store, int from, int count) throws Exception {
    for (int i = from; i < from + count; i++) {
      var unused = store.outbox().append(List.of(Sender.block(i, i))).get(30, TimeUnit.SECONDS);
    }
  }

  /** Hands over until all is released; false if an hour is not enough. */
  private boolean handOver(Store store) {
    Broker broker = new Broker();
    try (Uplink uplink =
        new Uplink(
            "g1",
            store.outbox(),
            store.events(),
            broker,
            UplinkOptions.DEFAULT.withLimits(4, 3, 1 << 20),
            () -> now,
            () -> Duration.between(Sender.NOW, now).toNanos())) {
      uplink.connect();
      broker.listener.up();
      for (int second = 0; second < 3600 && store.outbox().status().unreleased() > 0; second++) {
        uplink.turn();
        broker.deliver();
        now = now.plusSeconds(1);
      }
    }
    return store.outbox().status().unreleased() == 0;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 11})
  void whatever_it_has_collected_since_all_of_it_arrives(int collectedSince) throws Exception {
    Path image = folder.resolve("image");
    Path file = folder.resolve("ims.db");
    ims = new Intake(file, () -> now, (g, e, n, b) -> {});
    try {
      Path gateway = folder.resolve("gateway");
      try (Store store = Store.open(StoreSettings.of(gateway, "g1"))) {
        append(store, 1, AT_THE_COPY);
        assertThat(handOver(store)).isTrue();
      }
      copy(gateway, image);
      try (Store store = Store.open(StoreSettings.of(gateway, "g1"))) {
        append(store, 100, AFTER_THE_COPY);
        assertThat(handOver(store)).isTrue();
      }
      try (Store store = Store.open(StoreSettings.of(image, "g1"))) {
        append(store, 200, collectedSince);
        assertThat(handOver(store)).as("handed over").isTrue();
        append(store, 300, 1);
        assertThat(handOver(store)).as("and goes on").isTrue();
      }
    } finally {
      ims.close();
    }
    List<Long> times = new ArrayList<>();
    new Readings(file).each(Optional.of("m1"), row -> times.add(row.time().toEpochMilli()));
    assertThat(new TreeSet<>(times)).hasSize(AT_THE_COPY + AFTER_THE_COPY + collectedSince + 1);
    assertThat(new Doctor(file).examine()).hasSize(2).allMatch(Diagnosis::whole);
  }
}
