// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;

/** Keeps what it is given and runs it on the test's thread, in an order that the seed says. */
final class ShufflingExecutor implements Executor {

  private final List<Runnable> tasks = new ArrayList<>();
  private final Random luck;

  ShufflingExecutor(Random luck) {
    this.luck = luck;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  /** Runs one task, whichever. False: there is none. */
  boolean runOne() {
    if (tasks.isEmpty()) {
      return false;
    }
    tasks.remove(luck.nextInt(tasks.size())).run();
    return true;
  }
}
