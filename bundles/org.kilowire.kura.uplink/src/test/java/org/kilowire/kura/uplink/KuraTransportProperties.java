// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.options.Logged;
import org.kilowire.uplink.Transport.Incoming;
import org.kilowire.uplink.Transport.Outgoing;

/**
 * Kura's services come, go and change in any order, while messages are on their way: what the
 * transport does is what the model says, after every step.
 */
@Timeout(300)
class KuraTransportProperties {

  private static final int SEEDS = 200;
  private static final int STEPS = 250;

  @Test
  void every_publish_ends_once_and_as_the_model_says() {
    int accepted = 0;
    int failed = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      TransportModel model = new Sequence(seed).run();
      accepted += count(model, TransportModel.End.ACCEPTED);
      failed += count(model, TransportModel.End.FAILED);
    }
    assertThat(accepted).as("the sequences lead somewhere").isGreaterThan(SEEDS * 10);
    assertThat(failed).isGreaterThan(SEEDS * 10);
  }

  private static int count(TransportModel model, TransportModel.End end) {
    return (int) model.flights.stream().filter(one -> one.end == end).count();
  }

  /** One random sequence. */
  private static final class Sequence {
    private final long seed;
    private final Random random;
    private final TransportFixture fixture = new TransportFixture();
    private final TransportModel model = new TransportModel();
    private final List<FakeEndpoint> endpoints = List.of(fixture.endpoint, new FakeEndpoint("two"));
    private final List<FakePublisher> gonePublishers = new ArrayList<>();
    private final List<FakeSubscriber> goneSubscribers = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private String lastId = "";

    Sequence(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
    }

    TransportModel run() {
      Logged.clear();
      fixture.transport.start(fixture.heard);
      model.looks();
      for (int i = 0; i < STEPS; i++) {
        try {
          step();
          model.check(fixture.heard.isUp());
          checkListeners();
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError("seed " + seed + ", steps " + steps, e);
        }
      }
      fixture.close();
      model.wired.clear();
      model.settle();
      model.check(false);
      assertThat(Logged.thrown()).as("seed %d", seed).isEmpty();
      return model;
    }

    private void step() {
      if (!model.isUp() && random.nextInt(4) > 0) {
        did("mend", this::mend); // or the sequence leads nowhere
        return;
      }
      int what = random.nextInt(100);
      if (what < 4) {
        did("bind", () -> bind(role()));
      } else if (what < 6) {
        did("unbind", () -> unbind(role()));
      } else if (what < 8) {
        did("move", this::move);
      } else if (what < 12) {
        did("manager", this::manager);
      } else if (what < 18) {
        did("connection", this::connection);
      } else if (what < 26) {
        did("look", () -> pass(Duration.ofSeconds(random.nextInt(100))));
      } else if (what < 60) {
        did("publish", this::publish);
      } else if (what < 94) {
        did("confirm", this::confirm);
      } else {
        did("late", this::late);
      }
    }

    private void mend() {
      Optional<Role> missing =
          List.of(Role.values()).stream().filter(one -> !model.wired.containsKey(one)).findFirst();
      if (missing.isPresent()) {
        bind(missing.get());
      } else if (random.nextBoolean()) {
        pass(Duration.ZERO);
      } else {
        FakeEndpoint endpoint = endpoints.get(random.nextInt(2));
        endpoint.established();
        model.hears(endpoint, true);
      }
    }

    private void did(String name, Runnable step) {
      steps.add(name);
      step.run();
    }

    private void bind(Role role) {
      FakeEndpoint endpoint = endpoints.get(random.nextInt(10) == 0 ? 1 : 0);
      if (random.nextBoolean()) {
        unbind(role);
        bind(role, endpoint);
        return;
      }
      Optional<Object> before = Optional.ofNullable(model.wired.get(role)).map(one -> one.service);
      bind(role, endpoint);
      before.ifPresent(service -> gone(role, service));
    }

    private void bind(Role role, FakeEndpoint endpoint) {
      Optional<Outgoing> outgoing = outgoing(role);
      if (outgoing.isPresent()) {
        FakePublisher publisher = endpoint.publisher();
        fixture.wiring.bind(outgoing.get(), publisher, endpoint.on(role.name()));
        model.bind(role, publisher, endpoint);
      } else {
        FakeSubscriber subscriber = endpoint.subscriber();
        fixture.wiring.bind(Incoming.valueOf(role.name()), subscriber, endpoint.on(role.name()));
        model.bind(role, subscriber, endpoint);
      }
    }

    private void unbind(Role role) {
      TransportModel.Wired wired = model.wired.get(role);
      if (wired != null) {
        gone(role, wired.service);
        model.unbind(role);
      }
    }

    private void gone(Role role, Object service) {
      if (service instanceof FakePublisher publisher) {
        fixture.wiring.unbind(outgoing(role).orElseThrow(), publisher);
        publisher.goes();
        gonePublishers.add(publisher);
        assertThat(publisher.isListenedTo()).isFalse();
      } else if (service instanceof FakeSubscriber subscriber) {
        fixture.wiring.unbind(Incoming.valueOf(role.name()), subscriber);
        endpoints.forEach(endpoint -> endpoint.subscribers.remove(subscriber));
        goneSubscribers.add(subscriber);
        assertThat(subscriber.isListenedTo()).isFalse();
      }
    }

    private void move() {
      TransportModel.Wired wired = model.wired.get(Role.DATA);
      if (wired != null && wired.service instanceof FakePublisher publisher) {
        FakeEndpoint to = endpoints.get(random.nextInt(2));
        wired.endpoint.publishers.remove(publisher);
        to.publishers.add(publisher);
        publisher.endpoint = to;
        fixture.wiring.updated(Outgoing.DATA, publisher, to.on("DATA"));
        if (to != wired.endpoint) {
          model.bind(Role.DATA, publisher, to);
        }
      }
    }

    private void manager() {
      FakeEndpoint endpoint = endpoints.get(random.nextInt(2));
      if (random.nextInt(3) > 0) {
        fixture.wiring.bind(endpoint, endpoint.properties());
        if (!model.managers.contains(endpoint)) {
          model.managers.add(endpoint);
        }
      } else if (model.managers.contains(endpoint)) {
        fixture.wiring.unbind(endpoint, endpoint.properties());
        model.managerGone(endpoint);
      }
    }

    private void connection() {
      FakeEndpoint endpoint = endpoints.get(random.nextInt(2));
      switch (random.nextInt(7)) {
        case 0 -> lose(endpoint);
        case 1 -> {
          endpoint.disconnected();
          model.hears(endpoint, false);
        }
        case 2 -> endpoint.connected = random.nextBoolean();
        case 3 -> {
          lose(endpoint);
          endpoint.countAgain();
        }
        default -> {
          endpoint.established();
          model.hears(endpoint, true);
        }
      }
    }

    private void lose(FakeEndpoint endpoint) {
      endpoint.lost();
      model.hears(endpoint, false);
    }

    private void pass(Duration time) {
      model.now = model.now.plus(time);
      fixture.pass(time);
      model.looks();
    }

    private void publish() {
      Outgoing channel = List.of(Outgoing.values()).get(random.nextInt(3));
      Role role = Role.of(channel);
      TransportModel.Wired through = model.wired.get(role);
      boolean up = model.isUp();
      int before = published(through);
      TransportModel.End end = up ? prepare(role, through) : TransportModel.End.FAILED;
      CompletableFuture<Void> publishing = fixture.publish(channel);
      assertThat(published(through)).isEqualTo(before + (up ? 1 : 0));
      TransportModel.Flight flight =
          new TransportModel.Flight(
              through, model.now.plus(KuraTransport.CONFIRMED_WITHIN), publishing);
      flight.end = end;
      if (up && end == TransportModel.End.NONE) {
        flight.id = Optional.of(lastId);
      }
      model.flights.add(flight);
    }

    private static int published(TransportModel.Wired through) {
      return through != null && through.service instanceof FakePublisher publisher
          ? publisher.published.size()
          : 0;
    }

    private TransportModel.End prepare(Role role, TransportModel.Wired through) {
      FakePublisher publisher = (FakePublisher) through.service;
      FakeEndpoint endpoint = through.endpoint;
      switch (random.nextInt(12)) {
        case 0 -> {
          publisher.publishing = message -> null;
          return TransportModel.End.ACCEPTED;
        }
        case 1 -> {
          publisher.publishing =
              message -> {
                throw new KuraException(KuraErrorCode.INTERNAL_ERROR);
              };
          return TransportModel.End.FAILED;
        }
        case 2 -> {
          publisher.publishing =
              message -> {
                throw new IllegalStateException();
              };
          return TransportModel.End.FAILED;
        }
        case 3 -> {
          publisher.publishing =
              message -> {
                String id = endpoint.nextId();
                endpoint.confirm(id);
                model.confirmed(endpoint, id);
                return id;
              };
          return TransportModel.End.ACCEPTED;
        }
        case 4 -> {
          publisher.publishing =
              message -> {
                lose(endpoint);
                return endpoint.nextId();
              };
          return TransportModel.End.FAILED;
        }
        case 5 -> {
          publisher.publishing =
              message -> {
                unbind(role);
                return endpoint.nextId();
              };
          return TransportModel.End.FAILED;
        }
        default -> {
          publisher.publishing = message -> lastId = endpoint.nextId();
          return TransportModel.End.NONE;
        }
      }
    }

    private void confirm() {
      List<TransportModel.Flight> open =
          model.flights.stream().filter(one -> one.id.isPresent()).toList();
      if (open.isEmpty()) {
        return;
      }
      // Often one of the last; sometimes one that ended long ago.
      int last = open.size() - 1;
      int which =
          random.nextInt(4) == 0
              ? random.nextInt(open.size())
              : Math.max(0, last - random.nextInt(4));
      TransportModel.Flight flight = open.get(which);
      FakeEndpoint endpoint =
          random.nextInt(8) == 0 ? endpoints.get(random.nextInt(2)) : flight.through.endpoint;
      endpoint.confirm(flight.id.orElseThrow());
      model.confirmed(endpoint, flight.id.orElseThrow());
    }

    /** Kura still calls what has gone: nothing comes of it. */
    private void late() {
      String id = Integer.toString(1 + random.nextInt(50));
      fixture.heard.taken();
      for (FakePublisher gone : gonePublishers) {
        gone.everyDelivery.forEach(listener -> listener.onMessageConfirmed(id));
        gone.everyConnection.forEach(listener -> listener.onConnectionEstablished());
        gone.everyConnection.forEach(listener -> listener.onConnectionLost());
      }
      for (FakeSubscriber gone : goneSubscribers) {
        gone.everyListener.forEach(
            listener -> listener.onMessageArrived(FakeSubscriber.message(new byte[1])));
        gone.everyConnection.forEach(listener -> listener.onDisconnected());
      }
      assertThat(fixture.heard.taken()).isEmpty();
    }

    private void checkListeners() {
      assertThat(gonePublishers).noneMatch(one -> one.isListenedTo() || one.calledWhenGone);
      assertThat(goneSubscribers).noneMatch(FakeSubscriber::isListenedTo);
      for (TransportModel.Wired wired : model.wired.values()) {
        if (wired.service instanceof FakePublisher publisher) {
          assertThat(publisher.connections).hasSize(1);
          assertThat(publisher.deliveries).hasSize(1);
        } else if (wired.service instanceof FakeSubscriber subscriber) {
          assertThat(subscriber.connections).hasSize(1);
          assertThat(subscriber.listeners).hasSize(1);
        }
      }
    }

    private Role role() {
      return List.of(Role.values()).get(random.nextInt(Role.values().length));
    }

    private static Optional<Outgoing> outgoing(Role role) {
      return List.of(Outgoing.values()).stream()
          .filter(channel -> Role.of(channel) == role)
          .findFirst();
    }
  }
}
