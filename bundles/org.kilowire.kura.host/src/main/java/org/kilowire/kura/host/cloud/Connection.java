// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a broker and the messages that wait for it. All but {@link #publish} and {@link
 * #connected} is the worker's alone.
 *
 * <p>Kura: connected by itself, and again after a loss, only where the options say so; other
 * options alone do not touch a connection, another way to the broker closes it.
 */
final class Connection {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private final String name;
  private final Worker worker;
  private final Session.Opener opener;
  private final Teller teller;
  private final Store store = new Store();
  private volatile DataOptions options = DataOptions.usual();
  private volatile boolean up;
  private volatile boolean closed;

  // Of the worker alone.
  private final List<CompletableFuture<Void>> connecting = new ArrayList<>();
  private Optional<TransportOptions> transport = Optional.empty();
  private Map<String, Integer> wanted = Map.of();
  private Map<String, Integer> subscribed = Map.of();
  private Session session;
  private Rate rate;
  private Runnable watchdog = Connection::nothing;
  private Runnable retry = Connection::nothing;
  private Runnable turn = Connection::nothing;
  private Runnable housekeeper = Connection::nothing;
  private long failures;

  Connection(String name, Worker worker, Session.Opener opener, Teller teller) {
    this.name = name;
    this.worker = worker;
    this.opener = opener;
    this.teller = teller;
    this.rate = new Rate(options.rate(), worker.now());
  }

  void configure(DataOptions next) {
    options = next;
    worker.run(
        () -> {
          rate = new Rate(next.rate(), worker.now());
          housekeeper.run();
          housekeep();
          retry.run();
          if (next.auto() && session == null) {
            attempt();
          }
          pump();
        });
  }

  /** Another way to the broker: what there is of a connection ends. */
  void transport(Optional<TransportOptions> next) {
    worker.run(
        () -> {
          transport = next;
          disconnect("another transport");
          if (options.auto()) {
            attempt();
          }
        });
  }

  /** Other filters, with the QoS of each; asked for when it is the worker's turn. */
  void subscriptions(Supplier<Map<String, Integer>> filters) {
    worker.run(
        () -> {
          wanted = Map.copyOf(filters.get());
          subscribe();
        });
  }

  /** Fails with a {@link KuraConnectException} if it could not connect. */
  CompletableFuture<Void> connect() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    worker.run(
        () -> {
          connecting.add(done);
          if (up) {
            settle(Optional.empty());
          } else if (session == null) {
            attempt();
          }
        });
    if (closed) {
      done.completeExceptionally(new KuraConnectException(name + ": closed"));
    }
    return done;
  }

  /** Stays disconnected until somebody connects or a configuration changes. */
  CompletableFuture<Void> disconnect() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    worker.run(
        () -> {
          disconnect("disconnected");
          done.complete(null);
        });
    if (closed) {
      done.complete(null);
    }
    return done;
  }

  boolean connected() {
    return up;
  }

  /** Keeps a message until the broker has it, connected or not, and gives its id. */
  int publish(Address to, byte[] body) throws KuraStoreException {
    int id = store.add(to, body, options);
    worker.run(this::pump);
    return id;
  }

  /** Ends it, and the worker; nobody is told. */
  void close() {
    closed = true;
    worker.close(
        () -> {
          drop();
          retry.run();
          settle(Optional.of("closed"));
        });
  }

  private void attempt() {
    retry.run();
    if (transport.isEmpty()) {
      settle(Optional.of("its transport is not configured"));
      return;
    }
    Duration timeout = transport.get().timeout();
    Session next = opener.open(transport.get(), new Owner());
    session = next;
    subscribed = wanted;
    watchdog = worker.later(() -> ended(next, "no answer within " + timeout), timeout);
    next.begin(subscribed);
  }

  private void established(Session which) {
    if (which != session) {
      return;
    }
    watchdog.run();
    up = true;
    failures = 0;
    LOG.info("{}: connected", name);
    teller.tell(Told::established);
    settle(Optional.empty());
    subscribe();
    pump();
  }

  private void ended(Session which, String why) {
    if (which != session) {
      return; // one that we gave up
    }
    boolean wasUp = drop();
    failures++;
    if (failures == 1 || failures == 10 || failures % 100 == 0) {
      LOG.warn("{}: {} (failure {} in a row)", name, why, failures);
    }
    if (wasUp) {
      teller.tell(Told::lost);
    }
    settle(Optional.of(why));
    if (options.auto()) {
      retry = worker.later(this::attempt, options.retry());
    }
  }

  private void disconnect(String why) {
    retry.run();
    if (drop()) {
      LOG.info("{}: {}", name, why);
      teller.tell(Told::disconnected);
    }
    settle(Optional.of(why));
  }

  /** Gives up the session, if there is one; whether it was up. */
  private boolean drop() {
    boolean wasUp = up;
    Session old = session;
    up = false;
    session = null;
    watchdog.run();
    turn.run();
    store.again();
    if (old != null) {
      old.close();
    }
    return wasUp;
  }

  private void settle(Optional<String> failure) {
    for (CompletableFuture<Void> done : connecting) {
      failure.ifPresentOrElse(
          why -> done.completeExceptionally(new KuraConnectException(name + ": " + why)),
          () -> done.complete(null));
    }
    connecting.clear();
  }

  private void subscribe() {
    if (!up) {
      return;
    }
    Map<String, Integer> gone = new HashMap<>(subscribed);
    gone.keySet().removeAll(wanted.keySet());
    gone.keySet().forEach(session::unsubscribe);
    wanted.forEach(
        (filter, qos) -> {
          if (!qos.equals(subscribed.get(filter))) {
            session.subscribe(filter, qos);
          }
        });
    subscribed = wanted;
  }

  private void pump() {
    turn.run();
    Optional<Message> next = up ? store.next(options.inFlight()) : Optional.empty();
    while (next.isPresent()) {
      long wait = rate.take(next.get().to().priority(), worker.now());
      if (wait > 0) {
        turn = worker.later(this::pump, Duration.ofNanos(wait));
        return;
      }
      store.sent(next.get(), worker.now());
      session.publish(next.get());
      next = store.next(options.inFlight());
    }
  }

  private void acknowledged(Session which, Message message) {
    if (which == session && store.confirmed(message, worker.now())) {
      teller.tell(who -> who.confirmed(message.id()));
      pump();
    }
  }

  private void housekeep() {
    store.purge(worker.now(), options.purgeAge().toNanos());
    housekeeper = worker.later(this::housekeep, options.housekeeping());
  }

  private static void nothing() {}

  /** Carries what a session tells to the worker. */
  private final class Owner implements Session.Owner {

    @Override
    public void up(Session which) {
      worker.run(() -> established(which));
    }

    @Override
    public void ended(Session which, String why) {
      worker.run(() -> Connection.this.ended(which, why));
    }

    @Override
    public void acknowledged(Session which, Message message) {
      worker.run(() -> Connection.this.acknowledged(which, message));
    }

    @Override
    public void arrived(String topic, byte[] body, Runnable taken) {
      teller.bring(topic, body, taken);
    }
  }
}
