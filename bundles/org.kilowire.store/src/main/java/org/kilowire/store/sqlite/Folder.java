// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.kilowire.store.StoreException;

/**
 * The database's folder, locked for one process: {@code kilowire.db} with SQLite's own files,
 * {@code kilowire.lock}, and {@code native} for SQLite's library. Nobody else may read any of it.
 */
final class Folder {

  private final Path path;
  private final FileChannel lockFile;

  private Folder(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /** Makes the folder where it is absent, and locks it. */
  static Folder lock(Path path) {
    try {
      makePrivate(path);
      Path file = path.resolve("kilowire.lock");
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      permit(file, "rw-------");
      if (tryLock(channel) == null) {
        channel.close();
        throw new StoreException(path + " is in use by another gateway process");
      }
      return new Folder(path, channel);
    } catch (IOException e) {
      throw new StoreException(path + " cannot be used: " + e, e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  Path database() {
    return path.resolve("kilowire.db");
  }

  /**
   * Where SQLite's library is unpacked: the temporary folder, its default, may be mounted noexec.
   */
  Path natives() throws IOException {
    Path natives = path.resolve("native");
    makePrivate(natives);
    return natives;
  }

  /** An empty file that only we may read, in place of whatever a broken start left there. */
  Path draft() throws IOException {
    Path draft = path.resolve("kilowire.db.new");
    Files.deleteIfExists(draft);
    Files.deleteIfExists(path.resolve("kilowire.db.new-journal"));
    Files.createFile(draft);
    permit(draft, "rw-------");
    return draft;
  }

  /** Makes the draft the database, in one step that survives a power failure. */
  void adopt(Path draft) throws IOException {
    Files.move(draft, database(), StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  void unlock() throws IOException {
    lockFile.close();
  }

  private static void makePrivate(Path folder) throws IOException {
    Files.createDirectories(folder);
    permit(folder, "rwx------");
  }

  private static void permit(Path file, String permissions) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString(permissions));
    }
  }
}
