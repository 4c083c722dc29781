// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Which of all services of a kind are wired in: for each channel the one that its target means. The
 * framework could choose them by the component's own references, but with a target that it cannot
 * read it chooses none ever after, without a word (SCR 2.1.16).
 *
 * <p>Its monitor is held while a service is bound or unbound, so that one which has gone is not
 * bound by a choice made before. Kura takes no lock when a listener is registered.
 *
 * @param <C> the channels
 * @param <S> the kind of service
 */
final class ServiceSelection<C extends Enum<C>, S> {

  /** Takes a service that was chosen, or whose properties have changed since. */
  @FunctionalInterface
  interface Taker<C, S> {
    void take(C channel, S service, Map<String, Object> properties);
  }

  private record Candidate<S>(S service, Map<String, Object> properties) {

    int ranking() {
      return properties.get("service.ranking") instanceof Integer ranking ? ranking : 0;
    }

    long id() {
      return properties.get("service.id") instanceof Long id ? id : Long.MAX_VALUE;
    }
  }

  /** The framework's own order (OSGi Core, ServiceReference.compareTo). */
  private static final Comparator<Candidate<?>> FIRST =
      Comparator.<Candidate<?>>comparingInt(Candidate::ranking)
          .reversed()
          .thenComparingLong(Candidate::id);

  private final Taker<C, S> bind;
  private final Taker<C, S> updated;
  private final BiConsumer<C, S> unbind;
  private final Set<C> channels;
  private final IdentityHashMap<S, Candidate<S>> candidates = new IdentityHashMap<>();
  private final Map<C, Target> targets;
  private final Map<C, S> chosen;

  /**
   * Without any service or target.
   *
   * @param bind takes the place of the one before, if any
   * @param unbind from its return on the service is not called
   */
  ServiceSelection(
      Class<C> channels, Taker<C, S> bind, Taker<C, S> updated, BiConsumer<C, S> unbind) {
    this.bind = bind;
    this.updated = updated;
    this.unbind = unbind;
    this.channels = EnumSet.allOf(channels);
    this.targets = new EnumMap<>(channels);
    this.chosen = new EnumMap<>(channels);
  }

  /** A channel without a target has nobody. */
  synchronized void targets(Map<C, Target> next) {
    targets.clear();
    targets.putAll(next);
    choose();
  }

  /** A service has come, or its properties are other ones. */
  synchronized void put(S service, Map<String, Object> properties) {
    candidates.put(service, new Candidate<>(service, Map.copyOf(properties)));
    choose();
    chosen.forEach(
        (channel, one) -> {
          if (one == service) {
            updated.take(channel, service, properties);
          }
        });
  }

  /** From its return on the service is not called. */
  synchronized void remove(S service) {
    candidates.remove(service);
    choose();
  }

  private void choose() {
    channels.forEach(this::choose);
  }

  private void choose(C channel) {
    Optional<Candidate<S>> next = Optional.ofNullable(targets.get(channel)).flatMap(this::meant);
    S before = chosen.get(channel);
    if (next.isEmpty() && before != null) {
      chosen.remove(channel);
      unbind.accept(channel, before);
    } else if (next.isPresent() && next.get().service() != before) {
      chosen.put(channel, next.get().service());
      bind.take(channel, next.get().service(), next.get().properties());
    }
  }

  private Optional<Candidate<S>> meant(Target target) {
    return candidates.values().stream().filter(one -> target.matches(one.properties())).min(FIRST);
  }
}
