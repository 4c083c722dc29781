// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.Optional;
import java.util.function.Function;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.link.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One use of a meter until a deadline: what it is asked, and the association for that, which is
 * kept from an earlier visit or made anew.
 */
final class Visit implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

  private final KeptMeter meter;
  private final Turn turn;
  private Session session;

  /** Whether the association has answered during this visit. */
  private boolean proven;

  Visit(KeptMeter meter, long deadline) {
    this.meter = meter;
    this.turn = new Turn(meter, deadline);
  }

  DlmsDriverOptions options() {
    return meter.options();
  }

  /**
   * Asks the meter something that may be asked twice: where an association kept from an earlier
   * visit does not answer, it is made anew, once. So that there is time for that, the first
   * question has half of what is left: it is to be one request.
   *
   * @param question is made anew for another association
   */
  <T> Outcome<T> get(Function<Session, Conversation<T>> question) {
    Outcome<T> answer = ask(question);
    if (session == null || proven || (isAnswer(answer) && isThere())) {
      return noted(answer);
    }
    turn.forget(session);
    session = null;
    return noted(ask(question));
  }

  /** An association that the meter has forgotten refuses what it has answered before. */
  private boolean isThere() {
    Optional<AttributeRef> readable = session.knowledge().readable();
    if (readable.isPresent()) {
      ask(one -> one.client().get(readable.get()));
    }
    return proven;
  }

  private <T> Outcome<T> ask(Function<Session, Conversation<T>> question) {
    return ready()
        .then(
            associated -> {
              long until = proven ? turn.deadline() : turn.half();
              Outcome<T> answer = run(question.apply(associated), until);
              proven |= proves(answer);
              return answer;
            });
  }

  /** After a fault of ours nobody knows what the association is like. */
  private <T> Outcome<T> run(Conversation<T> conversation, long until) {
    boolean sound = false;
    try {
      Outcome<T> outcome = turn.run(conversation, until);
      sound = true;
      return outcome;
    } finally {
      if (!sound) {
        session = null;
      }
    }
  }

  /** Whether an answer shows that the association is there; a refusal of the service does not. */
  private static boolean proves(Outcome<?> answer) {
    return answer instanceof Outcome.Ok
        || (isAnswer(answer)
            && answer instanceof Outcome.Failed<?> failed
            && failed.reason() != DlmsReason.SERVICE_REFUSED
            && failed.reason() != DlmsReason.UNEXPECTED_APDU);
  }

  /**
   * Writes an attribute on an association that has answered during this visit. Once; where no
   * answer tells what became of it, it is {@link DlmsReason#OUTCOME_UNKNOWN}, and half of the time
   * that was left is there still to read it back.
   */
  Outcome<Void> set(AttributeRef attribute, Data value) {
    if (session == null || !proven) {
      throw new IllegalStateException("nothing was read before");
    }
    if (turn.isOver()) {
      return noted(turn.overdue()); // nothing has left
    }
    Outcome<Void> answer;
    try {
      answer = run(session.client().set(attribute, value), turn.half());
    } catch (RuntimeException fault) {
      LOG.error("a write of {} failed by a fault of ours", attribute, fault);
      return unknown("a fault of ours: " + fault.getClass().getName());
    }
    return noted(Turn.isDeadline(answer) ? unknown("no answer in half of the time left") : answer);
  }

  private static Outcome<Void> unknown(String detail) {
    return new Outcome.Failed<>(DlmsReason.OUTCOME_UNKNOWN, detail);
  }

  /** Whether the meter can be asked on without associating anew. */
  boolean isAssociated() {
    return session != null;
  }

  /** Lets somebody more urgent have the line; the next question asks for it again. */
  void giveWay() {
    if (turn.isWanted()) {
      if (session != null) {
        meter.keep(session);
      }
      session = null;
      proven = false;
      turn.giveWay();
    }
  }

  /** An association; made anew where none is kept. */
  Outcome<Session> ready() {
    if (session != null) {
      return new Outcome.Ok<>(session);
    }
    Outcome<?> promising = meter.isKept() ? new Outcome.Ok<>(null) : meter.credentials().password();
    if (!(promising instanceof Outcome.Ok)) {
      return promising.failure(); // no need to wait for the line
    }
    return turn.open().then(this::takeOrMake);
  }

  private Outcome<Session> takeOrMake(Lease lease) {
    meter.take(lease).ifPresent(one -> session = one);
    // The password is looked at again: another visit may have been refused meanwhile.
    return session == null
        ? meter.credentials().password().then(this::make)
        : new Outcome.Ok<>(session);
  }

  private Outcome<Session> make(Optional<Secret> password) {
    Outcome<Session> made = new Greeting(meter, turn).associate(password);
    if (made instanceof Outcome.Ok<Session> ok) {
      session = ok.value();
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

  private static boolean isAnswer(Outcome<?> answer) {
    return answer instanceof Outcome.Ok
        || (answer instanceof Outcome.Failed<?> failed
            && failed.reason() instanceof DlmsReason why
            && why != DlmsReason.OUTCOME_UNKNOWN
            && why != DlmsReason.INVOKE_ID);
  }

  private void giveUp() {
    if (session != null) {
      Session gone = session;
      session = null;
      proven = false;
      turn.endAssociation(gone.client(), gone.opening());
    }
  }

  @Override
  public void close() {
    try {
      goodbye();
    } finally {
      meter.left();
    }
  }

  private void goodbye() {
    try {
      if (session != null && meter.keeps() && !turn.isWanted()) {
        meter.keep(session);
      } else {
        giveUp();
      }
    } finally {
      turn.end();
    }
  }
}
