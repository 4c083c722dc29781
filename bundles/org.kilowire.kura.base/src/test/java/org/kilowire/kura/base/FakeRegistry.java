// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.kilowire.seal.file.HandoverSeals;

/** A service registry without a framework: what is offered, and what was. */
final class FakeRegistry implements Registry {

  private final Map<Class<?>, Offer> offers = new LinkedHashMap<>();
  private final List<String> history = new ArrayList<>();
  private Consumer<Offer> leaving = offer -> {};

  final class Offer implements Registration {

    private final Class<?> type;
    private final Object service;
    private Map<String, ?> properties;

    private Offer(Class<?> type, Object service, Map<String, ?> properties) {
      this.type = type;
      this.service = service;
      this.properties = properties;
    }

    Class<?> type() {
      return type;
    }

    Object service() {
      return service;
    }

    Object property(String name) {
      return properties.get(name);
    }

    @Override
    public void update(Map<String, ?> changed) {
      properties = changed;
    }

    /** Keys come and go by themselves, whatever else does. */
    private void note(String what) {
      if (type != HandoverSeals.class) {
        history.add(what + type.getSimpleName());
      }
    }

    @Override
    public void unregister() {
      if (offers.get(type) == this) {
        leaving.accept(this);
        offers.remove(type);
        note("-");
      }
    }
  }

  @Override
  public <T> Registration register(Class<T> type, T service, Map<String, ?> properties) {
    Offer offer = new Offer(type, service, properties);
    if (type == LongSupplier.class) {
      return offer; // a number for whoever asks: of several, and nobody depends on it
    }
    if (offers.put(type, offer) != null) {
      throw new IllegalStateException("two services " + type);
    }
    offer.note("+");
    return offer;
  }

  /** Is called with a service that is still of use and is about to be taken back. */
  void onLeaving(Consumer<Offer> action) {
    leaving = action;
  }

  <T> Optional<T> find(Class<T> type) {
    return Optional.ofNullable(offers.get(type)).map(offer -> type.cast(offer.service()));
  }

  <T> T get(Class<T> type) {
    return find(type).orElseThrow();
  }

  Object property(Class<?> type, String name) {
    return offers.get(type).property(name);
  }

  List<String> names() {
    return offers.keySet().stream()
        .filter(type -> type != HandoverSeals.class)
        .map(Class::getSimpleName)
        .toList();
  }

  /** What came (+) and went (-) since this was last asked. */
  List<String> history() {
    List<String> since = List.copyOf(history);
    history.clear();
    return since;
  }
}
