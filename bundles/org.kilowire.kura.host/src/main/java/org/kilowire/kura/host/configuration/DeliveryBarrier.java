// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Hashtable;
import java.util.Queue;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Runs a task once all changes of configurations so far have reached their components.
 * ConfigurationAdmin tells its listeners of one change after the other, and two updates in a row
 * are one {@code modified} for a component that was not yet told of the first. So a configuration
 * of our own is changed: when that is told, everything before it has been.
 */
final class DeliveryBarrier {
  static final String PID = "org.kilowire.kura.host.delivered";

  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final ConfigurationAdmin admin;

  DeliveryBarrier(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  @SuppressWarnings("JdkObsolete") // ConfigurationAdmin wants a Dictionary
  synchronized void then(Runnable task) throws IOException {
    tasks.add(task);
    admin.getConfiguration(PID, "?").update(new Hashtable<>());
  }

  /** Our configuration's change was told. */
  void told() throws IOException {
    Runnable task;
    synchronized (this) {
      task = tasks.poll();
      if (tasks.isEmpty()) {
        admin.getConfiguration(PID, "?").delete();
      }
    }
    if (task != null) {
      task.run();
    }
  }
}
