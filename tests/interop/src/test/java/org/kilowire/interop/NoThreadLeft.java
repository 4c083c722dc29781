// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a class of tests after which a thread is alive that was not there before it. */
final class NoThreadLeft implements BeforeAllCallback, AfterAllCallback {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Set<Thread> before = new HashSet<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    before.addAll(Thread.getAllStackTraces().keySet());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!left().isEmpty() && System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    List<String> left = left();
    if (!left.isEmpty()) {
      throw new AssertionError("threads left behind: " + left);
    }
  }

  private List<String> left() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !before.contains(thread))
        .map(Thread::getName)
        .toList();
  }
}
