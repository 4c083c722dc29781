// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/** Files that are whole or not there, also after a power cut. */
final class WholeFile {

  private WholeFile() {}

  /**
   * A new file that only its owner can read.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is one of this name: it stays
   */
  static void make(Path file, byte[] content) throws IOException {
    Path beside = beside(file, content);
    try {
      Files.createLink(file, beside); // unlike a rename it takes no other file's place
    } finally {
      Files.delete(beside);
    }
    force(file);
  }

  /** Writes, and takes the place of what was there. */
  static void replace(Path file, byte[] content) throws IOException {
    Path beside = beside(file, content);
    try {
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
    force(file);
  }

  /** Makes the folder for its owner alone, if it is not there. */
  static void folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, mode("rwx------"));
    }
  }

  private static Path beside(Path file, byte[] content) throws IOException {
    Path beside =
        file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
    Files.deleteIfExists(beside);
    var fresh = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel out = FileChannel.open(beside, fresh, mode("rw-------"))) {
      for (ByteBuffer left = ByteBuffer.wrap(content); left.hasRemaining(); ) {
        out.write(left);
      }
      out.force(true);
    }
    return beside;
  }

  /** The name of a file is an entry of its folder: it is safe when that is. */
  private static void force(Path file) throws IOException {
    try (FileChannel names =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  private static FileAttribute<?> mode(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
