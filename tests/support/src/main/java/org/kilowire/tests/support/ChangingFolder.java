// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** A folder in which others make and remove files while a test looks at it. */
public final class ChangingFolder {

  private ChangingFolder() {}

  /** The regular files in it and in those below it, but for those that go while it is walked. */
  public static List<Path> files(Path folder) {
    Listing listing = new Listing();
    try {
      Files.walkFileTree(folder, listing);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return listing.files;
  }

  /** The octets of a file as characters 0 to 255; none of a file that has gone. */
  public static String octets(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException gone) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Listing extends SimpleFileVisitor<Path> {

    private final List<Path> files = new ArrayList<>();

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
