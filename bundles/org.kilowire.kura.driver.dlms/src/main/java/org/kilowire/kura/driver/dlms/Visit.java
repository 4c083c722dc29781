// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.Optional;
import java.util.function.Function;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.session.DlmsClient;
import org.kilowire.link.Lease;
import org.kilowire.meter.Identity;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.dlms.DlmsProtocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One use of a meter until a deadline: the lease of its line, and the association. Nothing is asked
 * before the device has been found right.
 */
final class Visit implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

  private final KeptMeter meter;
  private final DlmsDriverOptions options;
  private final long deadline;
  private Lease lease;
  private Session session;

  /** Whether the association has answered during this visit. */
  private boolean proven;

  Visit(KeptMeter meter, long deadline) {
    this.meter = meter;
    this.options = meter.options();
    this.deadline = deadline;
  }

  DlmsDriverOptions options() {
    return options;
  }

  /**
   * Asks the meter something that may be asked twice: where an association kept from an earlier
   * visit does not answer, it is made anew, once.
   *
   * @param question is made anew for another association
   */
  <T> Outcome<T> get(Function<Session, Conversation<T>> question) {
    Outcome<T> answer = ask(question);
    if (answer instanceof Outcome.Ok<T> || session == null || proven) {
      return noted(answer);
    }
    meter.forget(lease, session);
    session = null;
    return noted(ask(question));
  }

  private <T> Outcome<T> ask(Function<Session, Conversation<T>> question) {
    return ready()
        .then(
            associated -> {
              long now = System.nanoTime();
              long until = proven ? deadline : now + (deadline - now) / 2;
              Outcome<T> answer = run(question.apply(associated), until);
              proven |= answer instanceof Outcome.Ok<T>;
              return answer;
            });
  }

  /**
   * Writes an attribute on an association that has answered during this visit. Once; where no
   * answer tells what became of it, it is {@link DlmsReason#OUTCOME_UNKNOWN}.
   */
  Outcome<Void> set(AttributeRef attribute, Data value) {
    if (session == null || !proven) {
      throw new IllegalStateException("nothing was read before");
    }
    if (isOver()) {
      return noted(overdue()); // nothing has left
    }
    Outcome<Void> answer;
    try {
      answer = run(session.client().set(attribute, value), deadline);
    } catch (RuntimeException fault) {
      LOG.error("a write of {} failed by a fault of ours", attribute, fault);
      return unknown("a fault of ours: " + fault.getClass().getName());
    }
    return noted(isDeadline(answer) ? unknown("no answer within the deadline") : answer);
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
    if (lease != null && lease.wanted()) {
      if (session != null) {
        meter.keep(session);
      }
      session = null;
      proven = false;
      lease.close();
      lease = null;
    }
  }

  /** An association; made anew where none is kept. */
  Outcome<Session> ready() {
    if (session != null) {
      return new Outcome.Ok<>(session);
    }
    Outcome<?> promising = meter.isKept() ? new Outcome.Ok<>(null) : password();
    if (!(promising instanceof Outcome.Ok)) {
      return promising.failure(); // no need to wait for the line
    }
    return held().then(line -> run(Conversation.of(null), deadline)).then(open -> takeOrMake());
  }

  private Outcome<Session> takeOrMake() {
    meter.take(lease).ifPresent(one -> session = one);
    // The password is looked at again: another visit may have been refused meanwhile.
    return session == null ? password().then(this::associate) : new Outcome.Ok<>(session);
  }

  private Outcome<Optional<Secret>> password() {
    return meter.password().then(this::unlessParked);
  }

  private Outcome<Optional<Secret>> unlessParked(Optional<Secret> password) {
    return meter.parked(password)
        ? Texts.failed(
            DriverReason.METER_PARKED,
            "the meter has refused our authentication; not asked again until an option or the"
                + " secret changes, or connect() is called")
        : new Outcome.Ok<>(password);
  }

  private Outcome<Lease> held() {
    if (lease != null) {
      return new Outcome.Ok<>(lease);
    }
    Outcome<Lease> line = meter.line(deadline);
    if (line instanceof Outcome.Ok<Lease> ok) {
      lease = ok.value();
    }
    return line;
  }

  private Outcome<Session> associate(Optional<Secret> password) {
    DlmsClient client = DlmsProtocol.client(options.traits(), name -> password);
    Outcome<Optional<Identity>> opened =
        run(Conversation.then(client.associate(), agreed -> rightDevice(client)), deadline);
    if (opened instanceof Outcome.Ok<Optional<Identity>>) {
      session = meter.session(client, lease.opening());
      proven = true;
      return new Outcome.Ok<>(session);
    }
    if (opened instanceof Outcome.Failed<Optional<Identity>> failed
        && failed.reason() == DlmsReason.AUTHENTICATION_REFUSED) {
      meter.park(password);
    }
    meter.end(lease, client, lease.opening(), deadline);
    return opened.failure();
  }

  private Conversation<Optional<Identity>> rightDevice(DlmsClient client) {
    if (options.device().isEmpty()) {
      return Conversation.of(Optional.empty());
    }
    String expected = options.device().get();
    return Conversation.then(
        DlmsProtocol.identity(client, options.traits()),
        found ->
            found.device().equals(expected)
                ? Conversation.of(Optional.of(found))
                : Conversation.failed(
                    MeterReason.WRONG_DEVICE,
                    "expected " + expected + ", found " + found.device()));
  }

  private <T> Outcome<T> run(Conversation<T> conversation, long until) {
    if (isOver()) {
      return overdue();
    }
    boolean sound = false;
    try {
      Outcome<T> outcome = lease.run(conversation, until);
      sound = true;
      return isDeadline(outcome) && isOver() ? overdue() : outcome;
    } finally {
      if (!sound) {
        session = null;
      }
    }
  }

  private boolean isOver() {
    return System.nanoTime() - deadline >= 0;
  }

  private static boolean isDeadline(Outcome<?> outcome) {
    return outcome instanceof Outcome.Failed<?> failed
        && failed.reason() == ConversationReason.DEADLINE;
  }

  private <T> Outcome<T> overdue() {
    long millis = options.readDeadline().toMillis();
    return new Outcome.Failed<>(ConversationReason.DEADLINE, "not over after " + millis + " ms");
  }

  /** After an answer that is none of the meter's, nobody knows what the association is like. */
  private <T> Outcome<T> noted(Outcome<T> answer) {
    boolean answered =
        answer instanceof Outcome.Ok<T>
            || (answer instanceof Outcome.Failed<T> failed
                && failed.reason() instanceof DlmsReason why
                && why != DlmsReason.OUTCOME_UNKNOWN
                && why != DlmsReason.INVOKE_ID);
    if (!answered) {
      giveUp();
    }
    return answer;
  }

  private void giveUp() {
    if (session != null) {
      Session gone = session;
      session = null;
      proven = false;
      meter.end(lease, gone.client(), gone.opening(), deadline);
    }
  }

  @Override
  public void close() {
    if (lease == null) {
      return;
    }
    try {
      if (session != null && meter.keeps() && !lease.wanted()) {
        meter.keep(session);
      } else {
        giveUp();
      }
    } finally {
      lease.close();
    }
  }
}
