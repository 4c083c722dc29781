// SPDX-License-Identifier: Apache-2.0
package org.kilowire.architecture;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The Java files of all modules' tests, but those of this module, which speak of the others. */
final class TestSources {

  static final Path ROOT = Path.of(System.getProperty("kilowire.root"));

  private TestSources() {}

  static List<Path> all() throws IOException {
    List<Path> sources = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes as) {
            return left(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes as) {
            if (file.toString().matches(".*/src/test/java/.*\\.java")) {
              sources.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return sources;
  }

  /** What is built comes and goes while other modules are. */
  private static boolean left(Path folder) {
    return folder.endsWith("target")
        || folder.endsWith(".git")
        || folder.endsWith("tests/architecture");
  }
}
