// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;

/** A thread that waits for a line. It is interrupted, or gets its answer, whichever is first. */
final class WaitingThread {

  private final CompletableFuture<Outcome<Lease>> answer = new CompletableFuture<>();

  /** Too late for a thread that has stopped waiting: then the lease goes on to the next. */
  void answer(Outcome<Lease> outcome) {
    if (!answer.complete(outcome) && outcome instanceof Outcome.Ok<Lease> ok) {
      ok.value().close();
    }
  }

  /**
   * Waits on the calling thread.
   *
   * @param withdraw takes it out of the queue when it was interrupted
   */
  Outcome<Lease> await(Runnable withdraw) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Outcome<Lease> lost = new Outcome.Lost<>(new LinkException("interrupted while waiting", e));
      answer(lost);
      withdraw.run();
      return answer.getNow(lost);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
