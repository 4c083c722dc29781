// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.association;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.trace.LineTrace;
import org.kilowire.kura.driver.DriverOptions;
import org.kilowire.kura.driver.MeterAssociation;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.LinkReason;
import org.kilowire.link.PendingRelease;
import org.kilowire.link.Priority;
import org.kilowire.link.Scheme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One meter as one set of options has it, and the association that is kept of it between visits,
 * until it has been idle for long enough.
 */
public final class AssociationCache<K, D> implements AutoCloseable {

  /** A busy line is not asked for again and again. */
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  /** All that passes on the lines of drivers whose trace is on. */
  private static final Logger TRACE = LoggerFactory.getLogger("org.kilowire.trace");

  private final DriverOptions<K, D> options;
  private final DriverServices services;
  private final Credentials credentials;
  private final Lines lines;
  private final AtomicReference<HeldAssociation<K, D>> kept = new AtomicReference<>();

  /** Calls off what is to end the kept association. */
  private final AtomicReference<Runnable> alarm = new AtomicReference<>(() -> {});

  /** The lease of the use under way; null while none has the line. */
  private final AtomicReference<Lease> leased = new AtomicReference<>();

  /** Whether the driver has other options, or none, by now. */
  private final AtomicBoolean retired = new AtomicBoolean();

  private volatile boolean closed;

  /** Who uses the line with these options, and this meter itself until it is retired. */
  private final Phaser uses = new Phaser(1);

  /** The same driver's meter with the options before these; null once it is done with the line. */
  private volatile AssociationCache<K, D> before;

  /**
   * Nothing is kept yet.
   *
   * @param before what the driver has had until now, or null; it is to be retired
   */
  public AssociationCache(
      DriverOptions<K, D> options, DriverServices services, AssociationCache<K, D> before) {
    this.options = options;
    this.services = services;
    this.credentials = new Credentials(options, services);
    this.lines =
        options.trace() ? new TracedLines(services.lines(), this::trace) : services.lines();
    this.before = before;
  }

  private LineTrace trace() {
    return LineTrace.into(
        text -> TRACE.info("driver {} {}", services.name(), text),
        options.meter().explainer(credentials.shown()));
  }

  /** The options that it was made for. */
  public DriverOptions<K, D> options() {
    return options;
  }

  /** The gateway's lines, traced where the options say so. */
  public Lines lines() {
    return lines;
  }

  Credentials credentials() {
    return credentials;
  }

  /** Now on the clock of all deadlines, monotonic ns. */
  long now() {
    return services.timer().now();
  }

  /** The driver's name in Kura. */
  String name() {
    return services.name();
  }

  DeviceEvents events() {
    return services.events();
  }

  /** Lets a meter be asked again that has refused the password. */
  public void forgive() {
    credentials.forgive();
  }

  /** A use of the meter that is over within the options' deadline. */
  public AssociationUse<K, D> use() {
    uses.register();
    return new AssociationUse<>(this, now() + options.readDeadline().toNanos());
  }

  /** A use is over. */
  void left() {
    uses.arriveAndDeregister();
  }

