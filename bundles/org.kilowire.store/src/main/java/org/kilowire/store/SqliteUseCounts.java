// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.kilowire.meter.UseCounts;
import org.kilowire.store.sqlite.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts of uses in the database. They are read once and written with each use; what is on its way
 * to the disk when a gateway ends is lost, which is one use at most of what takes seconds to use.
 *
 * <p>Several days of a meter are kept: a clock that begins in 1970 with each start, until it is
 * told the time, does not give a meter another budget each time.
 */
final class SqliteUseCounts implements UseCounts {

  private record Key(String meter, String use, long day) {}

  private static final Logger LOG = LoggerFactory.getLogger(SqliteUseCounts.class);
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final int DAYS_KEPT = 8;
  private static final int MOST_KNOWN = 20_000;

  private final Database database;
  private final InstantSource clock;
  private final Map<Key, Integer> known = new HashMap<>();

  SqliteUseCounts(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public synchronized boolean count(String meter, String use, int most) {
    Key key = new Key(meter, use, Math.floorDiv(clock.millis(), DAY_MILLIS));
    int before;
    try {
      before = known.containsKey(key) ? known.get(key) : read(key);
    } catch (StoreException e) {
      LOG.warn("meter {}: {} is not counted and so not used: {}", meter, use, e.getMessage());
      return false;
    }
    if (before >= most) {
      return false;
    }
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    known.put(key, before + 1);
    keep(key, before + 1);
    return true;
  }

  private int read(Key key) {
    return database.read(
        sql ->
            sql.first(
                    "SELECT count FROM meter_use WHERE meter = ? AND use = ? AND day = ?",
                    row -> row.getInt(1),
                    key.meter(),
                    key.use(),
                    key.day())
                .orElse(0));
  }

  private void keep(Key key, int count) {
    var unused =
        database
            .writer()
            .submit(
                transaction -> {
                  transaction
                      .sql()
                      .update(
                          "INSERT OR REPLACE INTO meter_use (meter, use, day, count)"
                              + " VALUES (?, ?, ?, ?)",
                          key.meter(),
                          key.use(),
                          key.day(),
                          count);
                  transaction
                      .sql()
                      .update(
                          "DELETE FROM meter_use WHERE meter = ? AND use = ? AND day NOT IN (SELECT"
                              + " day FROM meter_use WHERE meter = ? AND use = ? ORDER BY day DESC"
                              + " LIMIT "
                              + DAYS_KEPT
                              + ")",
                          key.meter(),
                          key.use(),
                          key.meter(),
                          key.use());
                  return null;
                },
                0)
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    LOG.error(
                        "use {} of meter {} could not be stored; it counts until the gateway ends",
                        key.use(),
                        key.meter(),
                        failure);
                  }
                });
  }
}
