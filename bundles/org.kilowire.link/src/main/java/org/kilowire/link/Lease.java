// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.time.Duration;
import java.util.Optional;
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
   * Runs a conversation on the calling thread, which is back by the deadline: neither opening the
   * link nor any wait goes beyond it.
   *
   * @param deadlineNanos an instant of {@link System#nanoTime}
   * @return also {@link org.kilowire.conversation.ConversationReason#DEADLINE}
   */
  default <T> Outcome<T> run(Conversation<T> conversation, long deadlineNanos) {
    return run(
        Conversation.within(Duration.ofNanos(deadlineNanos - System.nanoTime()), conversation));
  }

  /**
   * Which opening of a link this line has now, a number that no other opening has; 0 while none is
   * open or nobody counts. What lives no longer than the link is there as long as it stays.
   */
  default long opening() {
    return 0;
  }

  /**
   * Runs a conversation on the lines' executor, then tells {@code then} on the same thread. A
   * conversation that throws is {@link LinkReason#CONVERSATION_FAULT}; a {@code then} that throws
   * loses the lease. Where the executor refuses, it is {@link LinkReason#NO_WORKER}, told on the
   * calling thread.
   *
   * @throws IllegalStateException if another run is under way
   */
  <T> void run(Conversation<T> conversation, Consumer<Outcome<T>> then);

  /**
   * Runs a conversation on the lines' executor as {@link #run(Conversation, Consumer)} does;
   * neither opening the link nor any wait goes beyond the deadline.
   *
   * @param deadlineNanos an instant of {@link System#nanoTime}
   * @throws IllegalStateException if another run is under way
   */
  default <T> void run(
      Conversation<T> conversation, long deadlineNanos, Consumer<Outcome<T>> then) {
    run(
        Conversation.within(Duration.ofNanos(deadlineNanos - System.nanoTime()), conversation),
        then);
  }

  /** Whether somebody more urgent waits: give the line back at the next safe point. */
  boolean wanted();

  /** Whether anybody waits, however urgent: who has had the line for long gives it back. */
  boolean awaited();

  /**
   * Leaves an association open on the line for a later lease, and with it how it ends. It takes the
   * place of what was left for the same peer. See {@link PendingRelease}.
   */
  default void leave(PendingRelease release) {}

  /**
   * What an earlier lease has left open with a peer and still is; it is the caller's now, to go on
   * with, to end, or to leave again. Empty too where the line keeps no such thing.
   */
  default Optional<PendingRelease> take(String peer) {
    return Optional.empty();
  }

  /**
   * Says that this holder has no more use for the link, and that the peer waits for its end. It is
   * closed with the lease, not after the line's {@code idle}; it stays open for one who waits for
   * the line, for an association that is left on it, and where only the peer can call again.
   */
  default void hangUp() {}

  /**
   * Gives the line back; from another thread it ends a run under way as lost, the opening of a link
   * included. Idempotent.
   */
  @Override
  void close();
}
