// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.kilowire.conversation.Octets;
import org.kilowire.store.sqlite.Database;

/** The fleet document in the database. */
final class SqliteFleetShelf implements FleetShelf {

  private final Database database;
  private final InstantSource clock;

  SqliteFleetShelf(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<ShelvedFleet> current() {
    return database
        .read(
            sql ->
                sql.first(
                    "SELECT text, sha256, since FROM fleet",
                    row ->
                        new ShelvedFleet(
                            row.getString(1),
                            Octets.of(row.getBytes(2)),
                            Instant.ofEpochMilli(row.getLong(3)))))
        .map(SqliteFleetShelf::undamaged);
  }

  private static ShelvedFleet undamaged(ShelvedFleet fleet) {
    if (!sha256(fleet.text()).equals(fleet.sha256())) {
      throw new StoreException("the fleet document of " + fleet.since() + " is damaged");
    }
    return fleet;
  }

  @Override
  public ShelvedFleet put(String text) {
    Octets sha256 = sha256(text);
    long since = clock.millis();
    return database
        .writer()
        .call(
            transaction -> {
              transaction
                  .sql()
                  .update(
                      "INSERT OR REPLACE INTO fleet (one, text, sha256, since) VALUES (1, ?, ?, ?)",
                      text,
                      sha256.toArray(),
                      since);
              return new ShelvedFleet(text, sha256, Instant.ofEpochMilli(since));
            });
  }

  private static Octets sha256(String text) {
    try {
      return Octets.of(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
