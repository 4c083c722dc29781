// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.session.DlmsClient;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.LinkReason;
import org.kilowire.link.Priority;
import org.kilowire.link.Scheme;

/**
 * One meter as one set of options has it, and the association that is kept of it between visits,
 * until it has been idle for long enough.
 */
final class KeptMeter implements AutoCloseable {

  /** A busy line is not asked for again and again. */
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  private final DlmsDriverOptions options;
  private final Lines lines;
  private final Credentials credentials;
  private final Farewell farewell;
  private final DeviceEvents events;
  private final IdleTimer timer;
  private final String place;
  private final AtomicReference<Session> kept = new AtomicReference<>();

  /** Calls off what is to end the kept association. */
  private final AtomicReference<Runnable> alarm = new AtomicReference<>(() -> {});

  /** The lease of the visit under way; null while no visit has the line. */
  private final AtomicReference<Lease> held = new AtomicReference<>();

  /** Whether the driver has other options, or none, by now. */
  private final AtomicBoolean retired = new AtomicBoolean();

  private volatile boolean closed;

  /** Who uses the line with these options, and this meter itself until it is retired. */
  private final Phaser uses = new Phaser(1);

  /** The same driver's meter with the options before these; null once it is done with the line. */
  private volatile KeptMeter before;

  /**
   * Nothing is kept yet.
   *
   * @param before what the driver has had until now, or null; it is to be retired
   */
  KeptMeter(
      DlmsDriverOptions options,
      Lines lines,
      Passwords passwords,
      DeviceEvents events,
      IdleTimer timer,
      KeptMeter before) {
    this.options = options;
    this.lines = lines;
    this.credentials = new Credentials(options, passwords);
    this.farewell = new Farewell(options);
    this.events = events;
    this.timer = timer;
    this.before = before;
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

  Credentials credentials() {
    return credentials;
  }

  DeviceEvents events() {
    return events;
  }

  Farewell farewell() {
    return farewell;
  }

  /** A use of the meter that is over within the options' deadline. */
  Visit visit() {
    uses.register();
    return new Visit(this, System.nanoTime() + options.readDeadline().toNanos());
  }

  /** A visit is over. */
  void left() {
    uses.arriveAndDeregister();
  }

  /** The line, once nobody else has it. */
  Outcome<Lease> line(long until) {
    awaitBefore(until);
    Outcome<Lease> line = closed ? over() : lines.acquire(options.line(), Priority.SCHEDULE, until);
    if (line instanceof Outcome.Ok<Lease> ok) {
      held.set(ok.value());
      if (closed) {
        back(ok.value());
        return over();
      }
    }
    return line;
  }

  private static <T> Outcome<T> over() {
    return new Outcome.Failed<>(LinkReason.LINE_CLOSED, "the driver ends");
  }

  void back(Lease lease) {
    held.compareAndSet(lease, null);
    lease.close();
  }

  /** Two sets of options may name one line differently: that would be a conflict of our own. */
  private void awaitBefore(long until) {
    KeptMeter last = before;
    if (last == null) {
      return;
    }
    last.awaitBefore(until);
    try {
      last.uses.awaitAdvanceInterruptibly(0, until - System.nanoTime(), TimeUnit.NANOSECONDS);
      before = null;
    } catch (TimeoutException late) {
      return; // the line will say who has it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An association just made. */
  Session session(DlmsClient client, long opening) {
    return new Session(client, opening, timer.associations().made(place), new Knowledge());
  }

  /**
   * Takes the kept association, if it can still be there; the line must be open. Over a serial line
   * it does not end with the link.
   */
  Optional<Session> take(Lease lease) {
    Session session = kept.getAndSet(null);
    alarm.get().run();
    long opening = lease.opening();
    boolean lives =
        session != null
            && isLast(session)
            && (session.opening() == opening || options.line().scheme() == Scheme.SERIAL);
    return lives ? Optional.of(session.on(opening)) : Optional.empty();
  }

  private boolean isLast(Session session) {
    return timer.associations().isLast(place, session.number());
  }

  /** Gives an association back, to be kept for a while. */
  void keep(Session session) {
    kept.set(session);
    if (retired.get()) {
      release(session);
    } else {
      later(options.idle());
    }
  }

  /** One alarm at a time, whoever sets it: none is left that nobody can call off. */
  private void later(Duration pause) {
    alarm.getAndSet(timer.after(pause, this::release)).run();
    if (retired.get()) {
      alarm.get().run(); // it came too late to be called off
    }
  }

  /** Whether an association is kept just now. */
  boolean isKept() {
    return kept.get() != null;
  }

  /** Whether associations outlive their visit. */
  boolean keeps() {
    return !retired.get() && !options.idle().isZero();
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
    long until = System.nanoTime() + options.lineWait().toNanos();
    uses.register();
    boolean asked = false;
    try {
      lines.acquire(options.line(), Priority.BACKFILL, until, line -> release(session, line));
      asked = true;
    } finally {
      if (!asked) {
        left();
      }
    }
  }

  private void release(Session session, Outcome<Lease> line) {
    try {
      if (line instanceof Outcome.Ok<Lease> ok) {
        try (Lease lease = ok.value()) {
          // Another driver may have made another, which this one must not end.
          if (kept.compareAndSet(session, null) && isLast(session)) {
            farewell.endIdle(lease, session);
          }
        }
      } else if (retired.get()) {
        kept.compareAndSet(session, null);
      } else {
        boolean brief = options.idle().compareTo(SHORTEST_PAUSE) < 0;
        later(brief ? SHORTEST_PAUSE : options.idle());
      }
    } finally {
      left();
    }
  }

  /**
   * The driver has other options: what is under way goes on to its end, whoever reads next waits
   * for that. What is kept ends, and nothing is kept any more.
   */
  void retire() {
    if (retired.getAndSet(true)) {
      return;
    }
    alarm.get().run();
    try {
      release();
    } finally {
      left();
    }
  }

  /** The driver ends: so does what is under way, with earlier options too. */
  @Override
  public void close() {
    closed = true;
    retire();
    Lease lease = held.get();
    if (lease != null) {
      lease.close();
    }
    KeptMeter last = before;
    if (last != null) {
      last.close();
    }
  }
}
