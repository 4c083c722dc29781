// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.kilowire.tests.support.Eventually;

/** A {@code kilowire} command in a JVM of its own. */
final class Child implements AutoCloseable {

  private static final List<String> JVM =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m");
  private static final long END_SECONDS = 60;

  private final String name;
  private final Path log;
  private final Process process;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final Thread reader;

  private Child(String name, Path log, Process process, Consumer<String> lines) {
    this.name = name;
    this.log = log;
    this.process = process;
    this.reader = new Thread(() -> read(lines), "out-of-" + name);
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts {@code kilowire} with {@code arguments}.
   *
   * @param log what it writes to stderr is appended here
   * @param lines takes its stdout line by line, on a thread of the child's
   */
  static Child start(
      String name, Path log, Consumer<String> lines, List<String> jvm, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("org.kilowire.cli.Kilowire");
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    // No child outlives the tests, whatever ends them.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new Child(name, log, process, lines);
  }

  private void read(Consumer<String> lines) {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.accept(line);
        if (line.contains("ready")) {
          ready.countDown();
        }
      }
    } catch (IOException e) {
      // It was killed: what it said until then was read.
    }
  }

  /** Waits until it says that it is ready; fails if it ends before. */
  void awaitReady() {
    Eventually.await(
        () -> name + " ready; its log ends with: " + tail(),
        () -> ready.getCount() == 0 || !process.isAlive());
    if (ready.getCount() > 0) {
      throw new AssertionError(name + " ended with " + process.exitValue() + ": " + tail());
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL; returns when it is gone and all that it said is read. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    reader.join();
  }

  /**
   * SIGTERM.
   *
   * @return its exit code
   */
  int end() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError(name + " does not end: " + tail());
    }
    reader.join();
    return process.exitValue();
  }

  private String tail() {
    try {
      List<String> all = Files.readAllLines(log);
      return String.join("\n", all.subList(Math.max(0, all.size() - 20), all.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
