// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kilowire.conversation.LinkException;

/** What must come of every publish, told in the simplest way. */
final class TransportModel {

  /** What is known of a service's connection. */
  enum Known {
    NEW,
    NOTHING,
    CONNECTED,
    DISCONNECTED
  }

  /** What a publish has come to. */
  enum End {
    NONE,
    ACCEPTED,
    FAILED
  }

  /** A wired service. */
  static final class Wired {
    final Object service;
    FakeEndpoint endpoint;
    Known known = Known.NEW;

    Wired(Object service, FakeEndpoint endpoint) {
      this.service = service;
      this.endpoint = endpoint;
    }
  }

  /** A publish. */
  static final class Flight {
    final Wired through;
    final Duration deadline;
    final CompletableFuture<Void> publishing;
    Optional<String> id = Optional.empty();
    End end = End.NONE;
    int completions;

    Flight(Wired through, Duration deadline, CompletableFuture<Void> publishing) {
      this.through = through;
      this.deadline = deadline;
      this.publishing = publishing;
      var unused = publishing.whenComplete((done, failure) -> completions++);
    }
  }

  final Map<Role, Wired> wired = new EnumMap<>(Role.class);
  final List<FakeEndpoint> managers = new ArrayList<>();
  final List<Flight> flights = new ArrayList<>();
  Duration now = Duration.ZERO;

  boolean isUp() {
    return wired.size() == Role.values().length
        && wired.values().stream()
            .allMatch(one -> one.known == Known.CONNECTED || one.known == Known.NOTHING);
  }

  void bind(Role role, Object service, FakeEndpoint endpoint) {
    unbind(role);
    wired.put(role, new Wired(service, endpoint));
    settle();
  }

  void unbind(Role role) {
    Wired gone = wired.remove(role);
    flights.stream().filter(one -> one.through == gone).forEach(TransportModel::fail);
    settle();
  }

  void hears(FakeEndpoint endpoint, boolean connected) {
    on(endpoint, connected ? Known.CONNECTED : Known.DISCONNECTED);
  }

  void managerGone(FakeEndpoint endpoint) {
    if (managers.remove(endpoint)) {
      on(endpoint, Known.DISCONNECTED);
    }
  }

  void looks() {
    for (Wired one : wired.values()) {
      if (managers.contains(one.endpoint)) {
        one.known = one.endpoint.connected ? Known.CONNECTED : Known.DISCONNECTED;
      } else if (one.known == Known.NEW) {
        one.known = Known.NOTHING;
      }
    }
    settle();
    flights.stream().filter(one -> one.deadline.compareTo(now) <= 0).forEach(TransportModel::fail);
  }

  void confirmed(FakeEndpoint endpoint, String id) {
    for (Flight one : flights) {
      if (one.end == End.NONE
          && one.id.equals(Optional.of(id))
          && one.through.endpoint == endpoint
          && wired.containsValue(one.through)) {
        one.end = End.ACCEPTED;
      }
    }
  }

  /** What is down has nothing on its way. */
  void settle() {
    if (!isUp()) {
      flights.forEach(TransportModel::fail);
    }
  }

  void check(boolean up) {
    assertThat(up).as("up").isEqualTo(isUp());
    for (Flight one : flights) {
      assertThat(actual(one)).as("publish with id %s", one.id).isEqualTo(one.end);
      assertThat(one.completions).isEqualTo(one.end == End.NONE ? 0 : 1);
    }
  }

  private void on(FakeEndpoint endpoint, Known known) {
    wired.values().stream()
        .filter(one -> one.endpoint == endpoint)
        .forEach(one -> one.known = known);
    settle();
  }

  private static void fail(Flight flight) {
    if (flight.end == End.NONE) {
      flight.end = End.FAILED;
    }
  }

  private static End actual(Flight flight) {
    if (!flight.publishing.isDone()) {
      return End.NONE;
    }
    if (!flight.publishing.isCompletedExceptionally()) {
      return End.ACCEPTED;
    }
    assertThat(flight.publishing).isCompletedExceptionally();
    Throwable why = flight.publishing.handle((done, failure) -> failure).join();
    assertThat(why).isInstanceOf(LinkException.class);
    return End.FAILED;
  }
}
