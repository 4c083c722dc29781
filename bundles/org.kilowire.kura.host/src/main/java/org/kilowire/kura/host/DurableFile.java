// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/** Files that are whole or not there, and that only their owner can read. */
public final class DurableFile {
  private DurableFile() {}

  /**
   * Writes beside, forces to the disk, renames: after a power cut there is the old file or the new.
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(temporary);
    var fresh = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel out = FileChannel.open(temporary, fresh, owner("rw-------"))) {
      for (ByteBuffer left = ByteBuffer.wrap(content); left.hasRemaining(); ) {
        out.write(left);
      }
      out.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    force(file.toAbsolutePath().getParent());
  }

  /** Makes the folder if it is not there, for its owner alone. */
  public static Path folder(Path folder) throws IOException {
    return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, owner("rwx------"));
  }

  /** The name of a file is an entry of its folder: it is safe when that is. */
  private static void force(Path folder) throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  private static FileAttribute<?>[] owner(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
