// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.util.function.LongSupplier;
import org.kilowire.meter.RefusedCredentials;
import org.kilowire.meter.UseCounts;
import org.kilowire.store.outbox.OutboxRow;
import org.kilowire.store.outbox.SqliteOutbox;
import org.kilowire.store.parking.RefusalKey;
import org.kilowire.store.parking.SqliteRefusedCredentials;
import org.kilowire.store.sqlite.Database;
import org.kilowire.store.sqlite.Schema;

/** The gateway's memory: one database, open. */
public final class Store implements AutoCloseable {

  private final Database database;
  private final Outbox outbox;
  private final ClockOffsets clockOffsets;
  private final EventLog events;
  private final FleetShelf fleets;
  private final RefusedCredentials refused;
  private final UseCounts uses;

  private Store(Database database, StoreSettings settings, LongSupplier freeOctets) {
    this.database = database;
    this.outbox = new SqliteOutbox(database, settings, freeOctets);
    this.clockOffsets = new SqliteClockOffsets(database);
    SqliteEventLog log = new SqliteEventLog(database, settings);
    this.events = log;
    this.fleets = new SqliteFleetShelf(database, settings.clock());
    this.refused =
        new SqliteRefusedCredentials(
            database, new RefusalKey(settings.folder()), log::append, settings.clock());
    this.uses = new SqliteUseCounts(database, settings.clock());
  }

  /**
   * Opens the store in the settings' folder; makes a new one, with an epoch of its own, where there
   * is none.
   *
   * <p>SQLite's native library is unpacked in there, unless the system property {@code
   * org.sqlite.tmpdir} names another folder, and deleted once it is loaded. A class loader that is
   * given up can go when its stores are closed.
   *
   * <p>A database that an earlier version made is brought up to this one, after a copy of it was
   * kept where the earlier one could not use it any more. One that a newer version has only added
   * to is used as it is.
   *
   * @throws StoreException if the folder is in use, or holds what is not ours, or a database that
   *     is damaged, of another gateway, or changed by a newer version so that this one cannot use
   *     it: it is left as it is, and no new one is begun
   */
  public static Store open(StoreSettings settings) {
    return open(settings, settings.folder().toFile()::getUsableSpace);
  }

  static Store open(StoreSettings settings, LongSupplier freeOctets) {
    return open(settings, freeOctets, Schema.NOW);
  }

  static Store open(StoreSettings settings, LongSupplier freeOctets, Schema schema) {
    Database database =
        Database.open(
            settings.folder(),
            schema,
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

  /** The passwords that meters have refused. */
  public RefusedCredentials refusedCredentials() {
    return refused;
  }

  /** How often what wears of meters was used. */
  public UseCounts useCounts() {
    return uses;
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
