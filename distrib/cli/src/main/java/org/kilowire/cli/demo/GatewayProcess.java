// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.demo;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kilowire.standalone.GatewayHome;

/** The gateway as a process of its own, as it is on a gateway. */
final class GatewayProcess implements AutoCloseable {

  private static final long END_SECONDS = 40;

  private final Process process;

  private GatewayProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param commits where it shall tell of its commits
   * @param lines takes what it says until then
   */
  static GatewayProcess start(GatewayHome home, Path commits, Consumer<String> lines)
      throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            "org.kilowire.cli.Kilowire",
            "gateway",
            "--home",
            home.folder().toString(),
            "--hand-over-within",
            "30s",
            "--report-commits",
            commits.toString());
    File log = home.folder().resolve("gateway.log").toFile();
    Process process = new ProcessBuilder(command).redirectError(log).start();
    GatewayProcess gateway = new GatewayProcess(process);
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.equals("ready")) {
        return gateway;
      }
      lines.accept(line);
    }
    gateway.close();
    throw new IOException("the gateway did not start, see " + log);
  }

  Instant started() {
    return process.info().startInstant().orElseThrow();
  }

  /** The most memory that it ever had, in KiB, as Linux counts it; empty where it does not. */
  OptionalLong peakResident() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return OptionalLong.empty();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Tells it to end, in order: it collects no more, hands over what it has, and closes. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
