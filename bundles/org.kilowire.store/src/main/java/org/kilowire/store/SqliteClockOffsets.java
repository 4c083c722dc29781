// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kilowire.meter.Quantity;
import org.kilowire.store.sqlite.Database;

/** The clocks' offsets in the database. */
final class SqliteClockOffsets implements ClockOffsets {

  private final Database database;

  SqliteClockOffsets(Database database) {
    this.database = database;
  }

  @Override
  public CompletableFuture<Void> noteClock(
      String meter, String device, Quantity series, ClockOffset offset) {
    return database
        .writer()
        .submit(
            transaction -> {
              transaction
                  .sql()
                  .update(
                      "INSERT OR REPLACE INTO clock_offset (meter, device, series, offset, noted_at)"
                          + " VALUES (?, ?, ?, ?, ?)",
                      meter,
                      device,
                      series.text(),
                      offset.offset().toMillis(),
                      offset.notedAt().toEpochMilli());
              return null;
            },
            0);
  }

  @Override
  public Optional<ClockOffset> clockOffset(String meter, String device, Quantity series) {
    return database.read(
        sql ->
            sql.first(
                "SELECT offset, noted_at FROM clock_offset WHERE meter = ? AND device = ?"
                    + " AND series = ?",
                row ->
                    new ClockOffset(
                        Duration.ofMillis(row.getLong(1)), Instant.ofEpochMilli(row.getLong(2))),
                meter,
                device,
                series.text()));
  }
}
