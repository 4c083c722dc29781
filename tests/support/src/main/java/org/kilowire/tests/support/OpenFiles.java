// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The descriptors that this process has open, as Linux tells it. */
public final class OpenFiles {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private OpenFiles() {}

  /**
   * What each descriptor stands for: a file's path, {@code socket:[4711]} and so on. One that goes
   * while it is looked at, as that of the listing itself does, is not among them.
   */
  public static List<Path> all() {
    try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
      return descriptors.flatMap(one -> target(one).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files in this folder and those below it. */
  public static List<Path> under(Path folder) {
    return all().stream().filter(file -> file.startsWith(folder)).toList();
  }

  private static Optional<Path> target(Path descriptor) {
    try {
      return Optional.of(Files.readSymbolicLink(descriptor));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
