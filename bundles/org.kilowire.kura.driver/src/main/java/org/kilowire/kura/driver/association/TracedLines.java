// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.association;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.trace.LineTrace;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.LinkUri;
import org.kilowire.link.PendingRelease;
import org.kilowire.link.Priority;

/**
 * One driver's lines, on whose leases all that passes is traced: each link by a trace of its own.
 */
final class TracedLines implements Lines {

  private final Lines lines;
  private final Supplier<LineTrace> traces;
  private LineTrace trace = LineTrace.off();
  private long opening;

  TracedLines(Lines lines, Supplier<LineTrace> traces) {
    this.lines = lines;
    this.traces = traces;
  }

  @Override
  public void acquire(LinkUri line, Priority priority, long until, Consumer<Outcome<Lease>> then) {
    lines.acquire(line, priority, until, outcome -> then.accept(outcome.map(TracedLease::new)));
  }

  @Override
  public Outcome<Lease> acquire(LinkUri line, Priority priority, long until) {
    return lines.acquire(line, priority, until).map(TracedLease::new);
  }

  /** The trace of the link that is open now, or of the one that a run opens. */
  private synchronized LineTrace trace(long now) {
    if (now == 0 || now != opening) {
      trace = traces.get();
      opening = now;
    }
    return trace;
  }

  private synchronized void opened(long now) {
    opening = now;
  }

  /** They are somebody else's. */
  @Override
  public void close() {}

  private final class TracedLease implements Lease {
    private final Lease lease;

    TracedLease(Lease lease) {
      this.lease = lease;
    }

    private <T> Conversation<T> traced(Conversation<T> conversation) {
      return trace(lease.opening()).of(conversation);
    }

    private <T> Outcome<T> ended(Outcome<T> outcome) {
      opened(lease.opening());
      return outcome;
    }

    @Override
    public <T> Outcome<T> run(Conversation<T> conversation) {
      return ended(lease.run(traced(conversation)));
    }

    @Override
    public <T> Outcome<T> run(Conversation<T> conversation, long deadlineNanos) {
      return ended(lease.run(traced(conversation), deadlineNanos));
    }

    @Override
    public <T> void run(Conversation<T> conversation, Consumer<Outcome<T>> then) {
      lease.run(traced(conversation), outcome -> then.accept(ended(outcome)));
    }

    @Override
    public <T> void run(
        Conversation<T> conversation, long deadlineNanos, Consumer<Outcome<T>> then) {
      lease.run(traced(conversation), deadlineNanos, outcome -> then.accept(ended(outcome)));
    }

    @Override
    public long opening() {
      return lease.opening();
    }

    @Override
    public boolean wanted() {
      return lease.wanted();
    }

    @Override
    public boolean awaited() {
      return lease.awaited();
    }

    @Override
    public void leave(PendingRelease release) {
      lease.leave(release);
    }

    @Override
    public Optional<PendingRelease> take(String peer) {
      return lease.take(peer);
    }

    @Override
    public void hangUp() {
      lease.hangUp();
    }

    @Override
    public void close() {
      lease.close();
    }
  }
}
