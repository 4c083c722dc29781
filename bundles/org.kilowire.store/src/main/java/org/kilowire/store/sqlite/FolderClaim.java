// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The right to open a folder's lock file, within this process. The lock itself keeps other
 * processes out and belongs to the process as a whole: POSIX (fcntl) takes it away when any
 * descriptor of the file is closed, so a second opening must not even touch the file.
 *
 * <p>System properties are what all class loaders share: a bundle that is updated while an old
 * store of it is still open is refused like anybody else.
 */
record FolderClaim(String name) implements AutoCloseable {

  /** Empty where somebody has it. */
  static Optional<FolderClaim> of(Path folder) throws IOException {
    Object key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
    String name = "org.kilowire.store.open:" + (key == null ? folder.toRealPath() : key);
    return System.getProperties().putIfAbsent(name, folder.toString()) == null
        ? Optional.of(new FolderClaim(name))
        : Optional.empty();
  }

  @Override
  public void close() {
    System.clearProperty(name);
  }
}
