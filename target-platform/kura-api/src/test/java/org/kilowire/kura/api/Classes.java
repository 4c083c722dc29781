// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes of this bundle, as they were compiled. */
final class Classes {

  static final Path FOLDER = Path.of("target", "classes");

  private Classes() {}

  /** All class files, as paths below the folder. */
  static List<Path> files() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(FOLDER::relativize)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All types that others can see. */
  static Stream<Class<?>> publicTypes() {
    return files().stream()
        .<Class<?>>map(Classes::load)
        .filter(type -> Modifier.isPublic(type.getModifiers()));
  }

  private static Class<?> load(Path file) {
    String name = file.toString().replace(file.getFileSystem().getSeparator(), ".");
    try {
      return Class.forName(name.substring(0, name.length() - ".class".length()));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
