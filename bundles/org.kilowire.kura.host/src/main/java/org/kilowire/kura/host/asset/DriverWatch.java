// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.kura.driver.Driver;
import org.kilowire.kura.host.wire.RegisteredServices;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * Waits for an asset's driver to come, to change and to go. A driver that changes is taken up anew,
 * whatever it was that changed.
 */
final class DriverWatch implements ServiceTrackerCustomizer<Driver, DriverUse>, AutoCloseable {

  private final BundleContext context;
  private final String pid;
  private final Executor turns;
  private final Function<Driver, DriverUse> uses;
  private final ServiceTracker<Driver, DriverUse> tracker;
  private volatile DriverUse current;

  /**
   * @param pid of the driver
   * @param turns where a driver is taken up and given up, one after the other
   * @param uses makes the use of a driver
   */
  DriverWatch(BundleContext context, String pid, Executor turns, Function<Driver, DriverUse> uses) {
    this.context = context;
    this.pid = pid;
    this.turns = turns;
    this.uses = uses;
    this.tracker = new ServiceTracker<>(context, Driver.class, this);
  }

  void open() {
    tracker.open();
  }

  /** The driver, if it is there and taken up. */
  Optional<DriverUse> current() {
    return Optional.ofNullable(current);
  }

  /** Gives the driver up, in its turn. */
  @Override
  public void close() {
    tracker.close();
  }

  @Override
  public DriverUse addingService(ServiceReference<Driver> reference) {
    if (!pid.equals(RegisteredServices.kuraPid(reference))) {
      return null;
    }
    Driver driver = context.getService(reference);
    if (driver == null) {
      return null;
    }
    DriverUse use = uses.apply(driver);
    turns.execute(() -> begin(use));
    return use;
  }

  @Override
  public void modifiedService(ServiceReference<Driver> reference, DriverUse use) {
    turns.execute(
        () -> {
          end(use);
          begin(use);
        });
  }

  @Override
  public void removedService(ServiceReference<Driver> reference, DriverUse use) {
    turns.execute(() -> end(use));
    context.ungetService(reference);
  }

  private void begin(DriverUse use) {
    use.begin();
    current = use;
  }

  private void end(DriverUse use) {
    if (current == use) {
      current = null;
    }
    use.end();
  }
}
