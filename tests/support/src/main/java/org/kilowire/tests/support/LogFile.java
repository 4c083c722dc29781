// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** The log that slf4j-simple writes to a file in this JVM, from a moment on. */
public final class LogFile {

  private static final Path FILE = Path.of(System.getProperty("org.slf4j.simpleLogger.logFile"));

  static {
    // The first logger of a JVM makes the file anew.
    LoggerFactory.getLogger(LogFile.class);
  }

  /** The test's broker shares the log, and tells of each client that goes while it writes to it. */
  private static final Pattern BROKER = Pattern.compile("\\[[^]]*] [A-Z]+ io\\.moquette\\.");

  private final int from;

  private LogFile(int from) {
    this.from = from;
  }

  public static LogFile fromHere() throws IOException {
    return new LogFile(lines().size());
  }

  private static List<String> lines() throws IOException {
    return Files.exists(FILE) ? Files.readAllLines(FILE) : List.of();
  }

  /** Waits for an entry with all of these words. */
  public void await(String... words) throws Exception {
    Eventually.await(
        "the log says " + List.of(words),
        () -> entries().stream().anyMatch(entry -> Stream.of(words).allMatch(entry::contains)));
  }

  /** One string an entry: its line, and those of its trace. */
  public List<String> entries() throws IOException {
    List<String> lines = lines();
    List<String> entries = new ArrayList<>();
    for (String line : lines.subList(from, lines.size())) {
      if (line.startsWith("[") || entries.isEmpty()) {
        entries.add(line);
      } else {
        entries.set(entries.size() - 1, entries.get(entries.size() - 1) + "\n" + line);
      }
    }
    return entries;
  }

  /** What is told as an error, or with a trace, by the gateway. */
  public List<String> errors() throws IOException {
    return entries().stream()
        .filter(entry -> !BROKER.matcher(entry).lookingAt())
        .filter(entry -> entry.contains(" ERROR ") || entry.contains("\n"))
        .toList();
  }

  /** Errors, and exceptions that are told in any other way. */
  public List<String> faults() throws IOException {
    return entries().stream()
        .filter(entry -> !BROKER.matcher(entry).lookingAt())
        .filter(
            entry ->
                entry.contains(" ERROR ") || entry.contains("\n") || entry.contains("Exception"))
        .toList();
  }
}
