// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.store.EventLog;
import org.kilowire.store.Outbox;
import org.kilowire.uplink.Uplink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an uplink while everything it needs is there: settings, an outbox, an event log and keys of
 * one gateway, and no other uplink that hands over what that gateway has stored. With anything of
 * it changed a new one takes over: what it sends again is octet-identical.
 */
final class UplinkLifecycle implements AutoCloseable {

  /** Makes an uplink, and starts it. */
  @FunctionalInterface
  interface Maker {
    Uplink start(String gateway, Needs needs, UplinkSettings settings);
  }

  /** What the gateway's component offers, of one gateway. */
  record Needs(Outbox outbox, EventLog events, HandoverSeals seals) {}

  private record Stored<T>(T service, String gateway) {

    static <T> Optional<Stored<T>> of(T service, Map<String, Object> properties) {
      // Without an id it is nobody's whose receipts we could tell from others'.
      return properties.get(GATEWAY) instanceof String gateway
          ? Optional.of(new Stored<>(service, gateway))
          : Optional.empty();
    }
  }

  /** The service property that names the gateway. */
  static final String GATEWAY = "kilowire.gateway";

  private static final Logger LOG = LoggerFactory.getLogger(UplinkLifecycle.class);

  private final Maker maker;
  private final HandoverTurns turns;
  private final Supplier<String> name;

  // Guarded by the turns.
  private Optional<UplinkSettings> settings = Optional.empty();
  private Optional<Stored<Outbox>> outbox = Optional.empty();
  private Optional<Stored<EventLog>> events = Optional.empty();
  private Optional<Stored<HandoverSeals>> seals = Optional.empty();
  private boolean waits;

  private volatile Optional<Uplink> running = Optional.empty();

  /**
   * Without anything yet.
   *
   * @param name for the log
   */
  UplinkLifecycle(Maker maker, HandoverTurns turns, Supplier<String> name) {
    this.maker = maker;
    this.turns = turns;
    this.name = name;
  }

  /** The same settings once more change nothing. */
  void settings(UplinkSettings next) {
    synchronized (turns) {
      if (!settings.equals(Optional.of(next))) {
        settings = Optional.of(next);
        restart();
      }
    }
  }

  void bind(Outbox service, Map<String, Object> properties) {
    synchronized (turns) {
      outbox = Stored.of(service, properties);
      restart();
    }
  }

  void bind(EventLog service, Map<String, Object> properties) {
    synchronized (turns) {
      events = Stored.of(service, properties);
      restart();
    }
  }

  void bind(HandoverSeals service, Map<String, Object> properties) {
    synchronized (turns) {
      seals = Stored.of(service, properties);
      restart();
    }
  }

  /**
   * From its return on the service is not used, as far as {@link Uplink#close} promises. One that
   * was replaced before is none of ours.
   */
  void unbind(HandoverSeals service) {
    synchronized (turns) {
      if (seals.filter(one -> one.service() == service).isPresent()) {
        seals = Optional.empty();
        restart();
      }
    }
  }

  /**
   * From its return on the service is not used, as far as {@link Uplink#close} promises. One that
   * was replaced before is none of ours.
   */
  void unbind(Outbox service) {
    synchronized (turns) {
      if (outbox.filter(one -> one.service() == service).isPresent()) {
        outbox = Optional.empty();
        restart();
      }
    }
  }

  /**
   * From its return on the service is not used, as far as {@link Uplink#close} promises. One that
   * was replaced before is none of ours.
   */
  void unbind(EventLog service) {
    synchronized (turns) {
      if (events.filter(one -> one.service() == service).isPresent()) {
        events = Optional.empty();
        restart();
      }
    }
  }

  /** There is something new in the outbox. From any thread. */
  void wake() {
    running.ifPresent(Uplink::wake);
  }

  /** Ends the uplink; nothing makes a new one but new settings. */
  @Override
  public void close() {
    synchronized (turns) {
      settings = Optional.empty();
      restart();
    }
  }

  private void restart() {
    running.ifPresent(Uplink::close);
    running = Optional.empty();
    turns.changed(this);
  }

  /**
   * Whose readings it can hand over; empty while something is missing. Under the turns' monitor.
   */
  Optional<String> gateway() {
    return outbox
        .map(Stored::gateway)
        .filter(gateway -> settings.isPresent())
        .filter(gateway -> events.filter(log -> log.gateway().equals(gateway)).isPresent())
        .filter(gateway -> seals.filter(keys -> keys.gateway().equals(gateway)).isPresent());
  }

  /** It is this one's turn. Under the turns' monitor. */
  void start() {
    waits = false;
    if (running.isEmpty()) {
      running =
          Optional.of(
              maker.start(
                  outbox.orElseThrow().gateway(),
                  new Needs(
                      outbox.orElseThrow().service(),
                      events.orElseThrow().service(),
                      seals.orElseThrow().service()),
                  settings.orElseThrow()));
    }
  }

  /** It is another's turn. Under the turns' monitor. */
  void await(UplinkLifecycle other) {
    if (!waits) {
      waits = true;
      LOG.warn(
          "{}: waits: {} hands over what {} has stored; one is enough",
          name.get(),
          other.name.get(),
          other.outbox.orElseThrow().gateway());
    }
  }
}
