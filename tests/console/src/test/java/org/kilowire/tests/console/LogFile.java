// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kilowire.tests.support.Eventually;
import org.slf4j.LoggerFactory;

/** The log of this JVM, from a moment on. */
record LogFile(int from) {

  private static final Path FILE = Path.of(System.getProperty("org.slf4j.simpleLogger.logFile"));

  static {
    // The first logger of a JVM makes the file anew.
    LoggerFactory.getLogger(LogFile.class);
  }

  static LogFile fromHere() throws IOException {
    return new LogFile(Files.readAllLines(FILE).size());
  }

  List<String> lines() throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    return lines.subList(from, lines.size());
  }

  /** Waits for a line with all of these words. */
  void await(String... words) throws Exception {
    Eventually.await(
        "the log says " + List.of(words),
        () -> lines().stream().anyMatch(line -> List.of(words).stream().allMatch(line::contains)));
  }
}
