// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What the gateway's process costs: how soon it has read something, and its memory. */
final class GatewayFigures {

  private static final long LOOK_MILLIS = 5;
  private static final double MIB_IN_KIB = 1024;

  private final CompletableFuture<Instant> firstReading = new CompletableFuture<>();

  /**
   * Looks out for the first commit.
   *
   * @param commits where the gateway tells of its commits
   */
  GatewayFigures(Path commits) {
    Thread watch = new Thread(() -> watch(commits), "first-reading");
    watch.setDaemon(true);
    watch.start();
  }

  private void watch(Path commits) {
    try {
      while (!Files.exists(commits) || Files.size(commits) == 0) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
      firstReading.complete(Instant.now());
    } catch (IOException e) {
      firstReading.completeExceptionally(new UncheckedIOException(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A line for people; of a process that still runs. */
  String line(GatewayProcess gateway) {
    String memory =
        gateway.peakResident().isEmpty()
            ? "its memory is not told here"
            : "%.0f MiB at most".formatted(gateway.peakResident().getAsLong() / MIB_IN_KIB);
    return "gateway  %s from its start to the first reading stored, %s"
        .formatted(
            after(gateway.started())
                .map(time -> "%.1f s".formatted(time.toMillis() / 1000.0))
                .orElse("nothing read"),
            memory);
  }

  private Optional<Duration> after(Instant start) {
    return firstReading.isDone()
        ? Optional.of(Duration.between(start, firstReading.join()))
        : Optional.empty();
  }
}
