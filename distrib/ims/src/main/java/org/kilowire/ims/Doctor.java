// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.kilowire.contract.Range;

/**
 * Proves that nothing is missing: computes the chain of digests again from the stored batches, from
 * the first to the last, and looks for every value of every batch among the readings.
 */
public final class Doctor {

  private final Path file;

  public Doctor(Path file) {
    this.file = file;
  }

  /**
   * Looks at the database as it is at this moment, even while it is written.
   *
   * @return one for each gateway and epoch
   * @throws ImsException if the database cannot be read
   */
  public List<Diagnosis> examine() {
    try (Connection connection = ImsDatabase.read(file);
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT id, gateway, epoch, up_to, digest FROM chain ORDER BY gateway, begun_at");
        ReadingTable readings = new ReadingTable(connection);
        ResultSet chains = select.executeQuery()) {
      List<Diagnosis> all = new ArrayList<>();
      while (chains.next()) {
        all.add(examine(connection, readings, chains));
      }
      return all;
    } catch (SQLException e) {
      throw new ImsException(file + ": " + e.getMessage(), e);
    }
  }

  private static Diagnosis examine(Connection connection, ReadingTable readings, ResultSet chain)
      throws SQLException {
    long id = chain.getLong(1);
    String gateway = chain.getString(2);
    String epoch = chain.getString(3);
    List<Range> holes = holes(connection, id);
    ChainProof proof = new ChainProof(gateway, UUID.fromString(epoch), holes, readings);
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT first, last, before, digest, body FROM batch WHERE chain = ?"
                + " ORDER BY first")) {
      select.setLong(1, id);
      try (ResultSet batches = select.executeQuery()) {
        while (batches.next()) {
          proof.batch(batches);
        }
      }
    }
    return proof.end(chain.getLong(4), chain.getBytes(5), counters(connection, gateway, epoch));
  }

  private static List<Range> holes(Connection connection, long chain) throws SQLException {
    List<Range> holes = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT first, last FROM hole WHERE chain = ? ORDER BY 1")) {
      select.setLong(1, chain);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          holes.add(new Range(found.getLong(1), found.getLong(2)));
        }
      }
    }
    return holes;
  }

  private static Map<String, Long> counters(Connection connection, String gateway, String epoch)
      throws SQLException {
    Map<String, Long> counters = new TreeMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT name, count FROM counter WHERE gateway = ? AND epoch = ?")) {
      select.setString(1, gateway);
      select.setString(2, epoch);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          counters.put(found.getString(1), found.getLong(2));
        }
      }
    }
    return counters;
  }
}
