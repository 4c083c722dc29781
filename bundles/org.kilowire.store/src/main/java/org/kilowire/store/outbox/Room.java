// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.kilowire.store.StoreFullException;
import org.kilowire.store.sqlite.Sql;

/**
 * The room in the database. Released batches are kept for a time as long as nobody needs their
 * room; the oldest go first. Unreleased blocks never go.
 *
 * @param maxOctets for pages in use
 * @param reserve octets that new blocks leave free on the disk
 * @param retention how long a released batch is kept
 * @param freeOctets of the disk, now
 */
public record Room(long maxOctets, long reserve, Duration retention, LongSupplier freeOctets) {

  /**
   * What new blocks leave free on the disk. Batches and releases need a little room too: without it
   * a disk that is full of our own blocks could never be emptied. It is what the log may grow to,
   * and what the database may grow by when the log goes into it, twice over.
   */
  public static final long RESERVE_OCTETS = 32L << 20;

  /** Pages are not filled to the last octet, and indexes come on top. */
  private static final int PAGES_FOR_OCTETS = 2;

  private static final long PAGES_AT_LEAST = 64 << 10;

  /** Readings that nobody asked for have three of as many parts of the limit. */
  private static final int PARTS = 4;

  /** A commit is never held up by much that has grown old at once; the rest goes with the next. */
  private static final int MAX_BATCHES_AT_ONCE = 64;

  /** All there is, for readings that somebody asked for. */
  static Room of(long maxOctets, Duration retention, LongSupplier freeOctets) {
    return new Room(maxOctets, RESERVE_OCTETS, retention, freeOctets);
  }

  /**
   * What of it there is for readings that nobody asked for: however fast they come, a quarter of
   * the limit stays for the others, and on a full disk as much again as the reserve.
   */
  Room unasked() {
    return new Room(maxOctets / PARTS * (PARTS - 1), 2 * RESERVE_OCTETS, retention, freeOctets);
  }

  /** Octets of all pages that hold something. */
  static long used(Sql sql) throws SQLException {
    long pages = sql.number("PRAGMA page_count") - sql.number("PRAGMA freelist_count");
    return pages * sql.number("PRAGMA page_size");
  }

  /** Drops what was kept long enough; how many blocks that were. */
  long pruneOld(Sql sql, Instant now) throws SQLException {
    Instant limit = now.minus(retention);
    long blocks = 0;
    for (int i = 0; i < MAX_BATCHES_AT_ONCE; i++) {
      Optional<BatchRow> oldest = BatchRow.oldestReleased(sql);
      if (oldest.isEmpty() || oldest.get().releasedAt().orElseThrow().isAfter(limit)) {
        break;
      }
      blocks += prune(sql, oldest.get());
    }
    return blocks;
  }

  /**
   * Sees to it that {@code octets} can go in without eating up the disk: where the reserve is
   * reached, they must fit into pages that are free already, or are made free by dropping released
   * batches.
   *
   * @return how many blocks were dropped
   * @throws StoreFullException if there is no such room; the transaction must not commit
   */
  long prepare(Sql sql, long octets) throws SQLException {
    long blocks = 0;
    if (freeOctets.getAsLong() >= reserve + octets) {
      return blocks;
    }
    long needed = PAGES_FOR_OCTETS * octets + PAGES_AT_LEAST;
    while (unusedPages(sql) < needed) {
      BatchRow oldest = BatchRow.oldestReleased(sql).orElse(null);
      if (oldest == null) {
        throw new StoreFullException(
            "the disk is full: "
                + freeOctets.getAsLong()
                + " octets free, "
                + reserve
                + " are kept for batches, releases and what is more urgent");
      }
      blocks += prune(sql, oldest);
    }
    return blocks;
  }

  private static long unusedPages(Sql sql) throws SQLException {
    return sql.number("PRAGMA freelist_count") * sql.number("PRAGMA page_size");
  }

  /**
   * Makes the database, with what the transaction has put in, fit: drops released batches until it
   * does.
   *
   * @return how many blocks were dropped
   * @throws StoreFullException if it does not fit all the same; the transaction must not commit
   */
  long fit(Sql sql) throws SQLException {
    long blocks = 0;
    long used = used(sql);
    while (used > maxOctets) {
      BatchRow oldest = BatchRow.oldestReleased(sql).orElse(null);
      if (oldest == null) {
        throw new StoreFullException(
            "the store is full of unreleased blocks: " + used + " of " + maxOctets + " octets");
      }
      blocks += prune(sql, oldest);
      used = used(sql);
    }
    return blocks;
  }

  private static long prune(Sql sql, BatchRow batch) throws SQLException {
    batch.delete(sql, OutboxRow.read(sql).base());
    return batch.range().count();
  }
}
