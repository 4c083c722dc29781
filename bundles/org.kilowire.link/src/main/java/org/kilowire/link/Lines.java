// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.util.function.Consumer;
import org.kilowire.conversation.Outcome;

/**
 * The lines of a gateway. Each has one owner at a time; nobody else opens a link.
 *
 * <p>A line is a queue, not a thread. Leases go to the most urgent first, among equals to the one
 * who came first. Not to be had: {@link LinkReason}.
 */
public interface Lines extends AutoCloseable {

  /**
   * Asks for a line.
   *
   * @param deadlineNanos until when to wait for others, an instant of {@link System#nanoTime}
   * @param then is told once, on the lines' executor and never under a lock: {@link Outcome.Ok}
   *     with a lease that the receiver closes, or {@link Outcome.Failed}. One that throws loses its
   *     lease
   */
  void acquire(LinkUri line, Priority priority, long deadlineNanos, Consumer<Outcome<Lease>> then);

  /**
   * Waits for a line, on the calling thread, which must not be one that the holder of the line
   * needs to get on. {@link Outcome.Lost} if the thread is interrupted; the interrupt stays set.
   */
  Outcome<Lease> acquire(LinkUri line, Priority priority, long deadlineNanos);

  /** Ends all of them: who waits is told, links close, runs under way end as lost. */
  @Override
  void close();
}
