// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import org.kilowire.store.StoreException;
import org.sqlite.SQLiteJDBCLoader;

/**
 * SQLite's native library, loaded once a class loader. It is unpacked into the store's folder,
 * since the temporary one, its default, is everybody's and may be mounted noexec; under a name that
 * no other class loader has, and not for longer than loading takes.
 */
final class Natives {

  private static final String UNPACK_TO = "org.sqlite.tmpdir";

  private static boolean loaded;

  private Natives() {}

  /**
   * Loads the library if it is not.
   *
   * @throws StoreException if the system does not take it
   */
  static void load(Folder folder) throws IOException {
    // The lock of all class loaders: the place to unpack to is a property of the whole process.
    synchronized (System.getProperties()) {
      if (loaded) {
        return;
      }
      if (System.getProperty(UNPACK_TO) == null) {
        loadFrom(folder);
      } else {
        load();
      }
      loaded = true;
    }
  }

  private static void loadFrom(Folder folder) throws IOException {
    Path place = folder.natives();
    System.setProperty(UNPACK_TO, place.toString());
    try {
      load();
    } finally {
      System.clearProperty(UNPACK_TO);
      folder.dropNatives();
    }
  }

  private static void load() {
    try {
      if (!SQLiteJDBCLoader.initialize()) {
        throw new StoreException("SQLite's library was not loaded");
      }
    } catch (StoreException e) {
      throw e;
    } catch (Exception | LinkageError e) {
      throw new StoreException("SQLite's library cannot be loaded: " + e.getMessage(), e);
    }
  }
}
