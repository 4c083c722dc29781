// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.util.function.Consumer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;

/**
 * A line, for as long as its holder wants it. One run at a time.
 *
 * <p>The link opens with the first run, and again with the next run after it was lost. Octets that
 * came before the lease began are dropped; what one conversation leaves unread is there for the
 * next of the same lease.
 */
public interface Lease extends AutoCloseable {

  /**
   * Runs a conversation on the calling thread. {@link Outcome.Lost} also where the link cannot be
   * opened; {@link LinkReason#LINE_CLOSED} after {@link #close}.
   *
   * @throws IllegalStateException if another run is under way
   * @throws RuntimeException whatever the conversation throws; the link is then closed
   */
  <T> Outcome<T> run(Conversation<T> conversation);

  /**
   * Runs a conversation on the lines' executor, then tells {@code then} on the same thread. A
   * conversation that throws is {@link LinkReason#CONVERSATION_FAULT}; a {@code then} that throws
   * loses the lease. Where the executor refuses, it is {@link LinkReason#NO_WORKER}, told on the
   * calling thread.
   *
   * @throws IllegalStateException if another run is under way
   */
  <T> void run(Conversation<T> conversation, Consumer<Outcome<T>> then);

  /** Whether somebody more urgent waits: give the line back at the next safe point. */
  boolean wanted();

  /** Gives the line back; from another thread it ends a run under way as lost. Idempotent. */
  @Override
  void close();
}
