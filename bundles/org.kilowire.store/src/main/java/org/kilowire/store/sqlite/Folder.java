// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.kilowire.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's folder, locked for one store: {@code kilowire.db} with SQLite's own files, {@code
 * kilowire.lock}, and {@code kilowire.native} while SQLite's library is loaded; one copy of an
 * earlier version where a step of the schema could not only add. Nobody else may read any of these,
 * and nothing else is touched: whoever named the folder may have meant another.
 */
final class Folder {

  private static final Logger LOG = LoggerFactory.getLogger(Folder.class);

  private static final String OURS = "kilowire.";
  private static final String DATABASE = OURS + "db";

  /** How a copy of the database before a step that not only adds is named, before its version. */
  static final String COPY = DATABASE + ".version-";

  private static final String LOCK = OURS + "lock";
  private static final String NATIVES = OURS + "native";
  private static final String UNPACKED = "sqlite-"; // how SQLite's loader names what it unpacks

  private final Path path;
  private final FolderClaim claim;
  private final FileChannel lockFile;

  private Folder(Path path, FolderClaim claim, FileChannel lockFile) {
    this.path = path;
    this.claim = claim;
    this.lockFile = lockFile;
  }

  /** Makes the folder where it is absent, and locks it. */
  static Folder lock(Path path) {
    try {
      makePrivate(path);
      requireOurs(path);
      FolderClaim claim =
          FolderClaim.of(path)
              .orElseThrow(
                  () -> new StoreException(path + " is in use by another store of this process"));
      try {
        return new Folder(path, claim, locked(path));
      } catch (IOException | RuntimeException e) {
        claim.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StoreException(path + " cannot be used: " + e, e);
    }
  }

  private static FileChannel locked(Path path) throws IOException {
    Path file = path.resolve(LOCK);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      permit(file, "rw-------");
      if (channel.tryLock() == null) {
        throw new StoreException(path + " is in use by another gateway process");
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  Path database() {
    return database(path);
  }

  static Path database(Path folder) {
    return folder.resolve(DATABASE);
  }

  /** An empty folder for SQLite's library, with a name that was never used before. */
  Path natives() throws IOException {
    dropNatives();
    Path natives = path.resolve(NATIVES).resolve(UUID.randomUUID().toString());
    makePrivate(natives.getParent());
    makePrivate(natives);
    return natives;
  }

  /** Deletes what was unpacked, now or by a process that was killed. */
  void dropNatives() throws IOException {
    Path natives = path.resolve(NATIVES);
    if (!Files.isDirectory(natives, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(natives, 2)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        if (Files.isDirectory(file) || file.getFileName().toString().startsWith(UNPACKED)) {
          Files.delete(file);
        }
      }
    } catch (FileSystemException e) {
      // A system that keeps loaded files: the next start deletes it.
      LOG.debug("left for the next start: {}", e.toString());
    }
  }

  /** An empty file that only we may read, in place of whatever a broken start left there. */
  Path draft() throws IOException {
    Path draft = path.resolve(DATABASE + ".new");
    Files.deleteIfExists(draft);
    Files.deleteIfExists(path.resolve(DATABASE + ".new-journal"));
    Files.createFile(draft);
    permit(draft, "rw-------");
    return draft;
  }

  /** Makes the draft the database, in one step that survives a power failure. */
  void adopt(Path draft) throws IOException {
    Files.move(draft, database(), StandardCopyOption.ATOMIC_MOVE);
    force();
  }

  /** An empty file for a copy of the database, in place of whatever a broken start left there. */
  Path copyDraft() throws IOException {
    Path draft = path.resolve(DATABASE + ".copy");
    Files.deleteIfExists(draft);
    Files.createFile(draft);
    permit(draft, "rw-------");
    return draft;
  }

  /** Keeps the draft as the copy of {@code version}, the only one, also after a power failure. */
  Path keepCopy(Path draft, int version) throws IOException {
    try (FileChannel copy = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      copy.force(true);
    }
    Path kept = path.resolve(COPY + version);
    Files.move(draft, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (Stream<Path> all = Files.list(path)) {
      for (Path other : all.filter(file -> isOtherCopy(file, kept)).toList()) {
        Files.delete(other);
      }
    }
    force();
    return kept;
  }

  private static boolean isOtherCopy(Path file, Path kept) {
    return file.getFileName().toString().startsWith(COPY) && !file.equals(kept);
  }

  private void force() throws IOException {
    try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  void unlock() throws IOException {
    try {
      lockFile.close();
    } finally {
      claim.close();
    }
  }

  /** Makes a folder that only we may enter; one that is there already stays as it is. */
  private static void makePrivate(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      permit(folder, "rwx------");
    }
  }

  private static void requireOurs(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      List<String> names = all.map(file -> file.getFileName().toString()).toList();
      if (!names.isEmpty() && names.stream().noneMatch(name -> name.startsWith(OURS))) {
        throw new StoreException(
            folder
                + " is not empty and holds no store, which would be "
                + DATABASE
                + ": nothing in it was changed; a store needs a folder of its own");
      }
    }
  }

  private static void permit(Path file, String permissions) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString(permissions));
    }
  }
}
