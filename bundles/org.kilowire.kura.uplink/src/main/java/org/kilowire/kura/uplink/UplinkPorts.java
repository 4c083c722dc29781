// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ports that are there, one a role at most. Not safe for threads. */
final class UplinkPorts {

  private final Map<Role, UplinkPort> ports = new EnumMap<>(Role.class);

  /** Which one it takes the place of, if any. */
  Optional<UplinkPort> put(UplinkPort port) {
    return Optional.ofNullable(ports.put(port.role(), port));
  }

  /** Takes the port of {@code service} away, if it is still there: it may have been replaced. */
  Optional<UplinkPort> remove(Role role, Object service) {
    Optional<UplinkPort> found = of(role, service);
    found.ifPresent(port -> ports.remove(role));
    return found;
  }

  Optional<UplinkPort> of(Role role, Object service) {
    return Optional.ofNullable(ports.get(role)).filter(port -> port.service() == service);
  }

  Collection<UplinkPort> all() {
    return ports.values();
  }

  List<PublisherPort> publishers() {
    return all().stream()
        .filter(PublisherPort.class::isInstance)
        .map(PublisherPort.class::cast)
        .toList();
  }

  Optional<PublisherPort> publisher(Role role) {
    return publishers().stream().filter(port -> port.role() == role).findFirst();
  }

  /** What keeps the five from being one connection; empty for nothing. */
  Optional<String> obstacle() {
    return unwired().or(this::apart);
  }

  /** What is wrong with who is there, whatever their connection does; empty for nothing. */
  Optional<String> unwired() {
    String missing = those(role -> !ports.containsKey(role));
    if (!missing.isEmpty()) {
      return Optional.of("not there: " + missing);
    }
    return isOneTwice()
        ? Optional.of("one publisher or subscriber is named twice; each needs its own")
        : Optional.empty();
  }

  private Optional<String> apart() {
    String apart = those(role -> !ports.get(role).isConnected());
    return apart.isEmpty() ? Optional.empty() : Optional.of("not connected: " + apart);
  }

  private static String those(Predicate<Role> which) {
    return Stream.of(Role.values())
        .filter(which)
        .map(Role::toString)
        .collect(Collectors.joining(", "));
  }

  /** A publisher of Kura's has one topic: events would go where batches go. */
  private boolean isOneTwice() {
    Set<Object> services = Collections.newSetFromMap(new IdentityHashMap<>());
    return !all().stream().map(UplinkPort::service).allMatch(services::add);
  }
}