  /** The line, once nobody else has it. */
  Outcome<Lease> line(long until) {
    awaitBefore(until);
    Outcome<Lease> line = closed ? over() : lines.acquire(options.line(), Priority.SCHEDULE, until);
    if (line instanceof Outcome.Ok<Lease> ok) {
      leased.set(ok.value());
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
    leased.compareAndSet(lease, null);
    lease.close();
  }

  /** Two sets of options may name one line differently: that would be a conflict of our own. */
  private void awaitBefore(long until) {
    AssociationCache<K, D> last = before;
    if (last == null) {
      return;
    }
    last.awaitBefore(until);
    try {
      last.uses.awaitAdvanceInterruptibly(0, until - now(), TimeUnit.NANOSECONDS);
      before = null;
    } catch (TimeoutException late) {
      return; // the line will say who has it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whichever client asks: there are meters that take one association at a time. */
  private String peer() {
    return credentials.account().server();
  }

  /** An association just made. */
  HeldAssociation<K, D> held(MeterAssociation<K, D> association, long opening) {
    boolean bound = association.isBoundToLink();
    return new HeldAssociation<>(
        association,
        new HeldAssociation.Learnt<>(),
        opening,
        new PendingRelease(peer(), bound, () -> AssociationRelease.of(association)));
  }

  /**
   * Takes the kept association, if it can still be there; the line must be open. Over a serial line
   * it does not end with the link. One that somebody else has left with the meter is released: the
   * meter may take no other beside it.
   */
  Optional<HeldAssociation<K, D>> take(Lease lease, long deadline) {
    HeldAssociation<K, D> mine = kept.getAndSet(null);
    alarm.get().run();
    Optional<PendingRelease> left = lease.take(peer());
    if (mine == null || !left.equals(Optional.of(mine.release()))) {
      left.ifPresent(others -> lease.run(others.conversation(), deadline));
      return Optional.empty();
    }
    long opening = lease.opening();
    boolean lives = mine.opening() == opening || options.line().scheme() == Scheme.SERIAL;
    return lives ? Optional.of(mine.on(opening)) : Optional.empty();
  }

  /** Keeps an association for a while, which was left with the line. */
  void keep(HeldAssociation<K, D> held) {
    kept.set(held);
    if (retired.get()) {
      release(held);
    } else {
      later(options.idle());
    }
  }

  /** One alarm at a time, whoever sets it: none is left that nobody can call off. */
  private void later(Duration pause) {
    alarm.getAndSet(services.timer().after(pause, this::release)).run();
    if (retired.get()) {
      alarm.get().run(); // it came too late to be called off
    }
  }

  /** Whether an association is kept just now. */
  boolean isKept() {
    return kept.get() != null;
  }

  /** Whether associations outlive their use. */
  boolean keeps() {
    return !retired.get() && !options.idle().isZero();
  }

  /** Ends the association that is kept now, if there is one. */
  public void release() {
    HeldAssociation<K, D> held = kept.get();
    if (held != null) {
      release(held);
    }
  }

  /** Ends an association that is still kept when the line is free. Does not wait for it. */
  private void release(HeldAssociation<K, D> held) {
    long until = now() + options.lineWait().toNanos();
    uses.register();
    boolean asked = false;
    try {
      lines.acquire(options.line(), Priority.BACKFILL, until, line -> release(held, line));
      asked = true;
    } finally {
      if (!asked) {
        left();
      }
    }
  }

  private void release(HeldAssociation<K, D> held, Outcome<Lease> line) {
    try {
      if (line instanceof Outcome.Ok<Lease> ok) {
        try (Lease lease = ok.value()) {
          release(held, lease);
        }
      } else if (retired.get()) {
        kept.compareAndSet(held, null);
      } else {
        boolean brief = options.idle().compareTo(SHORTEST_PAUSE) < 0;
        later(brief ? SHORTEST_PAUSE : options.idle());
      }
    } finally {
      left();
    }
  }

  /** Somebody may have made another one, which this driver must not end. */
  private void release(HeldAssociation<K, D> held, Lease lease) {
    Optional<PendingRelease> left = lease.take(peer());
    if (kept.compareAndSet(held, null) && left.equals(Optional.of(held.release()))) {
      lease.run(held.release().conversation());
    } else {
      left.ifPresent(lease::leave);
    }
  }

  /**
   * The driver has other options: what is under way goes on to its end, whoever reads next waits
   * for that. What is kept ends, and nothing is kept any more.
   */
  public void retire() {
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
    Lease lease = leased.get();
    if (lease != null) {
      lease.close();
    }
    AssociationCache<K, D> last = before;
    if (last != null) {
      last.close();
    }
  }
}
