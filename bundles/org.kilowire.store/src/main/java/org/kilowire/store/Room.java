// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kilowire.store.sqlite.Sql;

/**
 * The room in the database. Released batches are kept for a time as long as nobody needs their
 * room; the oldest go first. Unreleased blocks never go.
 *
 * @param maxOctets for pages in use
 * @param retention how long a released batch is kept
 */
record Room(long maxOctets, Duration retention) {

  /** A commit is never held up by much that has grown old at once; the rest goes with the next. */
  private static final int MAX_BATCHES_AT_ONCE = 64;

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
