// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.LinkReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings outcomes to those who asked, on the caller's executor, and survives what they do. */
final class Teller {

  private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

  private final Executor executor;

  Teller(Executor executor) {
    this.executor = executor;
  }

  /** False where the executor refuses. */
  boolean dispatch(Runnable work) {
    try {
      executor.execute(work);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** Tells what became of asking for a line. A lease that nobody can be told of is given back. */
  void answer(Consumer<Outcome<Lease>> then, Outcome<Lease> outcome) {
    Lease lease = outcome instanceof Outcome.Ok<Lease> ok ? ok.value() : null;
    if (dispatch(() -> tell(lease, then, outcome))) {
      return;
    }
    if (lease == null) {
      tell(null, then, outcome);
    } else {
      lease.close();
      tell(null, then, new Outcome.Failed<>(LinkReason.NO_WORKER, "no thread for the lease"));
    }
  }

  /** Tells on this thread. Whoever throws cannot be trusted to close {@code lease}. */
  <T> void tell(Lease lease, Consumer<Outcome<T>> then, Outcome<T> outcome) {
    boolean sound = false;
    try {
      then.accept(outcome);
      sound = true;
    } catch (RuntimeException e) {
      LOG.error("whoever asked for a line failed when told", e);
    } finally {
      if (!sound && lease != null) {
        lease.close();
      }
    }
  }
}
