// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

/** Beats once when it is started, and then when the test says so. */
final class ManualPeriodicTask implements PeriodicTask {

  private Runnable beat = () -> {};
  private boolean closed;
  volatile boolean wanted;

  @Override
  public void start(Runnable work) {
    beat = work;
    beat();
  }

  void beat() {
    wanted = false;
    if (!closed) {
      beat.run();
    }
  }

  @Override
  public void soon() {
    wanted = true;
  }

  @Override
  public void close() {
    closed = true;
  }
}
