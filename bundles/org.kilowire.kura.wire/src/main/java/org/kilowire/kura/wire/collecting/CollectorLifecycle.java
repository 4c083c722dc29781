// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.LineCheck;
import org.kilowire.fleet.document.FleetReader;
import org.kilowire.kura.wire.delivery.WireOutput;
import org.kilowire.kura.wire.due.DelayScheduler;
import org.kilowire.kura.wire.failure.FailureCounter;
import org.kilowire.kura.wire.failure.WireReason;
import org.kilowire.link.Scheme;
import org.kilowire.meter.MeterProtocol;
import org.kilowire.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects a fleet for as long as all is there that this needs: a fleet, its protocols, and the
 * gateway's surroundings. Whatever comes or goes, it looks again. Any thread may call; a call that
 * takes something away returns when nothing uses it any more.
 */
public final class CollectorLifecycle implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CollectorLifecycle.class);

  /** Secrets and kinds of links come one by one, in whatever order, and nobody is told of it. */
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** What can be said of it. */
  public enum State {
    /** Something that it needs is not there yet. */
    WAITING,
    /** All is there but a fleet in order. */
    NO_FLEET,
    /** A fleet is collected. */
    COLLECTING
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final FailureCounter failures;
  private final WireOutput output;
  private final FleetReporter reporter;
  private final List<MeterProtocol> protocols = new ArrayList<>();
  private final Set<String> secretsMissing = new HashSet<>();
  private Set<Scheme> schemes = Set.of();
  private FleetSource source;
  private GatewayServices services;

  /** Handed over once a fleet is collected. */
  private Optional<ParkingRelease> wanted = Optional.empty();

  /** Whether the store was at fault the last time: it may have room by itself again. */
  private boolean storeFailed;

  private DelayScheduler.Alarm alarm = () -> {};
  private volatile ActiveCollector running;
  private volatile State state = State.WAITING;

  /**
   * Nothing is collected yet.
   *
   * @param output its port is used by a thread of this object
   */
  public CollectorLifecycle(FailureCounter failures, WireOutput output) {
    this.failures = failures;
    this.output = output;
    this.reporter = new FleetReporter(failures.name());
  }

  /** Begins, or goes on with what {@code next} says. */
  public void configure(FleetSource next, Optional<ParkingRelease> release) {
    change(
        () -> {
          source = next;
          wanted = release;
        });
  }

  /** The surroundings are there. */
  public void bind(GatewayServices next) {
    change(() -> services = next);
  }

  /** They are about to go. */
  public void unbind(GatewayServices gone) {
    change(() -> services = services == gone ? null : services);
  }

  /** A protocol is there. */
  public void add(MeterProtocol protocol) {
    change(() -> protocols.add(protocol));
  }

  /** It is about to go. */
  public void remove(MeterProtocol protocol) {
    change(() -> protocols.removeIf(one -> one == protocol));
  }

  /** Runs a schedule of the fleet once, now. Does not wait for it. */
  public void run(String group) {
    ActiveCollector now = running;
    if (now == null) {
      failures.add(WireReason.NOT_COLLECTING, "group " + group);
      return;
    }
    var unused =
        now.runOnce(group)
            .thenAccept(
                results -> {
                  if (results.isEmpty()) {
                    failures.add(WireReason.NOT_SCHEDULED, "group " + group);
                  }
                });
  }

  /** How it stands. */
  public State state() {
    return state;
  }

  /** Ends. Idempotent; no thread is left. */
  @Override
  public void close() {
    change(() -> source = null);
  }

  private void change(Runnable what) {
    lock.lock();
    try {
      what.run();
      look();
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    alarm.cancel();
    if (source == null || services == null) {
      stop();
      return;
    }
    if (running != null && !running.isWhole(services, protocols)) {
      stop();
    }
    Map<String, MeterProtocol> known = known();
    if (known.isEmpty()) {
      stop();
      reporter.waiting("there is no meter protocol yet");
      return;
    }
    schemes = services.links().schemes();
    try {
      FleetSelector.Found found = keeper(known).find(source);
      storeFailed = false;
      found(found, known);
      if (!found.problems().isEmpty()) {
        watch();
      }
    } catch (StoreException e) {
      storeFailed = true;
      reporter.failed(e);
      watch();
    }
  }

  private void found(FleetSelector.Found found, Map<String, MeterProtocol> known) {
    reporter.found(found, source);
    if (found.fleet().isEmpty()) {
      stop();
      state = State.NO_FLEET;
      return;
    }
    Fleet fleet = found.fleet().get();
    if (running != null && running.fits(fleet)) {
      running.apply(fleet);
    } else {
      stop();
      running = new ActiveCollector(fleet, services, known, output, failures);
      state = State.COLLECTING;
      LOG.info("{}: collecting {} meters", failures.name(), fleet.meters().size());
    }
    wanted.ifPresent(running::release);
    wanted = Optional.empty();
  }

  private void stop() {
    ActiveCollector last = running;
    running = null;
    state = State.WAITING;
    if (last != null) {
      last.close();
      LOG.info("{}: not collecting", failures.name());
    }
  }

  /** The first of each id. */
  private Map<String, MeterProtocol> known() {
    Map<String, MeterProtocol> known = new LinkedHashMap<>();
    protocols.forEach(protocol -> known.putIfAbsent(protocol.id(), protocol));
    return known;
  }

  private FleetSelector keeper(Map<String, MeterProtocol> known) {
    secretsMissing.clear();
    LineCheck lines = new OpenableLines(services.links());
    return new FleetSelector(
        new FleetReader(known.values(), lines, this::isSecret),
        new FleetReader(known.values(), lines),
        services.shelf(),
        services.gateway());
  }

  private boolean isSecret(String name) {
    boolean there = services.secrets().find(name).isPresent();
    if (!there) {
      secretsMissing.add(name);
    }
    return there;
  }

  /** A document is read again when what was missing for it is there, or the store was. */
  private void watch() {
    alarm = output.alarms().after(LOOK_NANOS, this::lookAgain);
  }

  private void lookAgain() {
    // Whoever holds the lock looks himself when he is done with what may take long.
    if (!lock.tryLock()) {
      return;
    }
    try {
      if (source == null || services == null) {
        return;
      }
      if (storeFailed
          || !services.links().schemes().equals(schemes)
          || secretsMissing.stream().anyMatch(one -> services.secrets().find(one).isPresent())) {
        look();
      } else {
        watch();
      }
    } finally {
      lock.unlock();
    }
  }
}
