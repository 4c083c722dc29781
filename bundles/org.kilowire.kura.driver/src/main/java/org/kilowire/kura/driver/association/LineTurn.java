// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.association;

import java.time.Duration;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.DriverOptions;
import org.kilowire.kura.driver.MeterAssociation;
import org.kilowire.link.Lease;

/** A use's turn at the line of its meter, and the deadline that all of it is over by. */
final class LineTurn {

  private final AssociationCache<?, ?> cache;
  private final DriverOptions<?, ?> options;
  private final long deadline;
  private Lease lease;

  /** Whether the line was given to somebody more urgent meanwhile. */
  private boolean gaveWay;

  LineTurn(AssociationCache<?, ?> cache, long deadline) {
    this.cache = cache;
    this.options = cache.options();
    this.deadline = deadline;
  }

  /** The line with its link open, once nobody else has it. */
  Outcome<Lease> open() {
    return held().then(line -> run(Conversation.of(line), deadline));
  }

  private Outcome<Lease> held() {
    if (lease != null) {
      return new Outcome.Ok<>(lease);
    }
    long patience = cache.now() + options.lineWait().toNanos();
    boolean all = gaveWay || patience - deadline > 0; // what was begun is not given up for that
    Outcome<Lease> line = cache.line(all ? deadline : patience);
    if (line instanceof Outcome.Ok<Lease> ok) {
      lease = ok.value();
    }
    return line;
  }

  <T> Outcome<T> run(Conversation<T> conversation, long until) {
    if (isOver()) {
      return overdue();
    }
    Outcome<T> outcome = lease.run(conversation, until);
    return isDeadline(outcome) && isOver() ? overdue() : outcome;
  }

  long deadline() {
    return deadline;
  }

  /** Until when half of the time that is left is over. */
  long half() {
    long now = cache.now();
    return now + (deadline - now) / 2;
  }

  boolean isOver() {
    return cache.now() - deadline >= 0;
  }

  static boolean isDeadline(Outcome<?> outcome) {
    return outcome instanceof Outcome.Failed<?> failed
        && failed.reason() == ConversationReason.DEADLINE;
  }

  <T> Outcome<T> overdue() {
    long millis = options.readDeadline().toMillis();
    return new Outcome.Failed<>(ConversationReason.DEADLINE, "not over after " + millis + " ms");
  }

  /** Which opening of the link this is, see {@link Lease#opening}. */
  long opening() {
    return lease.opening();
  }

  /** Whether somebody more urgent waits for the line that this use has. */
  boolean isWanted() {
    return lease != null && lease.wanted();
  }

  /** Ends an association. On another opening of the link than its own there is nothing to end. */
  void endAssociation(MeterAssociation<?, ?> association, long opening) {
    if (opening != 0 && lease.opening() == opening) {
      AssociationRelease.run(lease, association, Duration.ofNanos(deadline - cache.now()));
    }
  }

  /** Lets an association be that does not answer. */
  void forget(HeldAssociation<?, ?> held) {
    AssociationRelease.forget(lease, held);
  }

  /** Lets others have the line; it is asked for again, and then for as long as the use lasts. */
  void giveWay() {
    gaveWay = true;
    end();
  }

  /** Leaves an association with the line, which this use has: it may be gone on with later. */
  void leave(HeldAssociation<?, ?> held) {
    lease.leave(held.release());
  }

  /** Gives the line back, if this use has it. */
  void end() {
    if (lease != null) {
      Lease gone = lease;
      lease = null;
      cache.back(gone);
    }
  }
}
