// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.association;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.kura.driver.MeterAssociation.Evidence;
import org.kilowire.kura.driver.WriteRules;
import org.kilowire.link.Lease;
import org.kilowire.meter.MeterReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a meter is asked until a deadline, on an association kept from earlier or made anew. */
public final class AssociationUse<K, D> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AssociationUse.class);

  private final AssociationCache<K, D> cache;
  private final LineTurn turn;
  private HeldAssociation<K, D> held;

  /** Whether the association has answered during this use. */
  private boolean proven;

  AssociationUse(AssociationCache<K, D> cache, long deadline) {
    this.cache = cache;
    this.turn = new LineTurn(cache, deadline);
  }

  /**
   * Asks the meter something that may be asked twice: where an association kept from an earlier use
   * does not answer, it is made anew, once. So that there is time for that, the first question has
   * half of what is left: it is to be one request.
   *
   * @param question is made anew for another association
   */
  <T> Outcome<T> get(Function<HeldAssociation<K, D>, Conversation<T>> question) {
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
    held.learnt().readable().ifPresent(what -> ask(same -> same.association().get(List.of(what))));
    return proven;
  }

  private <T> Outcome<T> ask(Function<HeldAssociation<K, D>, Conversation<T>> question) {
    return ready()
        .then(
            associated -> {
              long until = proven ? turn.deadline() : turn.half();
              Outcome<T> answer = run(question.apply(associated), until);
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
    return evidence(answer) == Evidence.PRESENT;
  }

  private boolean isAnswer(Outcome<?> answer) {
    return evidence(answer) != Evidence.NONE;
  }

  private Evidence evidence(Outcome<?> answer) {
    if (answer instanceof Outcome.Ok) {
      return Evidence.PRESENT;
    }
    return held != null && answer instanceof Outcome.Failed<?> failed
        ? held.association().evidence(failed.reason())
        : Evidence.NONE;
  }

  /**
   * Changes something, on an association that has answered during this use. Once; where no answer
   * tells what became of it, it is {@link MeterReason#OUTCOME_UNKNOWN}, and half of the time that
   * was left is there still to read it back.
   *
   * @throws IllegalStateException if nothing was read before
   */
  public Outcome<Void> set(K what, D value) {
    if (held == null || !proven) {
      throw new IllegalStateException("nothing was read before");
    }
    if (turn.isOver()) {
      return noted(turn.overdue()); // nothing has left
    }
    Outcome<Void> answer;
    try {
      answer = run(held.association().set(what, value), turn.half());
    } catch (RuntimeException | Error fault) {
      LOG.error("{}: internal error during a write", cache.name(), fault);
      return unknown("internal error: " + fault.getClass().getName());
    }
    return noted(
        LineTurn.isDeadline(answer) ? unknown("no answer in half of the time left") : answer);
  }

  private static <T> Outcome<T> unknown(String detail) {
    return new Outcome.Failed<>(MeterReason.OUTCOME_UNKNOWN, detail);
  }

  /** What may be written. */
  public WriteRules<K> writes() {
    return cache.options().writes();
  }

  /** Whether the meter can be asked on without associating anew. */
  public boolean isAssociated() {
    return held != null;
  }

  /** How many things may be asked for at once on the association in use; empty without one. */
  Optional<Integer> most() {
    return Optional.ofNullable(held).map(one -> one.association().most());
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

  private Outcome<HeldAssociation<K, D>> ready() {
    if (held != null) {
      return new Outcome.Ok<>(held);
    }
    Outcome<?> promising = cache.isKept() ? new Outcome.Ok<>(null) : cache.credentials().password();
    if (!(promising instanceof Outcome.Ok)) {
      return promising.failure(); // no need to wait for the line
    }
    return turn.open().then(this::takeOrMake);
  }

  private Outcome<HeldAssociation<K, D>> takeOrMake(Lease lease) {
    cache.take(lease, turn.deadline()).ifPresent(one -> held = one);
    // The password is looked at again: another use may have been refused meanwhile.
    return held == null ? cache.credentials().password().then(this::make) : new Outcome.Ok<>(held);
  }

  private Outcome<HeldAssociation<K, D>> make(Optional<Secret> password) {
    Outcome<HeldAssociation<K, D>> made = new AssociationSetup<>(cache, turn).associate(password);
    if (made instanceof Outcome.Ok<HeldAssociation<K, D>> ok) {
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
      HeldAssociation<K, D> gone = held;
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
