// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.util.Map;
import java.util.Optional;
import org.kilowire.store.EventLog;
import org.kilowire.store.Outbox;
import org.kilowire.uplink.Uplink;

/**
 * Runs an uplink while everything it needs is there: settings, and an outbox and an event log of
 * one gateway. With anything of it changed a new one takes over: what it sends again is
 * octet-identical.
 */
final class Assembly implements AutoCloseable {

  /** Makes an uplink, and starts it. */
  @FunctionalInterface
  interface Maker {
    Uplink start(String gateway, Outbox outbox, EventLog events, UplinkSettings settings);
  }

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

  private final Maker maker;
  private Optional<UplinkSettings> settings = Optional.empty();
  private Optional<Stored<Outbox>> outbox = Optional.empty();
  private Optional<Stored<EventLog>> events = Optional.empty();
  private volatile Optional<Uplink> running = Optional.empty();

  Assembly(Maker maker) {
    this.maker = maker;
  }

  /** The same settings once more change nothing. */
  synchronized void settings(UplinkSettings next) {
    if (!settings.equals(Optional.of(next))) {
      settings = Optional.of(next);
      assemble();
    }
  }

  synchronized void bind(Outbox service, Map<String, Object> properties) {
    outbox = Stored.of(service, properties);
    assemble();
  }

  synchronized void bind(EventLog service, Map<String, Object> properties) {
    events = Stored.of(service, properties);
    assemble();
  }

  /** From its return on the service is not used. One that was replaced before is none of ours. */
  synchronized void unbind(Outbox service) {
    if (outbox.filter(one -> one.service() == service).isPresent()) {
      outbox = Optional.empty();
      assemble();
    }
  }

  /** From its return on the service is not used. One that was replaced before is none of ours. */
  synchronized void unbind(EventLog service) {
    if (events.filter(one -> one.service() == service).isPresent()) {
      events = Optional.empty();
      assemble();
    }
  }

  /** There is something new in the outbox. From any thread. */
  void wake() {
    running.ifPresent(Uplink::wake);
  }

  /** Ends the uplink; nothing makes a new one but new settings. */
  @Override
  public synchronized void close() {
    settings = Optional.empty();
    assemble();
  }

  private void assemble() {
    running.ifPresent(Uplink::close);
    running = Optional.empty();
    if (settings.isEmpty() || outbox.isEmpty() || events.isEmpty()) {
      return;
    }
    String gateway = outbox.get().gateway();
    if (gateway.equals(events.get().gateway())) {
      running =
          Optional.of(
              maker.start(gateway, outbox.get().service(), events.get().service(), settings.get()));
    }
  }
}
