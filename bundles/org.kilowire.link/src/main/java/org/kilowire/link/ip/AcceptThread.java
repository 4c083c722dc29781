// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

/** The one thread of a listener. */
final class AcceptThread {

  private static final long PATIENCE_MILLIS = 1000;

  private final Thread thread;

  AcceptThread(String name, Runnable work) {
    thread = new Thread(work, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * Waits until it has left its channel: as long as it is inside, the system keeps the port, and
   * takes calls on it.
   */
  void join() {
    if (thread == Thread.currentThread()) {
      return;
    }
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
