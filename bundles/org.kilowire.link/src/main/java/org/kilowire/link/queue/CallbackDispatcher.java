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

/** Calls those who asked back with outcomes, on an executor, and survives what they do. */
final class CallbackDispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(CallbackDispatcher.class);

  private final Executor executor;

  CallbackDispatcher(Executor executor) {
    this.executor = executor;
  }

  /** False where the executor refuses. */
  boolean dispatch(Runnable work) {
    try {
      executor.execute(work);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    } catch (RuntimeException | Error e) {
      LOG.error("the worker pool failed", e); // the system has no thread left, for one
      return false;
    }
  }

  /** Answers who asked for a line. A lease that cannot be delivered is given back. */
  void answer(Consumer<Outcome<Lease>> then, Outcome<Lease> outcome) {
    Lease lease = outcome instanceof Outcome.Ok<Lease> ok ? ok.value() : null;
    if (dispatch(() -> tell(lease, then, outcome))) {
      return;
    }
    if (lease == null) {
      tell(null, then, outcome);
    } else {
      lease.close();
      tell(
          null,
          then,
          new Outcome.Failed<>(LinkReason.NO_WORKER, "the worker pool rejected the task"));
    }
  }

  /** Tells on this thread. Whoever throws cannot be trusted to close {@code lease}. */
  <T> void tell(Lease lease, Consumer<Outcome<T>> then, Outcome<T> outcome) {
    boolean sound = false;
    try {
      then.accept(outcome);
      sound = true;
    } catch (RuntimeException | Error e) {
      LOG.error("internal error in the callback of a line's user", e);
    } finally {
      if (!sound && lease != null) {
        lease.close();
      }
    }
  }
}
