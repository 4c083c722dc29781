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

  /** Whether the line was given to somebody more urgent during this visit. */
  private boolean gaveWay;

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
    meter.farewell().forget(lease, session);
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
              Outcome<T> answer = run(question.apply(associated), proven ? deadline : half());
              proven |= proves(answer);
              return answer;
            });
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
    if (isOver()) {
      return noted(overdue()); // nothing has left
    }
    Outcome<Void> answer;
    try {
      answer = run(session.client().set(attribute, value), half());
    } catch (RuntimeException fault) {
      LOG.error("a write of {} failed by a fault of ours", attribute, fault);
      return unknown("a fault of ours: " + fault.getClass().getName());
    }
    return noted(isDeadline(answer) ? unknown("no answer in half of the time left") : answer);
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
      meter.back(lease);
      lease = null;
      gaveWay = true;
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
    return held().then(line -> run(Conversation.of(null), deadline)).then(open -> takeOrMake());
  }

  private Outcome<Session> takeOrMake() {
    meter.take(lease).ifPresent(one -> session = one);
    // The password is looked at again: another visit may have been refused meanwhile.
    return session == null
        ? meter.credentials().password().then(this::associate)
        : new Outcome.Ok<>(session);
  }

  private Outcome<Lease> held() {
    if (lease != null) {
      return new Outcome.Ok<>(lease);
    }
    long patience = System.nanoTime() + options.lineWait().toNanos();
    boolean all = gaveWay || patience - deadline > 0; // what was begun is not given up for that
    Outcome<Lease> line = meter.line(all ? deadline : patience);
    if (line instanceof Outcome.Ok<Lease> ok) {
      lease = ok.value();
    }
    return line;
  }

  private Outcome<Session> associate(Optional<Secret> password) {
    DlmsClient client = DlmsProtocol.client(options.traits(), name -> password);
    Outcome<Session> made =
        run(Conversation.then(client.associate(), agreed -> identity(client)), deadline)
            .then(this::rightDevice)
            .map(right -> meter.session(client, lease.opening()));
    if (made instanceof Outcome.Ok<Session> ok) {
      meter.credentials().forgive();
      session = ok.value();
      proven = true;
      return made;
    }
    meter.credentials().failed(password, made, client.rejection());
    end(client, lease.opening());
    return made;
  }

  private Conversation<Optional<Identity>> identity(DlmsClient client) {
    return options.device().isEmpty()
        ? Conversation.of(Optional.empty())
        : Conversation.then(
            DlmsProtocol.identity(client, options.traits()),
            found -> Conversation.of(Optional.of(found)));
  }

  private Outcome<?> rightDevice(Optional<Identity> identity) {
    if (identity.isEmpty()) {
      return new Outcome.Ok<>(identity);
    }
    String expected = options.device().orElseThrow();
    String found = identity.get().device();
    if (found.equals(expected)) {
      meter.events().right();
      return new Outcome.Ok<>(identity);
    }
    meter.events().wrong(expected, found);
    return new Outcome.Failed<>(
        MeterReason.WRONG_DEVICE, "expected " + expected + ", found " + found);
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

  /** Until when half of the time that is left is over. */
  private long half() {
    long now = System.nanoTime();
    return now + (deadline - now) / 2;
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
      end(gone.client(), gone.opening());
    }
  }

  /** On another opening of the link than its own there is nothing to end. */
  private void end(DlmsClient client, long opening) {
    if (opening != 0 && lease.opening() == opening) {
      meter.farewell().end(lease, client, deadline);
    }
  }

  @Override
  public void close() {
    try {
      if (lease != null) {
        goodbye();
      }
    } finally {
      meter.left();
    }
  }

  private void goodbye() {
    try {
      if (session != null && meter.keeps() && !lease.wanted()) {
        meter.keep(session);
      } else {
        giveUp();
      }
    } finally {
      meter.back(lease);
    }
  }
}
