// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.Batch;
import org.kilowire.contract.Range;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.conversation.Decoded;
import org.kilowire.meter.Column;

/**
 * A power failure while the write-ahead log is written: whatever is left of the log, everything up
 * to the last commit that is wholly in it is there, and nothing else.
 */
final class TruncatedLogTest {

  private static final long SEED = 20260301;

  /** Octets of the log after each commit, and the last sequence number then. */
  private final NavigableMap<Long, Long> commits = new TreeMap<>();

  @TempDir private Path live;
  @TempDir private Path copies;
  private byte[] database;
  private byte[] log;

  @Test
  void a_truncated_log_loses_no_whole_commit() throws IOException {
    record();
    Random random = new Random(SEED);
    for (int i = 0; i < 20; i++) {
      opens(random.nextInt(log.length + 1));
    }
  }

  @Test
  @Tag("slow")
  @Tag("part-2")
  void a_log_truncated_at_200_places_loses_no_whole_commit() throws IOException {
    record();
    Random random = new Random(SEED);
    for (int i = 0; i < 160; i++) {
      opens(random.nextInt(log.length + 1));
    }
    Long[] ends = commits.keySet().toArray(Long[]::new);
    for (int i = 0; i < 40; i++) {
      long end = ends[random.nextInt(ends.length)];
      opens((int) Math.min(log.length, end - 1 + random.nextInt(3)));
    }
  }

  /** A store in the middle of its work, as it lies on the disk. */
  private void record() throws IOException {
    StoreSettings settings = Some.settings(live).observedBy(this::note);
    try (Store store = Store.open(settings)) {
      Random random = new Random(SEED);
      for (int i = 0, number = 1; i < 60; i++) {
        int count = 1 + random.nextInt(4);
        Some.done(
            store
                .outbox()
                .append(LongStream.range(number, number + count).mapToObj(Some::block).toList()));
        number += count;
      }
      database = Files.readAllBytes(live.resolve("kilowire.db"));
      log = Files.readAllBytes(live.resolve("kilowire.db-wal"));
    }
    assertThat(commits).hasSize(60);
    assertThat(commits.lastKey()).isEqualTo(log.length);
  }

  private void note(Range range) {
    try {
      commits.put(Files.size(live.resolve("kilowire.db-wal")), range.last());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void opens(int length) throws IOException {
    Path folder = Files.createTempDirectory(copies, "cut");
    Files.write(folder.resolve("kilowire.db"), database);
    Files.write(folder.resolve("kilowire.db-wal"), Arrays.copyOf(log, length));
    var whole = commits.floorEntry((long) length);
    long expected = whole == null ? 0 : whole.getValue();
    try (Store store = Store.open(Some.settings(folder))) {
      String where = "seed " + SEED + ", log cut at " + length + " of " + log.length;
      assertThat(store.outbox().status().last()).as(where).isEqualTo(expected);
      if (expected > 0) {
        assertThat(numbers(Some.batch(store, 0, Batch.MAX_BLOCKS)))
            .as(where)
            .isEqualTo(LongStream.rangeClosed(1, expected).boxed().toList());
        assertThat(store.outbox().watermark("m1", "KWm1", Some.PROFILE).orElseThrow().time())
            .as(where)
            .isEqualTo(900_000 * expected);
      }
    }
  }

  private static List<Long> numbers(OutgoingBatch batch) {
    Batch content = ((Decoded.Complete<Batch>) BatchCodec.decode(batch.body().toArray())).value();
    return content.blocks().stream()
        .map(block -> block.columns().get(0))
        .map(Column::values)
        .map(values -> values[0])
        .toList();
  }
}
