// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.kilowire.contract.BatchHeader;
import org.kilowire.contract.DigestChain;
import org.kilowire.contract.Range;
import org.kilowire.contract.codec.Payload;
import org.kilowire.conversation.Octets;

/** How far the batches of each gateway and epoch have come, and the batches themselves. */
final class Chains {

  /**
   * A gateway's batches of one epoch.
   *
   * @param id 0 while nothing of it is stored
   * @param upTo the last number of the last batch; 0 for none
   * @param digest up to there
   * @param resumeAt the gateway keeps nothing before this number; 0 where it has not said so
   */
  record Chain(long id, long upTo, Octets digest, long resumeAt) {}

  private static final Chain NEW = new Chain(0, 0, DigestChain.START, 0);

  private final Connection connection;

  Chains(Connection connection) {
    this.connection = connection;
  }

  Chain find(String gateway, UUID epoch) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, up_to, digest, resume_at FROM chain WHERE gateway = ? AND epoch = ?")) {
      select.setString(1, gateway);
      select.setString(2, epoch.toString());
      try (ResultSet found = select.executeQuery()) {
        return found.next()
            ? new Chain(
                found.getLong(1), found.getLong(2), Octets.of(found.getBytes(3)), found.getLong(4))
            : NEW;
      }
    }
  }

  /** The chain, which is made if it is not there. */
  Chain findOrMake(String gateway, UUID epoch, long now) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO chain (gateway, epoch, up_to, digest, resume_at, begun_at)
            VALUES (?, ?, 0, ?, 0, ?) ON CONFLICT DO NOTHING\
            """)) {
      insert.setString(1, gateway);
      insert.setString(2, epoch.toString());
      insert.setBytes(3, DigestChain.START.toArray());
      insert.setLong(4, now);
      insert.executeUpdate();
    }
    return find(gateway, epoch);
  }

  /** The digest after the stored batch that begins with {@code first}. */
  Optional<Octets> digestFrom(Chain chain, long first) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT digest FROM batch WHERE chain = ? AND first = ?")) {
      select.setLong(1, chain.id());
      select.setLong(2, first);
      try (ResultSet found = select.executeQuery()) {
        return found.next() ? Optional.of(Octets.of(found.getBytes(1))) : Optional.empty();
      }
    }
  }

  void append(Chain chain, BatchHeader header, byte[] body, Octets digest, long now)
      throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement("INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement update =
            connection.prepareStatement("UPDATE chain SET up_to = ?, digest = ? WHERE id = ?")) {
      insert.setLong(1, chain.id());
      insert.setLong(2, header.range().first());
      insert.setLong(3, header.range().last());
      insert.setBytes(4, header.before().toArray());
      insert.setBytes(5, digest.toArray());
      insert.setLong(6, now);
      insert.setBytes(7, Payload.gzip(body));
      insert.executeUpdate();
      update.setLong(1, header.range().last());
      update.setBytes(2, digest.toArray());
      update.setLong(3, chain.id());
      update.executeUpdate();
    }
  }

  void addHole(Chain chain, Range range, long now) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO hole VALUES (?, ?, ?, ?)")) {
      insert.setLong(1, chain.id());
      insert.setLong(2, range.first());
      insert.setLong(3, range.last());
      insert.setLong(4, now);
      insert.executeUpdate();
    }
  }

  /** Whether {@code number} is in a hole. */
  boolean isInHole(Chain chain, long number) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT 1 FROM hole WHERE chain = ? AND first <= ? AND last >= ?")) {
      select.setLong(1, chain.id());
      select.setLong(2, number);
      select.setLong(3, number);
      try (ResultSet found = select.executeQuery()) {
        return found.next();
      }
    }
  }

  void resumeAt(Chain chain, long first) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE chain SET resume_at = max(resume_at, ?) WHERE id = ?")) {
      update.setLong(1, first);
      update.setLong(2, chain.id());
      update.executeUpdate();
    }
  }
}
