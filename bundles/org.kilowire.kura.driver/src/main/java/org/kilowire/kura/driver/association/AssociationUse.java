// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.association;

import java.util.Optional;
import java.util.function.Function;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.kura.driver.Association;
import org.kilowire.kura.driver.MeterUse;
import org.kilowire.link.Lease;
import org.kilowire.meter.MeterReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a meter is asked until a deadline, on an association kept from earlier or made anew. */
public final class AssociationUse<A extends Association> implements MeterUse<A>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AssociationUse.class);

  private final AssociationCache<A> cache;
  private final LineTurn turn;
  private HeldAssociation<A> held;

  /** Whether the association has answered during this use. */
  private boolean proven;

  AssociationUse(AssociationCache<A> cache, long deadline) {
    this.cache = cache;
    this.turn = new LineTurn(cache, deadline);
  }

  @Override
  public <T> Outcome<T> get(Function<A, Conversation<T>> question) {
    Outcome<T> answer = ask(question);
    if (held == null || proven || (isAnswer(answer) && isThere())) {
      return noted(answer);
    }
    turn.forget(held);
    held = null;
    return noted(ask(question));
  }

  /** An association that the meter has forgotten refuses what it has answered before. */
  private boolean isThere() {
    Optional<Conversation<?>> probe = held.association().probe();
    probe.ifPresent(question -> ask(same -> question));
    return proven;
  }

  private <T> Outcome<T> ask(Function<A, ? extends Conversation<T>> question) {
    return ready()
        .then(
            associated -> {
              long until = proven ? turn.deadline() : turn.half();
              Outcome<T> answer = run(question.apply(associated.association()), until);
              proven |= proves(answer);
              return answer;
            });
  }

  /** After an internal error nobody knows what the association is like. */
  private <T> Outcome<T> run(Conversation<T> conversation, long until) {
    boolean sound = false;
    try {
      Outcome<T> outcome = turn.run(conversation, until);
      sound = true;
      return outcome;
    } finally {
      if (!sound) {
        held = null;
      }
    }
  }

  /** Whether an answer shows that the association is there; a refusal of the service does not. */
  private boolean proves(Outcome<?> answer) {
    return evidence(answer) == Association.Evidence.PRESENT;
  }

  private boolean isAnswer(Outcome<?> answer) {
    return evidence(answer) != Association.Evidence.NONE;
  }

  private Association.Evidence evidence(Outcome<?> answer) {
    if (answer instanceof Outcome.Ok) {
      return Association.Evidence.PRESENT;
    }
    return held != null && answer instanceof Outcome.Failed<?> failed
        ? held.association().evidence(failed.reason())
        : Association.Evidence.NONE;
  }

  @Override
  public <T> Outcome<T> set(Function<A, Conversation<T>> change) {
    if (held == null || !proven) {
      throw new IllegalStateException("nothing was read before");
    }
    if (turn.isOver()) {
      return noted(turn.overdue()); // nothing has left
    }
    Outcome<T> answer;
    try {
      answer = run(change.apply(held.association()), turn.half());
    } catch (RuntimeException fault) {
      LOG.error("internal error during a write", fault);
      return unknown("internal error: " + fault.getClass().getName());
    }
    return noted(
        LineTurn.isDeadline(answer) ? unknown("no answer in half of the time left") : answer);
  }

  private static <T> Outcome<T> unknown(String detail) {
    return new Outcome.Failed<>(MeterReason.OUTCOME_UNKNOWN, detail);
  }

  @Override
  public boolean isAssociated() {
    return held != null;
  }

  /** Lets somebody more urgent have the line; the next question asks for it again. */
  public void giveWay() {
    if (turn.isWanted()) {
      if (held != null) {
        keep();
      }
      held = null;
      proven = false;
      turn.giveWay();
    }
  }

  /** An association; made anew where none is kept. */
  public Outcome<?> associate() {
    return ready();
  }

  private Outcome<HeldAssociation<A>> ready() {
    if (held != null) {
      return new Outcome.Ok<>(held);
    }
    Outcome<?> promising = cache.isKept() ? new Outcome.Ok<>(null) : cache.credentials().password();
    if (!(promising instanceof Outcome.Ok)) {
      return promising.failure(); // no need to wait for the line
    }
    return turn.open().then(this::takeOrMake);
  }

  private Outcome<HeldAssociation<A>> takeOrMake(Lease lease) {
    cache.take(lease, turn.deadline()).ifPresent(one -> held = one);
    // The password is looked at again: another use may have been refused meanwhile.
    return held == null ? cache.credentials().password().then(this::make) : new Outcome.Ok<>(held);
  }

  private Outcome<HeldAssociation<A>> make(Optional<Secret> password) {
    Outcome<HeldAssociation<A>> made = new AssociationSetup<>(cache, turn).associate(password);
    if (made instanceof Outcome.Ok<HeldAssociation<A>> ok) {
      held = ok.value();
      proven = true;
    }
    return made;
  }

  /** After an answer that is none of the meter's, nobody knows what the association is like. */
  private <T> Outcome<T> noted(Outcome<T> answer) {
    if (!isAnswer(answer)) {
      giveUp();
    }
    return answer;
  }

  private void giveUp() {
    if (held != null) {
      HeldAssociation<A> gone = held;
      held = null;
      proven = false;
      turn.endAssociation(gone.association(), gone.opening());
    }
  }

  private void keep() {
    turn.leave(held);
    cache.keep(held);
  }

  @Override
  public void close() {
    try {
      end();
    } finally {
      cache.left();
    }
  }

  private void end() {
    try {
      if (held != null && cache.keeps() && !turn.isWanted()) {
        keep();
      } else {
        giveUp();
      }
    } finally {
      turn.end();
    }
  }
}
