// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.outbox;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.kilowire.contract.Batch;
import org.kilowire.contract.Range;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.contract.codec.BlockCodec;
import org.kilowire.meter.Block;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Source;
import org.kilowire.meter.Watermark;
import org.kilowire.store.Outbox;
import org.kilowire.store.OutboxStatus;
import org.kilowire.store.OutgoingBatch;
import org.kilowire.store.Released;
import org.kilowire.store.StoreSettings;
import org.kilowire.store.sqlite.Database;
import org.kilowire.store.sqlite.Sql;
import org.kilowire.store.sqlite.Transaction;

/** The outbox in the database. */
public final class SqliteOutbox implements Outbox {

  private final Database database;
  private final InstantSource clock;
  private final Room room;
  private final Room unasked;
  private final OutboxCounts counts = new OutboxCounts();

  public SqliteOutbox(Database database, StoreSettings settings, LongSupplier freeOctets) {
    this.database = database;
    this.clock = settings.clock();
    this.room = Room.of(settings.maxOctets(), settings.retention(), freeOctets);
    this.unasked = room.unasked();
  }

  @Override
  public CompletableFuture<Range> append(List<Block> blocks) {
    List<Block> all = List.copyOf(blocks);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("nothing to append");
    }
    List<byte[]> texts = all.stream().map(BlockCodec::encode).toList();
    long octets = texts.stream().mapToLong(text -> text.length).sum();
    CompletableFuture<Range> done =
        database.writer().submit(transaction -> store(transaction, all, texts, octets), octets);
    return done.whenComplete(
        (range, failure) -> {
          if (failure != null) {
            counts.countFailure(failure);
          }
        });
  }

  private Range store(Transaction transaction, List<Block> blocks, List<byte[]> texts, long octets)
      throws SQLException {
    Sql sql = transaction.sql();
    OutboxRow row = OutboxRow.read(sql);
    Room here = roomFor(blocks);
    long prepared = here.prepare(sql, octets);
    long now = clock.millis();
    long id = row.base() + row.last();
    for (byte[] text : texts) {
      id++;
      sql.update("INSERT INTO block (id, stored_at, body) VALUES (?, ?, ?)", id, now, text);
    }
    for (Block block : blocks) {
      if (block.source().origin() == Origin.SCHEDULE) {
        moveWatermark(sql, block);
      }
    }
    row.stored(sql, texts.size(), octets);
    long pruned = prepared + here.fit(sql);
    Range range = new Range(row.last() + 1, row.last() + texts.size());
    boolean first = transaction.stored(range);
    transaction.afterCommit(
        () -> {
          counts.appended.addAndGet(range.count());
          counts.commits.addAndGet(first ? 1 : 0);
          counts.pruned.addAndGet(pruned);
        });
    return range;
  }

  /** A single reading that was asked for has all blocks with it let in: all or none. */
  private Room roomFor(List<Block> blocks) {
    return blocks.stream().allMatch(block -> block.source().origin() == Origin.PUSH)
        ? unasked
        : room;
  }

  private static void moveWatermark(Sql sql, Block block) throws SQLException {
    Source source = block.source();
    Watermark last = block.last();
    sql.update(
        "INSERT OR REPLACE INTO watermark (meter, device, series, time, ordinal)"
            + " VALUES (?, ?, ?, ?, ?)",
        source.meter(),
        source.device(),
        source.series().text(),
        last.time(),
        last.ordinal());
  }

  @Override
  public Optional<Watermark> watermark(String meter, String device, Quantity series) {
    return database.read(
        sql ->
            sql.first(
                "SELECT time, ordinal FROM watermark WHERE meter = ? AND device = ? AND series = ?",
                row -> new Watermark(row.getLong(1), row.getInt(2)),
                meter,
                device,
                series.text()));
  }

  @Override
  public Optional<OutgoingBatch> next(long after, int maxBlocks, int maxOctets) {
    require(after >= 0, "after", after);
    require(maxBlocks >= 1 && maxBlocks <= Batch.MAX_BLOCKS, "maxBlocks", maxBlocks);
    require(maxOctets >= 1 && maxOctets <= BatchCodec.MAX_OCTETS, "maxOctets", maxOctets);
    Look look = database.read(sql -> look(sql, after));
    if (look.made().isPresent()) {
      counts.resends.incrementAndGet();
    }
    return look.more() ? make(after, maxBlocks, maxOctets) : look.made();
  }

  /** The batch that is made already, or whether there is more to make one of. */
  private record Look(Optional<OutgoingBatch> made, boolean more) {}

  /** In one snapshot: another who asks may make the batch between two. */
  private static Look look(Sql sql, long after) throws SQLException {
    Optional<OutgoingBatch> made = Batches.made(sql, after + 1);
    return new Look(made, made.isEmpty() && isMore(sql, after));
  }

  private static boolean isMore(Sql sql, long after) throws SQLException {
    OutboxRow row = OutboxRow.read(sql);
    return after >= row.batched() && row.last() > row.batched();
  }

  private static void require(boolean good, String name, long number) {
    if (!good) {
      throw new IllegalArgumentException(name + " cannot be " + number);
    }
  }

  /** Somebody else may have made it by now: then it is that one. */
  private Optional<OutgoingBatch> make(long after, int maxBlocks, int maxOctets) {
    return database
        .writer()
        .call(
            transaction -> {
              Sql sql = transaction.sql();
              Optional<OutgoingBatch> made = Batches.made(sql, after + 1);
              if (made.isPresent() || !isMore(sql, after)) {
                return made;
              }
              transaction.afterCommit(counts.batches::incrementAndGet);
              return Optional.of(Batches.make(sql, clock.instant(), maxBlocks, maxOctets));
            });
  }

  @Override
  public Released release(Receipt receipt) {
    return database
        .writer()
        .call(
            transaction -> {
              Instant now = clock.instant();
              Released released = Receipts.apply(transaction.sql(), receipt, now);
              long pruned =
                  released instanceof Released.UpTo ? room.pruneOld(transaction.sql(), now) : 0;
              transaction.afterCommit(
                  () -> {
                    counts.count(released);
                    counts.pruned.addAndGet(pruned);
                  });
              return released;
            });
  }

  @Override
  public OutboxStatus status() {
    return database.read(this::status);
  }

  private OutboxStatus status(Sql sql) throws SQLException {
    OutboxRow row = OutboxRow.read(sql);
    long oldestKept =
        sql.number("SELECT coalesce(min(id), ?) FROM block", row.base() + row.last() + 1);
    Optional<Instant> oldestUnreleased =
        sql.first(
            "SELECT stored_at FROM block WHERE id = ?",
            block -> Instant.ofEpochMilli(block.getLong(1)),
            row.base() + row.released() + 1);
    return new OutboxStatus(
        row.epoch(),
        row.last(),
        row.batched(),
        row.released(),
        oldestKept - row.base(),
        row.unreleasedOctets(),
        oldestUnreleased,
        Room.used(sql),
        room.maxOctets(),
        counts.counts());
  }
}
