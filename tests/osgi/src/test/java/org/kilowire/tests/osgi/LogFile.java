// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The log of this JVM, from a moment on. */
final class LogFile {

  private static final Path FILE = Path.of(System.getProperty("org.slf4j.simpleLogger.logFile"));

  static {
    // The first logger of a JVM makes the file anew.
    LoggerFactory.getLogger(LogFile.class);
  }

  private final int from;

  private LogFile(int from) {
    this.from = from;
  }

  static LogFile fromHere() throws IOException {
    return new LogFile(lines().size());
  }

  private static List<String> lines() throws IOException {
    return Files.exists(FILE) ? Files.readAllLines(FILE) : List.of();
  }

  List<String> all() throws IOException {
    List<String> lines = lines();
    return lines.subList(from, lines.size());
  }

  /** Lines that should not be there: errors, and whatever a trace of an exception is made of. */
  List<String> faults() throws IOException {
    return all().stream()
        .filter(
            line ->
                line.contains(" ERROR ") || line.startsWith("\tat ") || line.contains("Exception"))
        .toList();
  }
}
