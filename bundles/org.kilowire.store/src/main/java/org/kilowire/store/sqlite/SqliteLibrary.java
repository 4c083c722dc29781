// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import org.kilowire.store.StoreException;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/**
 * SQLite's native library, loaded once a class loader. It is unpacked into the store's folder,
 * since the temporary one, its default, is everybody's and may be mounted noexec; under a name that
 * no other class loader has, and not for longer than loading takes.
 */
final class SqliteLibrary {

  private static final String UNPACK_TO = "org.sqlite.tmpdir";

  /** More than the library has on any system. */
  private static final long MAX_OCTETS = 4 << 20;

  private static boolean loaded;

  private SqliteLibrary() {}

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
      String elsewhere = System.getProperty(UNPACK_TO);
      if (elsewhere == null) {
        loadFrom(folder);
      } else {
        load(Path.of(elsewhere));
      }
      loaded = true;
    }
  }

  /** As well, for a tool that leaves the store's folder to the store. */
  static void load() throws IOException {
    synchronized (System.getProperties()) {
      if (!loaded) {
        load(Path.of(System.getProperty(UNPACK_TO, System.getProperty("java.io.tmpdir"))));
        loaded = true;
      }
    }
  }

  private static void loadFrom(Folder folder) throws IOException {
    Path place = folder.natives();
    System.setProperty(UNPACK_TO, place.toString());
    try {
      load(place);
    } finally {
      System.clearProperty(UNPACK_TO);
      folder.dropNatives();
    }
  }

  private static void load(Path place) {
    try {
      if (!SQLiteJDBCLoader.initialize()) {
        throw new StoreException(failure(place));
      }
    } catch (StoreException e) {
      throw e;
    } catch (Exception | LinkageError e) {
      throw new StoreException(failure(place), e);
    }
  }

  /** SQLite's loader says the same of every cause. */
  private static String failure(Path place) {
    boolean there =
        LibraryLoaderUtil.hasNativeLib(
            LibraryLoaderUtil.getNativeLibResourcePath(), LibraryLoaderUtil.getNativeLibName());
    return failure(place, there, place.toFile().getUsableSpace());
  }

  static String failure(Path place, boolean there, long freeOctets) {
    if (!there) {
      return "SQLite's library is not there for this system, "
          + OSInfo.getNativeLibFolderPathForCurrentOS();
    }
    String why =
        freeOctets < MAX_OCTETS
            ? "no room, " + freeOctets + " octets are free"
            : "it may be mounted noexec, or not be ours to write";
    return "SQLite's library cannot be unpacked to "
        + place
        + " and loaded from there: "
        + why
        + "; the system property "
        + UNPACK_TO
        + " names another folder";
  }
}
