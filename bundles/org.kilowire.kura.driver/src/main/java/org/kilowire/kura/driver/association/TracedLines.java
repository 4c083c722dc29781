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

/** Lines on whose leases all is traced that passes, each lease by a trace of its own. */
record TracedLines(Lines lines, Supplier<LineTrace> traces) implements Lines {

  @Override
  public void acquire(LinkUri line, Priority priority, long until, Consumer<Outcome<Lease>> then) {
    lines.acquire(line, priority, until, outcome -> then.accept(outcome.map(this::traced)));
  }

  @Override
  public Outcome<Lease> acquire(LinkUri line, Priority priority, long until) {
    return lines.acquire(line, priority, until).map(this::traced);
  }

  private Lease traced(Lease lease) {
    return new TracedLease(lease, traces.get());
  }

  /** They are somebody else's. */
  @Override
  public void close() {}

  private record TracedLease(Lease lease, LineTrace trace) implements Lease {

    @Override
    public <T> Outcome<T> run(Conversation<T> conversation) {
      return lease.run(trace.of(conversation));
    }

    @Override
    public <T> Outcome<T> run(Conversation<T> conversation, long deadlineNanos) {
      return lease.run(trace.of(conversation), deadlineNanos);
    }

    @Override
    public <T> void run(Conversation<T> conversation, Consumer<Outcome<T>> then) {
      lease.run(trace.of(conversation), then);
    }

    @Override
    public <T> void run(
        Conversation<T> conversation, long deadlineNanos, Consumer<Outcome<T>> then) {
      lease.run(trace.of(conversation), deadlineNanos, then);
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
    public void close() {
      lease.close();
    }
  }
}
