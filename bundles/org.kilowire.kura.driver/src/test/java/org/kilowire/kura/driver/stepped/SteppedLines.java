// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.stepped;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.Link;
import org.kilowire.link.LinkCounters;
import org.kilowire.link.LinkReason;
import org.kilowire.link.LinkUri;
import org.kilowire.link.PendingRelease;
import org.kilowire.link.Priority;
import org.kilowire.link.pump.BlockingPump;

/**
 * One line, on one thread, by a clock that is moved by hand. It says what a test needs to know of
 * its user: whether the line was given back.
 */
public final class SteppedLines implements Lines {

  private final SteppedClock clock;
  private final Supplier<? extends Link> links;
  private final Map<String, PendingRelease> left = new HashMap<>();
  private Link link;
  private BlockingPump pump;
  private long openings;
  private boolean occupied;
  private boolean leased;
  private boolean unreachable;

  /** A line that is free. */
  public SteppedLines(SteppedClock clock, Supplier<? extends Link> links) {
    this.clock = clock;
    this.links = links;
  }

  /** Somebody else has the line, or has it no more. */
  public void occupied(boolean byOthers) {
    occupied = byOthers;
  }

  /** The link fails, whoever uses it. */
  public void lose() {
    link.close();
  }

  /** Whether a link can be opened. */
  public void unreachable(boolean nobody) {
    unreachable = nobody;
  }

  /** Whether nobody has the line. */
  public boolean isFree() {
    return !leased && !occupied;
  }

  /** How often a link was opened. */
  public long openings() {
    return openings;
  }

  @Override
  public void acquire(LinkUri line, Priority priority, long until, Consumer<Outcome<Lease>> then) {
    then.accept(acquire(line, priority, until));
  }

  @Override
  public Outcome<Lease> acquire(LinkUri line, Priority priority, long until) {
    if (!isFree()) {
      clock.until(until);
      return new Outcome.Failed<>(LinkReason.LINE_BUSY, line.toString());
    }
    leased = true;
    return new Outcome.Ok<>(new SteppedLease());
  }

  @Override
  public void close() {}

  private final class SteppedLease implements Lease {

    @Override
    public <T> Outcome<T> run(Conversation<T> conversation) {
      if (pump == null && unreachable) {
        return new Outcome.Lost<>(new LinkException("nobody answers"));
      }
      if (pump == null) {
        LineSettings own = LineSettings.of(9600, Framing.PLAIN);
        link = links.get();
        pump = new BlockingPump(link, own, new LinkCounters(), clock);
        openings++;
      }
      boolean sound = false;
      try {
        Outcome<T> outcome = pump.run(conversation);
        sound = !pump.isLost();
        return outcome;
      } finally {
        pump = sound ? pump : null;
      }
    }

    @Override
    public <T> Outcome<T> run(Conversation<T> conversation, long deadlineNanos) {
      return run(Conversation.within(clock.since(deadlineNanos).negated(), conversation));
    }

    @Override
    public <T> void run(Conversation<T> conversation, Consumer<Outcome<T>> then) {
      then.accept(run(conversation));
    }

    @Override
    public long opening() {
      return pump == null ? 0 : openings;
    }

    @Override
    public boolean wanted() {
      return false;
    }

    @Override
    public boolean awaited() {
      return false;
    }

    @Override
    public void leave(PendingRelease release) {
      left.put(release.peer(), release);
    }

    @Override
    public Optional<PendingRelease> take(String peer) {
      return Optional.ofNullable(left.remove(peer));
    }

    @Override
    public void close() {
      leased = false;
    }
  }
}
