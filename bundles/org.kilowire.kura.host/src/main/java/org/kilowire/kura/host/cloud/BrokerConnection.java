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
import org.kilowire.kura.host.InARow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a broker and the messages that wait for it. Its callers wait for nothing: the
 * work is the worker's.
 *
 * <p>Kura: connected by itself, and again after a loss, only where the options say so; other
 * options alone do not touch a connection, another way to the broker closes it.
 */
final class BrokerConnection {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerConnection.class);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int NOT_WANTED = -1;

  private final String name;
  private final Worker worker;
  private final BrokerSession.Opener opener;
  private final ListenerThread listenerThread;
  private final SendQueue queue;
  private volatile boolean up;
  private volatile boolean closed;

  // Of the worker alone.
  private final List<CompletableFuture<Void>> connecting = new ArrayList<>();
  private final Map<String, Integer> subscribed = new HashMap<>();
  private final InARow failures = new InARow();
  private DataOptions options = DataOptions.usual();
  private Optional<TransportOptions> transport = Optional.empty();
  private Map<String, Integer> wanted = Map.of();
  private BrokerSession session;
  private Runnable retry = BrokerConnection::nothing;
  private Runnable forgetting = BrokerConnection::nothing;

  BrokerConnection(
      String name, Worker worker, BrokerSession.Opener opener, ListenerThread listenerThread) {
    this.name = name;
    this.worker = worker;
    this.opener = opener;
    this.listenerThread = listenerThread;
    this.queue = new SendQueue(options, worker, listenerThread);
  }

  void configure(DataOptions next) {
    worker.run(
        () -> {
          options = next;
          queue.configure(next);
          retry.run();
          if (next.auto() && session == null) {
            attempt();
          }
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

  /** What is to be sent. */
  SendQueue outbound() {
    return queue;
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
    BrokerSession next = opener.open(transport.get(), new Owner());
    session = next;
    // What is wanted no more the broker has still, until it is forgotten; wanted again it is asked
    // for anew.
    subscribed.replaceAll((filter, qos) -> NOT_WANTED);
    subscribed.putAll(wanted);
    next.begin(wanted);
  }

  private void established(BrokerSession which) {
    if (which != session) {
      return;
    }
    up = true;
    failures.over();
    LOG.info("{}: connected", name);
    listenerThread.tell(CloudListener::established);
    settle(Optional.empty());
    subscribe();
    queue.up(which);
  }

  private void ended(BrokerSession which, String why) {
    if (which != session) {
      return; // one that we gave up
    }
    boolean wasUp = drop();
    if (failures.failed()) {
      LOG.warn("{}: {} (failure {} in a row)", name, why, failures.count());
    }
    if (wasUp) {
      listenerThread.tell(CloudListener::lost);
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
      listenerThread.tell(CloudListener::disconnected);
    }
    settle(Optional.of(why));
  }

  /** Gives up the session, if there is one; whether it was up. */
  private boolean drop() {
    boolean wasUp = up;
    BrokerSession old = session;
    up = false;
    session = null;
    queue.down();
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
    wanted.forEach(
        (filter, qos) -> {
          if (!qos.equals(subscribed.put(filter, qos))) {
            session.subscribe(filter, qos);
          }
        });
    forgetting.run();
    forgetting = worker.later(this::forget, GRACE);
  }

  /**
   * Not at once: when a gateway stops, its subscribers go before the connection does, and the
   * broker is to keep what comes for them.
   */
  private void forget() {
    if (up) {
      List<String> gone = new ArrayList<>(subscribed.keySet());
      gone.removeAll(wanted.keySet());
      gone.forEach(session::unsubscribe);
      subscribed.keySet().retainAll(wanted.keySet());
    }
  }

  private static void nothing() {}

  /** Carries what a session tells to the worker. */
  private final class Owner implements BrokerSession.Owner {

    @Override
    public void up(BrokerSession which) {
      worker.run(() -> established(which));
    }

    @Override
    public void ended(BrokerSession which, String why) {
      worker.run(() -> BrokerConnection.this.ended(which, why));
    }

    @Override
    public void acknowledged(BrokerSession which, Message message) {
      worker.run(
          () -> {
            if (which == session) {
              queue.acknowledged(message);
            }
          });
    }

    @Override
    public void arrived(String topic, byte[] body, Runnable taken) {
      listenerThread.bring(topic, body, taken);
    }
  }
}
