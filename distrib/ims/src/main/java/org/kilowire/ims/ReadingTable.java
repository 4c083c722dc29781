// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Source;

/**
 * The rows that blocks become. A value that is there already is a repeat; another value for the
 * same meter, device, quantity, time and ordinal is a further revision; nothing is overwritten.
 */
final class ReadingTable implements AutoCloseable {

  /** What became of a block's values. */
  record Written(long rows, long repeats, long revisions) {}

  private static final String INSERT =
      """
      INSERT INTO reading (meter, quantity, time, device, ordinal, revision, kind, value, unscaled,
        scale, unit, quality, status, meter_time, series, origin, read_at, clock_proven, period,
        chain, sequence)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING""";
  private static final String KEY =
      " WHERE meter = ? AND quantity = ? AND time = ? AND device = ? AND ordinal = ?";
  private static final String SAME =
      "SELECT revision FROM reading"
          + KEY
          + " AND kind = ? AND value = ? AND unit = ? AND quality = ? LIMIT 1";
  private static final String NEXT = "SELECT max(revision) + 1 FROM reading" + KEY;

  private final PreparedStatement insert;
  private final PreparedStatement same;
  private final PreparedStatement next;
  private long rows;
  private long repeats;
  private long revisions;

  ReadingTable(Connection connection) throws SQLException {
    insert = connection.prepareStatement(INSERT);
    same = connection.prepareStatement(SAME);
    next = connection.prepareStatement(NEXT);
  }

  /** Adds the values of the block that came as {@code sequence} of {@code chain}. */
  Written write(Block block, long chain, long sequence) throws SQLException {
    rows = 0;
    repeats = 0;
    revisions = 0;
    for (int row = 0; row < block.rows(); row++) {
      for (Column column : block.columns()) {
        write(block, row, column, chain, sequence);
      }
    }
    return new Written(rows, repeats, revisions);
  }

  /** Whether this very value is here, whatever block it came with. */
  boolean holds(Block block, int row, Column column) throws SQLException {
    Cell cell = Cell.of(column.value(row));
    int at = key(same, block, row, column);
    same.setString(at, cell.kind());
    same.setString(at + 1, cell.text());
    same.setString(at + 2, column.unit());
    same.setInt(at + 3, block.quality()[row]);
    try (ResultSet found = same.executeQuery()) {
      return found.next();
    }
  }

  private void write(Block block, int row, Column column, long chain, long sequence)
      throws SQLException {
    if (insert(block, row, column, 0, chain, sequence)) {
      rows++;
    } else if (holds(block, row, column)) {
      repeats++;
    } else {
      insert(block, row, column, nextRevision(block, row, column), chain, sequence);
      rows++;
      revisions++;
    }
  }

  private int nextRevision(Block block, int row, Column column) throws SQLException {
    key(next, block, row, column);
    try (ResultSet found = next.executeQuery()) {
      return found.getInt(1);
    }
  }

  private boolean insert(
      Block block, int row, Column column, int revision, long chain, long sequence)
      throws SQLException {
    Source source = block.source();
    Cell cell = Cell.of(column.value(row));
    int at = key(insert, block, row, column);
    insert.setInt(at++, revision);
    insert.setString(at++, cell.kind());
    insert.setString(at++, cell.text());
    insert.setObject(at++, cell.unscaled());
    insert.setObject(at++, cell.scale());
    insert.setString(at++, column.unit());
    insert.setInt(at++, block.quality()[row]);
    insert.setLong(at++, block.status()[row]);
    insert.setBytes(
        at++, block.meterTimes().isEmpty() ? null : block.meterTimes().get(row).toArray());
    insert.setString(at++, source.series().text());
    insert.setString(at++, source.origin().name().toLowerCase(Locale.ROOT));
    insert.setLong(at++, source.readAt().toEpochMilli());
    insert.setBoolean(at++, source.clockProven());
    insert.setLong(at++, source.period().toMillis());
    insert.setLong(at++, chain);
    insert.setLong(at, sequence);
    return insert.executeUpdate() == 1;
  }

  /** Fills in the key; the index of the next parameter. */
  private static int key(PreparedStatement statement, Block block, int row, Column column)
      throws SQLException {
    statement.setString(1, block.source().meter());
    statement.setString(2, column.quantity().text());
    statement.setLong(3, block.times()[row]);
    statement.setString(4, block.source().device());
    statement.setInt(5, block.ordinals()[row]);
    return 6;
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    same.close();
    next.close();
  }
}
