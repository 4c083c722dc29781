// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import java.util.ArrayList;
import java.util.List;

/** Time moved by hand. */
final class HandAlarms implements Alarms {

  private record Due(long instant, Runnable what) {}

  private final List<Due> dues = new ArrayList<>();
  private long now;
  private boolean closed;

  @Override
  public synchronized long now() {
    return now;
  }

  @Override
  public synchronized Runnable at(long instant, Runnable what) {
    if (closed) {
      throw new IllegalStateException("an alarm after the end");
    }
    Due due = new Due(instant, what);
    dues.add(due);
    return () -> callOff(due);
  }

  private synchronized void callOff(Due due) {
    dues.remove(due);
  }

  void advance(long nanos) {
    List<Due> ripe = new ArrayList<>();
    synchronized (this) {
      now += nanos;
      dues.stream().filter(d -> d.instant - now <= 0).forEach(ripe::add);
      dues.removeAll(ripe);
    }
    ripe.forEach(d -> d.what.run());
  }

  synchronized int pending() {
    return dues.size();
  }

  @Override
  public synchronized void close() {
    closed = true;
    dues.clear();
  }
}
