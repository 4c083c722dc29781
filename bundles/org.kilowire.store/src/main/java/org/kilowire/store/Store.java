// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.util.function.LongSupplier;
import org.kilowire.store.sqlite.Database;

/** The gateway's memory: one database, open. */
public final class Store implements AutoCloseable {

  private final Database database;
  private final Outbox outbox;
  private final ClockOffsets clockOffsets;
  private final EventLog events;
  private final FleetShelf fleets;

  private Store(Database database, StoreSettings settings, LongSupplier freeOctets) {
    this.database = database;
    this.outbox = new SqliteOutbox(database, settings, freeOctets);
    this.clockOffsets = new SqliteClockOffsets(database);
    this.events = new SqliteEventLog(database, settings);
    this.fleets = new SqliteFleetShelf(database, settings.clock());
  }

  /**
   * Opens the store in the settings' folder; makes a new one, with an epoch of its own, where there
   * is none.
   *
   * <p>SQLite's native library is unpacked in there, unless the system property {@code
   * org.sqlite.tmpdir} names another folder, and deleted once it is loaded. A class loader that is
   * given up can go when its stores are closed.
   *
   * @throws StoreException if the folder is in use, or holds what is not ours, or a database that
   *     is damaged, of another gateway, or written by a newer program: it is left as it is, and no
   *     new one is begun
   */
  public static Store open(StoreSettings settings) {
    return open(settings, settings.folder().toFile()::getUsableSpace);
  }

  static Store open(StoreSettings settings, LongSupplier freeOctets) {
    Database database =
        Database.open(
            settings.folder(),
            transaction -> OutboxRow.create(transaction.sql(), settings.gateway()),
            settings.committed());
    try {
      database.read(sql -> OutboxRow.read(sql).checked(sql, settings.gateway()));
      return new Store(database, settings, freeOctets);
    } catch (RuntimeException e) {
      database.close();
      throw new StoreException(
          "the store in " + settings.folder() + " cannot be used: " + e.getMessage(), e);
    }
  }

  public Outbox outbox() {
    return outbox;
  }

  public ClockOffsets clockOffsets() {
    return clockOffsets;
  }

  public EventLog events() {
    return events;
  }

  public FleetShelf fleets() {
    return fleets;
  }

  Database database() {
    return database;
  }

  /** Stores what waits, then closes the database. Later calls do nothing. */
  @Override
  public void close() {
    database.close();
  }
}
