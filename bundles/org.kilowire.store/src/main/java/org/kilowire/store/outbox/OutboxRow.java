// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.kilowire.contract.DigestChain;
import org.kilowire.conversation.Octets;
import org.kilowire.store.StoreException;
import org.kilowire.store.sqlite.Sql;

/**
 * How far the outbox has come: the one row of its table.
 *
 * @param base id of the block with sequence number 0 of this epoch
 * @param last last sequence number given
 * @param batched last sequence number in a batch
 * @param digest after the last batch
 * @param released last sequence number released
 * @param unreleasedOctets of the texts of the blocks after it
 */
public record OutboxRow(
    String gateway,
    UUID epoch,
    long base,
    long last,
    long batched,
    Octets digest,
    long released,
    long unreleasedOctets) {

  /** A row for a new database. */
  public static Void create(Sql sql, String gateway) throws SQLException {
    sql.update(
        "INSERT INTO outbox VALUES (1, ?, ?, 0, 0, 0, ?, 0, 0)",
        gateway,
        UUID.randomUUID().toString(),
        DigestChain.START.toArray());
    return null;
  }

  public static OutboxRow read(Sql sql) throws SQLException {
    return sql.first(
            "SELECT gateway, epoch, base, last, batched, digest, released, unreleased_octets"
                + " FROM outbox",
            OutboxRow::of)
        .orElseThrow(() -> new StoreException("the outbox has lost its row"));
  }

  private static OutboxRow of(ResultSet row) throws SQLException {
    return new OutboxRow(
        row.getString(1),
        UUID.fromString(row.getString(2)),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        Octets.of(row.getBytes(6)),
        row.getLong(7),
        row.getLong(8));
  }

  /** This row, if it can be worked with. */
  public OutboxRow checked(Sql sql, String asked) throws SQLException {
    if (!gateway.equals(asked)) {
      throw new StoreException("it belongs to gateway " + gateway + ", not " + asked);
    }
    long newest = sql.number("SELECT coalesce(max(id), ?) FROM block", base + last);
    if (newest != base + last || released > batched || batched > last) {
      throw new StoreException(
          "it is inconsistent: last "
              + last
              + ", batched "
              + batched
              + ", released "
              + released
              + ", newest block "
              + (newest - base));
    }
    return this;
  }

  void stored(Sql sql, int blocks, long octets) throws SQLException {
    sql.update(
        "UPDATE outbox SET last = last + ?, unreleased_octets = unreleased_octets + ?",
        blocks,
        octets);
  }

  void batched(Sql sql, long upTo, Octets after) throws SQLException {
    sql.update("UPDATE outbox SET batched = ?, digest = ?", upTo, after.toArray());
  }

  void released(Sql sql, long upTo, long octets) throws SQLException {
    sql.update(
        "UPDATE outbox SET released = ?, unreleased_octets = unreleased_octets - ?", upTo, octets);
  }

  /** The unreleased blocks begin a new epoch, as its first ones. */
  void renewed(Sql sql, UUID newEpoch) throws SQLException {
    sql.update(
        "UPDATE outbox SET epoch = ?, base = ?, last = ?, batched = 0, digest = ?, released = 0",
        newEpoch.toString(),
        base + released,
        last - released,
        DigestChain.START.toArray());
  }
}
