// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base.clock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the kernel's clock is disciplined, by chrony, ntpd or whomever. That is told by a system
 * call only (adjtimex), which Java has not; systemd's timedatectl makes it. The program is asked
 * aside and for a while only: who wants to know gets the last answer, and no waits.
 */
final class KernelClock implements BooleanSupplier {

  /** How old an answer is when the next question follows. */
  static final Duration MAX_AGE = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(KernelClock.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String YES = "yes";
  private static final List<String> COMMAND =
      List.of("timedatectl", "show", "--property=NTPSynchronized", "--value");

  private final List<String> command;
  private final Duration patience;
  private final LongSupplier nanos;
  private final Executor aside;

  // Guarded by this.
  private boolean disciplined;
  private long asked;

  KernelClock() {
    this(COMMAND, PATIENCE, System::nanoTime, KernelClock::thread);
  }

  /**
   * Asks for the first time.
   *
   * @param command says {@code yes} if the clock is disciplined
   * @param patience how long it may take
   * @param nanos a monotonic clock
   */
  KernelClock(List<String> command, Duration patience, LongSupplier nanos, Executor aside) {
    this.command = command;
    this.patience = patience;
    this.nanos = nanos;
    this.aside = aside;
    ask();
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "kilowire-clock");
    thread.setDaemon(true);
    thread.start();
  }

  /** As it was when it was last asked; false where nobody has answered. */
  @Override
  public synchronized boolean getAsBoolean() {
    if (nanos.getAsLong() - asked >= MAX_AGE.toNanos()) {
      ask();
    }
    return disciplined;
  }

  private synchronized void ask() {
    asked = nanos.getAsLong();
    aside.execute(() -> learn(answer()));
  }

  private synchronized void learn(boolean answer) {
    disciplined = answer;
  }

  private boolean answer() {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try {
        return process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)
            && new String(
                    process.getInputStream().readNBytes(YES.length()), StandardCharsets.US_ASCII)
                .equals(YES);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      LOG.debug("kernel clock synchronization state unknown: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
