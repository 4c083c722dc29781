// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.kilowire.kura.base.clock.SystemClock;
import org.kilowire.kura.base.secret.GatewaySecrets;
import org.kilowire.link.serial.SerialLinks;
import org.kilowire.meter.GatewayClock;
import org.kilowire.meter.RefusedCredentials;
import org.kilowire.meter.Secrets;
import org.kilowire.meter.UseCounts;
import org.kilowire.options.Read;
import org.kilowire.options.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a gateway has once, from activation to deactivation. Configured again, it replaces what has
 * changed and nothing else.
 */
final class Installation implements AutoCloseable {

  /** How long after a store could not be opened it is tried again. */
  static final Duration AGAIN = Duration.ofSeconds(30);

  /**
   * Of the service {@link Supplier} that gives the folder to unpack native libraries to: {@code
   * native}.
   */
  static final String FOLDER = "kilowire.folder";

  private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

  /** What other bundles bring, before the gateway is activated and after. */
  record Guests(LinkProviders links, GatewaySecrets secrets, CommitListeners commits) {
    Guests() {
      this(new LinkProviders(), new GatewaySecrets(), new CommitListeners());
    }
  }

  private final Guests guests;
  private final UnaryOperator<String> property;
  private final SerialLinks ports;
  private final GatewayLines lines;
  private final GatewayStore store;
  private final GatewaySeals seals;
  private final Alarm alarm;
  private final List<Registry.Registration> services;
  private final Optional<CommitReport> report;
  private final Settings<GatewayOptions> settings;
  private Optional<GatewayOptions> last = Optional.empty();
  private boolean closed;

  /**
   * Offers what needs no configuration.
   *
   * @param property asks the framework or the system for a property; null where there is none
   * @param alarm of this installation alone
   */
  Installation(Guests guests, Registry registry, UnaryOperator<String> property, Alarm alarm) {
    this.guests = guests;
    this.property = property;
    this.alarm = alarm;
    this.settings = new Settings<>(LOG, configuration -> Gateway.PID, this::read);
    GatewayClock clock = new SystemClock();
    this.report = Optional.ofNullable(property.apply(CommitReport.PROPERTY)).flatMap(this::report);
    GatewayRefusedCredentials refused = new GatewayRefusedCredentials();
    GatewayUseCounts uses = new GatewayUseCounts();
    Supplier<Path> natives = this::natives;
    this.store = new GatewayStore(registry, clock, guests.commits(), refused, uses);
    this.seals = new GatewaySeals(registry, clock, property, store::report);
    this.services =
        List.of(
            registry.register(GatewayClock.class, clock, Map.of()),
            registry.register(Secrets.class, guests.secrets(), Map.of()),
            registry.register(RefusedCredentials.class, refused, Map.of()),
            registry.register(UseCounts.class, uses, Map.of()),
            registry.register(Supplier.class, natives, Map.of(FOLDER, "native")));
    this.ports = new SerialLinks(natives);
    guests.links().add(ports);
    this.lines = new GatewayLines(guests.links(), registry);
  }

  /** A folder of ours, for the system's temporary one may be mounted noexec. */
  private Path natives() {
    return KuraData.folder(property)
        .map(data -> data.resolve("kilowire-native"))
        .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
  }

  private Optional<CommitReport> report(String file) {
    try {
      CommitReport open = new CommitReport(file);
      guests.commits().add(open);
      return Optional.of(open);
    } catch (IOException e) {
      LOG.error("{}: {}", CommitReport.PROPERTY, e.getMessage());
      return Optional.empty();
    }
  }

  private Read<GatewayOptions> read(Map<String, ?> configuration) {
    return GatewayOptions.from(configuration, KuraData.folder(property));
  }

  /** The same once more tries a store again that could not be opened. */
  synchronized void configure(Map<String, ?> configuration) {
    var unused = settings.changed(configuration);
    settings.now().ifPresent(this::apply);
  }

  private void apply(GatewayOptions options) {
    if (store.use(options.store())) {
      lines.threads(options.lineThreads());
      guests.secrets().use(options.secretsFile());
    }
    seals.use(store.open());
    offer();
    if (options.store().isEmpty() && !last.equals(Optional.of(options))) {
      LOG.info("{} is not set: lines can be used, and nothing is stored", GatewayOptions.ID);
    }
    last = Optional.of(options);
  }

  /** Whoever collects begins when the store is offered: nothing it needs may come later. */
  private void offer() {
    store.offer();
    if (store.isMissing() || seals.isMissing()) {
      alarm.set(AGAIN, this::again);
    } else {
      alarm.cancel();
    }
  }

  /** On the alarm's thread. What made the store fail, a disk or another process, may be gone. */
  private synchronized void again() {
    if (closed) {
      return;
    }
    alarm.set(AGAIN, this::again); // first: whatever goes wrong now, it is tried again
    store.again();
    seals.use(store.open());
    offer();
  }

  /** Takes all services back first, so that nobody is left with lines or a store that is closed. */
  @Override
  public synchronized void close() {
    closed = true;
    alarm.close();
    seals.withdraw();
    store.withdraw();
    lines.withdraw();
    services.forEach(Registry.Registration::unregister);
    lines.close();
    guests.links().remove(ports);
    ports.close();
    store.close();
    seals.close();
    guests.secrets().use(Optional.empty());
    report.ifPresent(this::close);
  }

  private void close(CommitReport open) {
    guests.commits().remove(open);
    try {
      open.close();
    } catch (IOException e) {
      LOG.warn("{}: {}", CommitReport.PROPERTY, e.getMessage());
    }
  }
}
