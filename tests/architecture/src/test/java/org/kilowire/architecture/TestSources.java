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
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The Java files of all modules' tests, but those of this module, which speak of the others. */
final class TestSources {

  static final Path ROOT = Path.of(System.getProperty("kilowire.root"));

  private TestSources() {}

  static List<Path> all() throws IOException {
    return matching(".*/src/test/java/.*\\.java");
  }

  /** The files of all modules but this one whose whole path matches. */
  static List<Path> matching(String regex) throws IOException {
    Predicate<String> wanted = Pattern.compile(regex).asMatchPredicate();
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
            if (wanted.test(file.toString())) {
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
