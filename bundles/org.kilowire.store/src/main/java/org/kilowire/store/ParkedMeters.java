// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.RefusedCredentials.Parked;
import org.kilowire.store.parking.ParkingRows;
import org.kilowire.store.sqlite.SideConnection;

/** The parked meters of a store, for a tool: whether a gateway has the store open or not. */
public final class ParkedMeters implements AutoCloseable {

  private static final String TABLE = "refused_credential";

  private final SideConnection connection;
  private final ParkingRows rows;

  private ParkedMeters(SideConnection connection, InstantSource clock) {
    this.connection = connection;
    this.rows = new ParkingRows(SqliteEventLog::appendBeside, clock);
  }

  /**
   * Those in the store of {@code folder}.
   *
   * @throws StoreException if there is no store, or none that this version can use
   */
  public static ParkedMeters open(Path folder, InstantSource clock) {
    return new ParkedMeters(SideConnection.open(folder), clock);
  }

  /** Each once, the longest parked first. */
  public List<Parked> all() {
    return connection.has(TABLE)
        ? connection.call(transaction -> ParkingRows.parked(transaction.sql()))
        : List.of();
  }

  /**
   * Has these asked again, once each; a gateway that runs does it when they are next due.
   *
   * @return how many of them were parked
   */
  public int release(Set<MeterAccount> accounts) {
    return connection.has(TABLE)
        ? connection.call(transaction -> rows.release(transaction.sql(), accounts))
        : 0;
  }

  @Override
  public void close() {
    connection.close();
  }
}
