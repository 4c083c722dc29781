// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.kilowire.meter.GatewayClock;
import org.kilowire.meter.MeterEvent;
import org.kilowire.seal.SealReason;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.seal.file.SealFolder;
import org.kilowire.seal.message.SealLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's keys and whom it trusts, open and offered as a service, or not: then nothing is
 * handed over. Where they are is no field of the component: whoever may write its configuration
 * could have others trusted. Of one thread at a time.
 */
final class GatewaySeals implements AutoCloseable {

  /** The framework or system property that names the folder of the keys. */
  static final String FOLDER = "kilowire.keys";

  /** Of the service: the fingerprint of this gateway's key. */
  static final String KEY = "kilowire.key";

  private static final Logger LOG = LoggerFactory.getLogger(GatewaySeals.class);
  private static final long TELL_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final String BESIDE_DATA = "kilowire.keys";
  private static final int MAX_DETAIL = 1000;

  private final Registry registry;
  private final GatewayClock clock;
  private final UnaryOperator<String> property;
  private final Consumer<MeterEvent> events;
  private Optional<StoreOptions> wanted = Optional.empty();
  private Optional<Path> folder = Optional.empty();
  private HandoverSeals seals;
  private Registry.Registration service;
  private Optional<String> offeredTo = Optional.empty();
  private Optional<String> told = Optional.empty();
  private long toldAt;

  /**
   * None yet.
   *
   * @param events takes what the IMS should know when it can be told
   */
  GatewaySeals(
      Registry registry,
      GatewayClock clock,
      UnaryOperator<String> property,
      Consumer<MeterEvent> events) {
    this.registry = registry;
    this.clock = clock;
    this.property = property;
    this.events = events;
  }

  /** Whether there should be some and are none. */
  boolean isMissing() {
    return wanted.isPresent() && seals == null;
  }

  /**
   * Offers those of the gateway whose store is open, if they can be opened; tried again at each
   * call.
   */
  void use(Optional<StoreOptions> open) {
    wanted = open;
    Optional<String> gateway = open.map(StoreOptions::gateway);
    open.map(this::folder).ifPresent(this::open);
    if (seals == null || gateway.isEmpty() || !gateway.equals(offeredTo)) {
      withdraw();
    }
    if (seals != null && gateway.isPresent() && service == null) {
      service =
          registry.register(
              HandoverSeals.class,
              seals,
              Map.of(GatewayStore.GATEWAY, gateway.get(), KEY, seals.publicKeys().kid()));
      offeredTo = gateway;
    }
  }

  /** Under Kura's data, beside the store: whoever restores a store's folder restores no keys. */
  private Path folder(StoreOptions options) {
    return Optional.ofNullable(property.apply(FOLDER))
        .map(Path::of)
        .or(() -> KuraData.folder(property).map(data -> data.resolve(BESIDE_DATA)))
        .orElseGet(() -> options.folder().resolveSibling(options.folder().getFileName() + ".keys"));
  }

  private void open(Path now) {
    if (seals != null && folder.equals(Optional.of(now))) {
      return;
    }
    close();
    try {
      seals =
          HandoverSeals.open(new SealFolder(now), SealLimits.GATEWAY, clock::now, System::nanoTime);
      folder = Optional.of(now);
      told = Optional.empty();
      LOG.info("{}; the IMS is to trust {}", seals.state(), seals.publicKeys().text());
    } catch (IOException e) {
      tell(String.valueOf(e.getMessage()));
    }
  }

  private void tell(String why) {
    long now = System.nanoTime();
    if (!told.equals(Optional.of(why))) {
      events.accept(
          new MeterEvent(
              "", SealReason.BAD_KEYS.code(), clock.now(), Map.of("detail", shortened(why))));
    }
    if (!told.equals(Optional.of(why)) || now - toldAt >= TELL_NANOS) {
      told = Optional.of(why);
      toldAt = now;
      LOG.error("nothing is handed over: {}; it is tried again", why);
    }
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), MAX_DETAIL));
  }

  /** Takes the service back. */
  void withdraw() {
    if (service != null) {
      service.unregister();
      service = null;
      offeredTo = Optional.empty();
    }
  }

  /** Takes the service back, and lets go of the keys. Later calls do nothing. */
  @Override
  public void close() {
    withdraw();
    folder = Optional.empty();
    if (seals == null) {
      return;
    }
    HandoverSeals closing = seals;
    seals = null;
    try {
      closing.close();
    } catch (IOException e) {
      LOG.warn("the keys' folder: {}", e.getMessage());
    }
  }
}
