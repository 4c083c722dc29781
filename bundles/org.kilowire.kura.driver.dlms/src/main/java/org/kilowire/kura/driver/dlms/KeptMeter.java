// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.session.DlmsClient;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.Priority;
import org.kilowire.link.Scheme;

/**
 * One meter as one set of options has it, and what is kept of it between visits: the association,
 * until it has been idle for long enough, and whether the meter has refused our password.
 */
final class KeptMeter implements AutoCloseable {

  /** How long the end of an association may take: the DISC of a meter that does not answer. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final DlmsDriverOptions options;
  private final Lines lines;
  private final Passwords passwords;
  private final IdleTimer timer;
  private final String place;
  private final AtomicReference<Session> kept = new AtomicReference<>();
  private volatile Runnable alarm = () -> {};
  private volatile Map<AttributeRef, ScalerUnit> units = new ConcurrentHashMap<>();

  /** What the meter has refused; null while it has not. */
  private final AtomicReference<Refusal> refusal = new AtomicReference<>();

  private volatile boolean closed;

  private record Refusal(Optional<Secret> password) {}

  KeptMeter(DlmsDriverOptions options, Lines lines, Passwords passwords, IdleTimer timer) {
    this.options = options;
    this.lines = lines;
    this.passwords = passwords;
    this.timer = timer;
    this.place = place(options);
  }

  /** Of other clients too: there are meters that take one at a time. */
  private static String place(DlmsDriverOptions options) {
    String meter = options.line().address() + " " + options.traits().integer("server");
    return options.framing() == Framing.HDLC
        ? meter + " " + options.traits().integer("physical")
        : meter;
  }

  DlmsDriverOptions options() {
    return options;
  }

  /** A use of the meter that is over within the options' deadline. */
  Visit visit() {
    return new Visit(this, System.nanoTime() + options.readDeadline().toNanos());
  }

  /** The line, once nobody else has it. */
  Outcome<Lease> line(long deadline) {
    long patience = System.nanoTime() + options.lineWait().toNanos();
    long until = patience - deadline < 0 ? patience : deadline;
    return lines.acquire(options.line(), Priority.SCHEDULE, until);
  }

  /** The password to associate with; empty where none is wanted. */
  Outcome<Optional<Secret>> password() {
    return options.authenticates()
        ? passwords.find(options.password().orElseThrow()).map(Optional::of)
        : new Outcome.Ok<>(Optional.empty());
  }

  /** Whether the meter has refused to take us with this password: asking again could lock it. */
  boolean parked(Optional<Secret> password) {
    return new Refusal(password).equals(refusal.get());
  }

  void park(Optional<Secret> password) {
    refusal.set(new Refusal(password));
  }

  /** Somebody has seen to the password: the meter may be asked again. */
  void unpark() {
    refusal.set(null);
  }

  /** An association just made with the device that the options name, or with whatever is there. */
  Session session(DlmsClient client, long opening) {
    if (options.device().isEmpty()) {
      units = new ConcurrentHashMap<>(); // nobody has proven that it is the device of last time
    }
    return new Session(client, opening, timer.associations().made(place), units);
  }

  /**
   * Takes the kept association, if it can still be there; the line must be open. Over a serial line
   * it does not end with the link.
   */
  Optional<Session> take(Lease lease) {
    Session session = kept.getAndSet(null);
    alarm.run();
    long opening = lease.opening();
    boolean lives =
        session != null
            && isLast(session)
            && (session.opening() == opening || options.line().scheme() == Scheme.SERIAL);
    return lives
        ? Optional.of(new Session(session.client(), opening, session.number(), session.units()))
        : Optional.empty();
  }

  private boolean isLast(Session session) {
    return timer.associations().isLast(place, session.number());
  }

  /** Gives an association back, to be kept for a while. */
  void keep(Session session) {
    kept.set(session);
    if (closed) {
      release(session);
    } else {
      alarm = timer.after(options.idle(), () -> release(session));
    }
  }

  /** Whether an association is kept just now. */
  boolean isKept() {
    return kept.get() != null;
  }

  /** Whether associations outlive their visit. */
  boolean keeps() {
    return !closed && !options.idle().isZero();
  }

  /** Ends the association that is kept now, if there is one. */
  void release() {
    Session session = kept.get();
    if (session != null) {
      release(session);
    }
  }

  /** Ends an association that is still kept when the line is free. Does not wait for it. */
  private void release(Session session) {
    lines.acquire(
        options.line(),
        Priority.BACKFILL,
        System.nanoTime() + options.lineWait().toNanos(),
        outcome -> {
          if (outcome instanceof Outcome.Ok<Lease> ok) {
            try (Lease lease = ok.value()) {
              if (kept.compareAndSet(session, null)) {
                endIdle(lease, session);
              }
            }
          } else if (closed) {
            kept.compareAndSet(session, null);
          } else {
            alarm = timer.after(options.idle(), () -> release(session));
          }
        });
  }

  /**
   * Another driver may have made another; the line may have closed its link since; a meter on HDLC
   * is there all the same.
   */
  private void endIdle(Lease lease, Session session) {
    boolean here = lease.opening() == session.opening();
    if (isLast(session) && (here || options.framing() == Framing.HDLC)) {
      farewell(lease, session.client(), System.nanoTime() + FAREWELL.toNanos());
    }
  }

  /**
   * Ends an association and leaves the line fit for others.
   *
   * @param opening of the link on which it was made: on another one there is nothing to end
   */
  void end(Lease lease, DlmsClient client, long opening, long deadline) {
    if (opening != 0 && lease.opening() == opening) {
      long farewell = System.nanoTime() + FAREWELL.toNanos();
      farewell(lease, client, deadline - farewell < 0 ? deadline : farewell);
    }
  }

  /**
   * Lets an association be that does not answer, to make another one at once: on HDLC that takes
   * its place, on the wrapper its late answers go with the link.
   */
  void forget(Lease lease, Session session) {
    if (options.framing() == Framing.WRAPPER && lease.opening() == session.opening()) {
      lease.run(new Abandonment());
    }
  }

  private void farewell(Lease lease, DlmsClient client, long until) {
    Outcome<Void> over = lease.run(client.release(), until);
    if (options.framing() == Framing.WRAPPER && !(over instanceof Outcome.Ok<Void>)) {
      lease.run(new Abandonment());
    }
  }

  /** Ends what is kept; visits under way end by themselves and keep nothing. */
  @Override
  public void close() {
    closed = true;
    alarm.run();
    release();
  }
}
