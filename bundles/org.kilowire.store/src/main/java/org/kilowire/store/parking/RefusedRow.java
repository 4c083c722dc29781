// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.parking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.RefusedCredentials;
import org.kilowire.store.parking.RefusalKey.Sealed;
import org.kilowire.store.sqlite.Sql;

/**
 * A secret that a meter has rejected, as it is kept.
 *
 * @param rejections 1..{@link RefusedCredentials#REJECTIONS}; as many as that are a refusal
 * @param meter who was rejected
 * @param since the first time
 */
record RefusedRow(
    MeterAccount account, Sealed sealed, int rejections, String meter, Instant since) {

  /** Rows at most; the oldest gives way. A gateway has some thousand meters. */
  private static final int MOST = 65_536;

  private static final String COLUMNS =
      "SELECT line, server, client, mac, key, rejections, meter, since FROM refused_credential";
  private static final String OF_ACCOUNT = " WHERE line = ? AND server = ? AND client = ?";

  boolean isRefusal() {
    return rejections >= RefusedCredentials.REJECTIONS;
  }

  /** Whether it is this secret's; one that cannot be compared may be any. */
  boolean isOf(Sealed secret) {
    return !sealed.key().equals(secret.key()) || sealed.equals(Sealed.ANY) || isExactly(secret);
  }

  boolean isExactly(Sealed secret) {
    return sealed.equals(secret);
  }

  static List<RefusedRow> all(Sql sql) throws SQLException {
    return sql.all(COLUMNS + " ORDER BY since", RefusedRow::read);
  }

  static List<RefusedRow> of(MeterAccount account, Sql sql) throws SQLException {
    return sql.all(
        COLUMNS + OF_ACCOUNT, RefusedRow::read, account.line(), account.server(), account.client());
  }

  private static RefusedRow read(ResultSet row) throws SQLException {
    return new RefusedRow(
        new MeterAccount(row.getString(1), row.getString(2), row.getString(3)),
        new Sealed(octets(row, 4), octets(row, 5)),
        row.getInt(6),
        row.getString(7),
        Instant.ofEpochMilli(row.getLong(8)));
  }

  /** SQLite's driver gives null for no octets. */
  private static Octets octets(ResultSet row, int column) throws SQLException {
    byte[] octets = row.getBytes(column);
    return octets == null ? Octets.EMPTY : Octets.of(octets);
  }

  void put(Sql sql) throws SQLException {
    sql.update(
        "INSERT OR REPLACE INTO refused_credential"
            + " (line, server, client, mac, key, rejections, meter, since)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        account.line(),
        account.server(),
        account.client(),
        sealed.mac().toArray(),
        sealed.key().toArray(),
        rejections,
        meter,
        since.toEpochMilli());
    if (sql.number("SELECT count(*) FROM refused_credential") > MOST) {
      sql.update(
          "DELETE FROM refused_credential WHERE since ="
              + " (SELECT min(since) FROM refused_credential)");
    }
  }

  void delete(Sql sql) throws SQLException {
    sql.update(
        "DELETE FROM refused_credential" + OF_ACCOUNT + " AND mac = ?",
        account.line(),
        account.server(),
        account.client(),
        sealed.mac().toArray());
  }
}
