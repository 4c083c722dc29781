// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.kilowire.contract.Range;
import org.kilowire.conversation.Occurrences;
import org.kilowire.store.CommitListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every listener of every commit; one that fails keeps no other from being told. */
final class CommitListeners implements CommitListener {

  private static final Logger LOG = LoggerFactory.getLogger(CommitListeners.class);

  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong failures = new AtomicLong();

  void add(CommitListener listener) {
    listeners.add(listener);
  }

  void remove(CommitListener listener) {
    listeners.remove(listener);
  }

  @Override
  public void committed(Range numbers) {
    for (CommitListener listener : listeners) {
      try {
        listener.committed(numbers);
      } catch (RuntimeException | LinkageError e) {
        note(listener, e);
      }
    }
  }

  /** Now and then: it may fail at every commit. */
  private void note(CommitListener listener, Throwable failure) {
    long times = failures.incrementAndGet();
    if (Occurrences.isWorthALine(times)) {
      LOG.error("commit listener {} failed, {} failures so far", listener, times, failure);
    }
  }
}
