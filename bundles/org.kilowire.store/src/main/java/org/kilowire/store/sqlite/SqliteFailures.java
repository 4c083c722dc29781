// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.sqlite;

import java.sql.SQLException;
import org.kilowire.store.StoreException;
import org.kilowire.store.StoreFullException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What an error of SQLite means to the store. */
final class SqliteFailures {

  private SqliteFailures() {}

  static RuntimeException translated(Throwable failure) {
    if (failure instanceof SQLException sql) {
      return translated(sql);
    }
    return failure instanceof RuntimeException own
        ? own
        : new StoreException("it could not be stored: " + failure, failure);
  }

  static StoreException translated(SQLException failure) {
    if (isFull(failure)) {
      return new StoreFullException("no room on the disk: " + failure.getMessage(), failure);
    }
    return new StoreException("the database failed: " + failure.getMessage(), failure);
  }

  static boolean isFull(SQLException failure) {
    return failure instanceof SQLiteException e
        && (e.getResultCode() == SQLiteErrorCode.SQLITE_FULL
            || e.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE);
  }
}
