// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.Batch;
import org.kilowire.contract.DigestChain;
import org.kilowire.contract.Range;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.Origin;

/**
 * Whatever is done in whatever order, with restarts between: each block comes out once, in order,
 * under the number it was given, always in the same octets, and nothing goes without a receipt.
 */
final class OutboxProperties {

  private static final int STEPS = 120;

  @TempDir private Path folders;
  private final AtomicReference<Instant> now = new AtomicReference<>(Some.NOW);
  private final Map<Long, OutgoingBatch> batches = new HashMap<>();
  private final List<Long> values = new ArrayList<>();
  private long batched;
  private long released;
  private Octets digest = DigestChain.START;
  private Random random;
  private Store store;
  private Path folder;

  @Test
  void an_outbox_does_what_its_model_does() throws IOException {
    run(1);
    run(2);
  }

  @Test
  @Tag("slow")
  @Tag("part-3")
  void an_outbox_does_what_its_model_does_for_40_seeds() throws IOException {
    for (long seed = 3; seed <= 42; seed++) {
      run(seed);
    }
  }

  private void run(long seed) throws IOException {
    folder = Files.createTempDirectory(folders, "seed" + seed);
    random = new Random(seed);
    begin();
    open();
    for (int step = 0; step < STEPS; step++) {
      try {
        step();
        check();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", step " + step, e);
      }
    }
    store.close();
  }

  private void begin() {
    batches.clear();
    values.clear();
    batched = 0;
    released = 0;
    digest = DigestChain.START;
  }

  private void open() {
    store =
        Store.open(
            new StoreSettings(
                folder, Some.GATEWAY, 1 << 20, Duration.ofDays(2), 9, now::get, range -> {}));
  }

  private void step() {
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> append();
      case 3, 4 -> next();
      case 5 -> again();
      case 6 -> release();
      case 7 -> now.set(now.get().plus(Duration.ofHours(random.nextInt(40))));
      default -> {
        store.close();
        open();
      }
    }
  }

  private void append() {
    int count = 1 + random.nextInt(6);
    long first = values.size() + 1L;
    List<Long> some = LongStream.range(0, count).map(i -> random.nextLong()).boxed().toList();
    assertThat(
            Some.done(
                store
                    .outbox()
                    .append(
                        some.stream()
                            .map(v -> Some.block("m", Origin.PUSH, v >>> 20, 0, v))
                            .toList())))
        .isEqualTo(new Range(first, first + count - 1));
    values.addAll(some);
  }

  private void next() {
    Optional<OutgoingBatch> next =
        store.outbox().next(batched, 1 + random.nextInt(8), 1 + random.nextInt(5000));
    assertThat(next.isPresent()).isEqualTo(batched < values.size());
    next.ifPresent(this::check);
  }

  private void check(OutgoingBatch batch) {
    assertThat(batch.range().first()).isEqualTo(batched + 1);
    byte[] body = batch.body().toArray();
    Batch content = ((Decoded.Complete<Batch>) BatchCodec.decode(body)).value();
    assertThat(content.header().before()).isEqualTo(digest);
    assertThat(content.blocks().stream().map(b -> b.columns().get(0).values()[0]).toList())
        .isEqualTo(values.subList((int) batched, (int) batch.range().last()));
    digest = DigestChain.after(digest, body);
    assertThat(batch.digest()).isEqualTo(digest);
    batched = batch.range().last();
    LongStream.rangeClosed(batch.range().first(), batched).forEach(n -> batches.put(n, batch));
  }

  private void again() {
    if (batched == 0) {
      return;
    }
    long sequence = 1 + (long) (random.nextDouble() * batched);
    Optional<OutgoingBatch> again =
        store.outbox().next(sequence - 1, 1 + random.nextInt(9), 1 + random.nextInt(9000));
    if (sequence >= store.outbox().status().firstRetained()) {
      assertThat(again).contains(batches.get(sequence));
    } else {
      assertThat(again).isEmpty();
    }
  }

  private void release() {
    if (batched == 0) {
      return;
    }
    long sequence = 1 + (long) (random.nextDouble() * batched);
    OutgoingBatch batch = batches.get(sequence);
    boolean good = random.nextInt(4) > 0;
    Octets echoed = good ? batch.digest() : DigestChain.after(batch.digest(), new byte[1]);
    boolean pruned = batch.range().last() < store.outbox().status().firstRetained();
    Released outcome =
        store
            .outbox()
            .release(Receipt.of(Some.GATEWAY, batch.epoch(), batch.range().last(), echoed));
    if (!good && !pruned) {
      assertThat(outcome).isInstanceOf(Released.Refused.class);
    } else if (batch.range().last() <= released) {
      assertThat(outcome).isEqualTo(new Released.Already(released));
    } else {
      assertThat(outcome)
          .isEqualTo(new Released.UpTo(batch.range().last(), batch.range().last() - released));
      released = batch.range().last();
    }
  }

  private void check() {
    OutboxStatus status = store.outbox().status();
    assertThat(status.last()).isEqualTo(values.size());
    assertThat(status.batched()).isEqualTo(batched);
    assertThat(status.released()).isEqualTo(released);
    assertThat(status.firstRetained()).isLessThanOrEqualTo(released + 1);
    assertThat(status.unreleasedOctets() > 0).isEqualTo(released < values.size());
    assertThat(status.unreleased()).isEqualTo(values.size() - released);
  }
}
