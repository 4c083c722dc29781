// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.kilowire.meter.GatewayClock;
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
  private final Commits commits;
  private final List<Registry.Registration> services = new ArrayList<>();
  private Optional<StoreOptions> asked = Optional.empty();
  private Optional<StoreOptions> options = Optional.empty();
  private Store store;

  GatewayStore(Registry registry, GatewayClock clock, Commits commits) {
    this.registry = registry;
    this.clock = clock;
    this.commits = commits;
  }

  /**
   * Has the store that {@code wanted} says, or none. The one before is closed first, since both may
   * be in one folder; it is opened again where the new one cannot be used. Asked for the same
   * again, it tries again only where no store is open.
   */
  void use(Optional<StoreOptions> wanted) {
    boolean again = wanted.equals(asked) && store != null;
    asked = wanted;
    if (again || wanted.equals(options)) {
      return;
    }
    Optional<StoreOptions> before = options;
    close();
    if (wanted.isPresent() && !open(wanted.get()) && before.isPresent()) {
      LOG.info("back to the store of {} in {}", before.get().gateway(), before.get().folder());
      open(before.get());
    }
  }

  private boolean open(StoreOptions wanted) {
    try {
      store = Store.open(wanted.settings(clock::now, commits::committed));
    } catch (StoreException e) {
      LOG.error("{}: {}", GatewayOptions.FOLDER, e.getMessage());
      return false;
    }
    options = Optional.of(wanted);
    offer(Outbox.class, store.outbox());
    offer(ClockOffsets.class, store.clockOffsets());
    offer(EventLog.class, store.events());
    offer(FleetShelf.class, store.fleets());
    Outbox outbox = store.outbox();
    metric("outbox.last", () -> outbox.status().last());
    metric("outbox.waiting", () -> waiting(outbox.status()));
    LOG.info("gateway {} stores in {}", wanted.gateway(), wanted.folder());
    return true;
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
    if (store == null) {
      return;
    }
    Store closing = store;
    store = null;
    try {
      closing.close();
    } catch (StoreException e) {
      LOG.error("the store did not close well: {}", e.getMessage(), e);
    }
  }
}
