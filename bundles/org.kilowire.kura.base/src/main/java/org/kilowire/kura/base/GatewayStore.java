// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.kilowire.conversation.Occurrences;
import org.kilowire.meter.GatewayClock;
import org.kilowire.meter.MeterEvent;
import org.kilowire.store.ClockOffsets;
import org.kilowire.store.EventLog;
import org.kilowire.store.FleetShelf;
import org.kilowire.store.Outbox;
import org.kilowire.store.OutboxStatus;
import org.kilowire.store.Store;
import org.kilowire.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway's store, open and offered as services, or none. Of one thread at a time. */
final class GatewayStore implements AutoCloseable {

  /** Of all services of the store: id of the gateway. */
  static final String GATEWAY = "kilowire.gateway";

  /**
   * Of a {@link LongSupplier}: which number it gives. A type of the JDK is the same to everybody,
   * also to a launcher that has other classes than the bundles.
   */
  static final String METRIC = "kilowire.metric";

  private static final Logger LOG = LoggerFactory.getLogger(GatewayStore.class);

  private final Registry registry;
  private final GatewayClock clock;
  private final CommitListeners commits;
  private final GatewayRefusedCredentials refused;
  private final GatewayUseCounts uses;
  private final List<Registry.Registration> services = new ArrayList<>();
  private Optional<StoreOptions> asked = Optional.empty();
  private Optional<StoreOptions> before = Optional.empty(); // open when that was asked for
  private Optional<StoreOptions> options = Optional.empty();
  private Store store;
  private long attempts;

  /**
   * None yet.
   *
   * @param refused is told of each store that opens and closes, and {@code uses} too
   */
  GatewayStore(
      Registry registry,
      GatewayClock clock,
      CommitListeners commits,
      GatewayRefusedCredentials refused,
      GatewayUseCounts uses) {
    this.registry = registry;
    this.clock = clock;
    this.commits = commits;
    this.refused = refused;
    this.uses = uses;
  }

  /**
   * Has the store that {@code wanted} says, or none. The one before is closed first, since both may
   * be in one folder; it is opened again where the new one cannot be used. Asked for the same
   * again, it tries again only where no store is open.
   *
   * @return false where the one before goes on instead
   */
  boolean use(Optional<StoreOptions> wanted) {
    boolean same = wanted.equals(asked);
    if (!same) {
      asked = wanted;
      before = options;
      attempts = 0;
    }
    if (wanted.equals(options)) {
      return true;
    }
    if (same && store != null) {
      return false;
    }
    long left = waiting();
    close();
    again();
    before
        .filter(old -> left > 0 && !old.folder().equals(folder()))
        .ifPresent(old -> tell(left, old));
    return store == null || options.equals(wanted);
  }

  /** The store that is open. */
  Optional<StoreOptions> open() {
    return options;
  }

  /** Keeps an event for the IMS, if a store is open. */
  void report(MeterEvent event) {
    if (store != null) {
      var unused =
          store
              .events()
              .append(event)
              .exceptionally(
                  failure -> {
                    LOG.error("event {} is lost", event.code(), failure);
                    return 0L;
                  });
    }
  }

  /** Whether a store is asked for and none is open. */
  boolean isMissing() {
    return asked.isPresent() && store == null;
  }

  /** Tries to open what is missing; where that cannot be, the one before. */
  void again() {
    if (!isMissing()) {
      return;
    }
    attempts++;
    if (open(asked.get())) {
      return;
    }
    if (before.filter(this::open).isPresent()) {
      LOG.warn(
          "gateway {} goes on in {}, and everything else as it was; after a restart nothing will be"
              + " stored until {} and {} go together",
          before.get().gateway(),
          before.get().folder(),
          GatewayOptions.ID,
          GatewayOptions.FOLDER);
    } else if (Occurrences.isWorthALine(attempts)) {
      LOG.error("nothing is stored; failure {} in a row, it is tried again", attempts);
    }
  }

  private boolean open(StoreOptions wanted) {
    try {
      store = Store.open(wanted.settings(clock::now, commits::committed));
    } catch (StoreException e) {
      if (Occurrences.isWorthALine(attempts)) {
        LOG.error(
            "{} {}, {} {}: {}",
            GatewayOptions.ID,
            wanted.gateway(),
            GatewayOptions.FOLDER,
            wanted.folder(),
            e.getMessage());
      }
      return false;
    }
    options = Optional.of(wanted);
    attempts = 0;
    refused.use(store.refusedCredentials());
    uses.use(store.useCounts());
    LOG.info("gateway {} stores in {}", wanted.gateway(), wanted.folder());
    return true;
  }

  private Path folder() {
    return options.map(StoreOptions::folder).orElse(null);
  }

  private static void tell(long left, StoreOptions old) {
    LOG.warn(
        "{} blocks wait in {} for a receipt; only a gateway {} whose {} is that one hands them"
            + " over",
        left,
        old.folder(),
        old.gateway(),
        GatewayOptions.FOLDER);
  }

  private long waiting() {
    try {
      return store == null ? 0 : waiting(store.outbox().status());
    } catch (StoreException e) {
      LOG.debug("number of waiting blocks unknown", e);
      return 0;
    }
  }

  /** Offers what is open, if that is not done. */
  void offer() {
    if (store == null || !services.isEmpty()) {
      return;
    }
    offer(Outbox.class, store.outbox());
    offer(ClockOffsets.class, store.clockOffsets());
    offer(EventLog.class, store.events());
    offer(FleetShelf.class, store.fleets());
    Outbox outbox = store.outbox();
    metric("outbox.last", () -> outbox.status().last());
    metric("outbox.waiting", () -> waiting(outbox.status()));
  }

  private <T> void offer(Class<T> type, T service) {
    Map<String, ?> properties = Map.of(GATEWAY, options.orElseThrow().gateway());
    services.add(registry.register(type, service, properties));
  }

  private static long waiting(OutboxStatus status) {
    return status.last() - status.released();
  }

  private void metric(String name, LongSupplier value) {
    services.add(registry.register(LongSupplier.class, value, Map.of(METRIC, name)));
  }

  /** Takes the services back. */
  void withdraw() {
    services.forEach(Registry.Registration::unregister);
    services.clear();
  }

  /** Takes the services back, stores what waits, and closes the store. Later calls do nothing. */
  @Override
  public void close() {
    withdraw();
    options = Optional.empty();
    refused.withoutStore(asked.isPresent());
    uses.withoutStore(asked.isPresent());
    if (store == null) {
      return;
    }
    Store closing = store;
    store = null;
    try {
      closing.close();
    } catch (StoreException e) {
      LOG.error("closing the store failed: {}", e.getMessage(), e);
    }
  }
}
