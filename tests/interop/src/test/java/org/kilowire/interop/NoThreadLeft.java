// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.kilowire.tests.support.Eventually;

/** Fails a class of tests after which a thread is alive that was not there before it. */
final class NoThreadLeft implements BeforeAllCallback, AfterAllCallback {

  private final Set<Thread> before = new HashSet<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    before.addAll(Thread.getAllStackTraces().keySet());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Eventually.await(() -> "threads left behind: " + left(), () -> left().isEmpty());
  }

  private List<String> left() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !before.contains(thread))
        .map(Thread::getName)
        .filter(name -> !name.startsWith("junit-")) // that which watches over timeouts
        .toList();
  }
}
