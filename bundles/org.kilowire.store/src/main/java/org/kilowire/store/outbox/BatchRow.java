// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.kilowire.contract.Range;
import org.kilowire.conversation.Octets;
import org.kilowire.store.sqlite.Sql;

/**
 * A batch that was made: all that its body needs besides the blocks.
 *
 * @param octets of its blocks' texts
 * @param releasedAt when a receipt released it
 */
record BatchRow(
    Range range,
    Instant made,
    Octets before,
    Octets after,
    long octets,
    Optional<Instant> releasedAt) {

  private static final String SELECT =
      "SELECT first, last, made, before, after, octets, released_at FROM batch ";

  private static BatchRow of(ResultSet row) throws SQLException {
    long releasedAt = row.getLong(7);
    boolean unreleased = row.wasNull();
    return new BatchRow(
        new Range(row.getLong(1), row.getLong(2)),
        Instant.ofEpochMilli(row.getLong(3)),
        Octets.of(row.getBytes(4)),
        Octets.of(row.getBytes(5)),
        row.getLong(6),
        unreleased ? Optional.empty() : Optional.of(Instant.ofEpochMilli(releasedAt)));
  }

  /** The batch that holds {@code sequence}. */
  static Optional<BatchRow> holding(Sql sql, long sequence) throws SQLException {
    return sql.first(SELECT + "WHERE last >= ? ORDER BY last LIMIT 1", BatchRow::of, sequence)
        .filter(batch -> batch.range().first() <= sequence);
  }

  /** The batch that ends with {@code sequence}. */
  static Optional<BatchRow> endingWith(Sql sql, long sequence) throws SQLException {
    return sql.first(SELECT + "WHERE last = ?", BatchRow::of, sequence);
  }

  /** The oldest batch that is kept, if it is released. */
  static Optional<BatchRow> oldestReleased(Sql sql) throws SQLException {
    return sql.first(SELECT + "ORDER BY first LIMIT 1", BatchRow::of)
        .filter(batch -> batch.releasedAt().isPresent());
  }

  void insert(Sql sql) throws SQLException {
    sql.update(
        "INSERT INTO batch (first, last, made, before, after, octets) VALUES (?, ?, ?, ?, ?, ?)",
        range.first(),
        range.last(),
        made.toEpochMilli(),
        before.toArray(),
        after.toArray(),
        octets);
  }

  /** Marks all up to {@code upTo} as released; how many octets of texts that are. */
  static long release(Sql sql, long upTo, Instant now) throws SQLException {
    long octets =
        sql.number(
            "SELECT coalesce(sum(octets), 0) FROM batch WHERE last <= ? AND released_at IS NULL",
            upTo);
    sql.update(
        "UPDATE batch SET released_at = ? WHERE last <= ? AND released_at IS NULL",
        now.toEpochMilli(),
        upTo);
    return octets;
  }

  /** Drops the batch and its blocks. */
  void delete(Sql sql, long base) throws SQLException {
    sql.update(
        "DELETE FROM block WHERE id BETWEEN ? AND ?", base + range.first(), base + range.last());
    sql.update("DELETE FROM batch WHERE first = ?", range.first());
  }
}
