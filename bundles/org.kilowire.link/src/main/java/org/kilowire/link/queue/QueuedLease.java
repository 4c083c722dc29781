// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.LinkReason;
import org.kilowire.link.LinkUri;
import org.kilowire.link.PendingRelease;
import org.kilowire.link.Priority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lease of a line. Its state hands the line's pump from one running thread to the next. */
final class QueuedLease implements Lease {

  private enum State {
    READY,
    RUNNING,
    /** Given back, but a run has not noticed yet. */
    ENDING,
    ENDED
  }

  private static final Logger LOG = LoggerFactory.getLogger(QueuedLease.class);

  private final QueuedLines lines;
  private final LineQueue line;
  private final LinkUri uri;
  private final Priority priority;
  private final AtomicReference<State> state = new AtomicReference<>(State.READY);
  private final Opening opening = new Opening();
  private boolean used;
  private volatile boolean hangsUp;

  QueuedLease(QueuedLines lines, LineQueue line, Priority priority) {
    this.lines = lines;
    this.line = line;
    this.uri = line.uri();
    this.priority = priority;
  }

  LineQueue line() {
    return line;
  }

  LinkUri uri() {
    return uri;
  }

  Priority priority() {
    return priority;
  }

  @Override
  public <T> Outcome<T> run(Conversation<T> conversation) {
    return here(conversation, OptionalLong.empty());
  }

  @Override
  public <T> Outcome<T> run(Conversation<T> conversation, long deadlineNanos) {
    return here(conversation, OptionalLong.of(deadlineNanos));
  }

  private <T> Outcome<T> here(Conversation<T> conversation, OptionalLong deadline) {
    if (!begin()) {
      return over();
    }
    try {
      return talk(conversation, deadline);
    } finally {
      end();
    }
  }

  @Override
  public long opening() {
    OpenLine open = lines.openLine(line);
    return open == null ? 0 : open.number();
  }

  @Override
  public <T> void run(Conversation<T> conversation, Consumer<Outcome<T>> then) {
    dispatch(conversation, OptionalLong.empty(), then);
  }

  @Override
  public <T> void run(Conversation<T> conversation, long deadlineNanos, Consumer<Outcome<T>> then) {
    dispatch(conversation, OptionalLong.of(deadlineNanos), then);
  }

  private <T> void dispatch(
      Conversation<T> conversation, OptionalLong deadline, Consumer<Outcome<T>> then) {
    CallbackDispatcher callbacks = lines.callbacks();
    boolean held = begin();
    Runnable work =
        () -> {
          Outcome<T> outcome = held ? sheltered(conversation, deadline) : over();
          callbacks.tell(this, then, outcome);
        };
    if (!callbacks.dispatch(work)) {
      if (held) {
        end();
      }
      callbacks.tell(this, then, new Outcome.Failed<>(LinkReason.NO_WORKER, uri.toString()));
    }
  }

  private <T> Outcome<T> sheltered(Conversation<T> conversation, OptionalLong deadline) {
    try {
      return talk(conversation, deadline);
    } catch (RuntimeException | Error e) {
      // Whoever waits for the outcome holds the line: it is told in any case. A class or a native
      // library that is not there comes as an Error.
      LOG.error("{}: internal error in a conversation", uri, e);
      return new Outcome.Failed<>(
          LinkReason.CONVERSATION_FAULT, uri + ": " + e.getClass().getName());
    } finally {
      end();
    }
  }

  private <T> Outcome<T> talk(Conversation<T> conversation, OptionalLong deadline) {
    OpenLine open;
    try {
      open = ready(openBy(deadline));
    } catch (LinkException why) {
      return new Outcome.Lost<>(why);
    }
    try {
      return open.pump().run(bounded(conversation, deadline));
    } finally {
      if (open.pump().isLost()) {
        lines.discard(line, open);
      }
    }
  }

  private long openBy(OptionalLong deadline) {
    long patient = lines.now() + uri.options().open().toNanos();
    return deadline.isPresent() && deadline.getAsLong() - patient < 0
        ? deadline.getAsLong()
        : patient;
  }

  /** Opening has taken its part of the time. */
  private <T> Conversation<T> bounded(Conversation<T> conversation, OptionalLong deadline) {
    return deadline.isEmpty()
        ? conversation
        : Conversation.within(Duration.ofNanos(deadline.getAsLong() - lines.now()), conversation);
  }

  /**
   * The open link. One kept from an earlier lease may have died since: that is no loss to report.
   */
  private OpenLine ready(long openBy) throws LinkException {
    checkHeld();
    OpenLine open = lines.openLine(line);
    if (open != null && !used && !open.pump().reset()) {
      lines.discard(line, open);
      open = null;
    }
    used = true;
    if (open == null) {
      open = opening.by(() -> lines.open(this, openBy));
    }
    checkHeld();
    return open;
  }

  private void checkHeld() throws LinkException {
    if (state.get() != State.RUNNING) {
      throw new LinkException(uri + ": the lease was given back");
    }
  }

  private <T> Outcome<T> over() {
    return new Outcome.Failed<>(LinkReason.LINE_CLOSED, uri + ": the lease was given back");
  }

  private boolean begin() {
    State was = state.compareAndExchange(State.READY, State.RUNNING);
    if (was == State.RUNNING) {
      throw new IllegalStateException(uri + ": another run is under way");
    }
    return was == State.READY;
  }

  private void end() {
    if (!state.compareAndSet(State.RUNNING, State.READY)) {
      state.set(State.ENDED);
      lines.discard(line, lines.openLine(line));
      lines.release(this);
    }
  }

  @Override
  public boolean wanted() {
    return lines.wanted(this);
  }

  @Override
  public boolean awaited() {
    return lines.awaited(this);
  }

  @Override
  public void leave(PendingRelease release) {
    lines.leave(this, release);
  }

  @Override
  public Optional<PendingRelease> take(String peer) {
    return lines.take(this, peer);
  }

  @Override
  public void hangUp() {
    hangsUp = true;
  }

  boolean hangsUp() {
    return hangsUp;
  }

  @Override
  public void close() {
    while (true) {
      if (state.compareAndSet(State.READY, State.ENDED)) {
        lines.release(this);
        return;
      }
      if (state.compareAndSet(State.RUNNING, State.ENDING)) {
        lines.cut(line);
        opening.callOff();
        return;
      }
      if (state.get() == State.ENDING || state.get() == State.ENDED) {
        return;
      }
    }
  }
}
