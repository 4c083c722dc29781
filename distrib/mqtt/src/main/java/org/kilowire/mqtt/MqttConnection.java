// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Occurrences;
import org.kilowire.mqtt.session.MqttSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a broker that comes back by itself. Every message is QoS 1; the session is kept
 * at the broker under the client's id, and what it had for us comes after a reconnect. What we
 * publish while disconnected fails at once.
 *
 * <p>One thread of its own connects, subscribes and waits; each attempt is a session of its own, so
 * that nothing of a broken one is carried over. Its end is a last piece of work on that thread,
 * which is waited for; the timer of the lines, which ends at once, does not fit.
 */
public final class MqttConnection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);
  private static final long CLOSE_SECONDS = 10;
  private static final int QOS = 1;

  private final MqttOptions options;
  private final Map<String, Integer> subscriptions;
  private final MqttListener listener;
  private final ReconnectBackoff backOff;
  private final ScheduledThreadPoolExecutor worker;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile MqttSession up;
  private volatile Thread thread;

  // Of the worker alone.
  private MqttSession session;
  private ScheduledFuture<?> retry;
  private long upSince;
  private long failures;

  private MqttConnection(
      MqttOptions options, List<String> filters, MqttListener listener, RandomGenerator random) {
    this.options = options;
    this.subscriptions =
        filters.stream()
            .distinct()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), any -> QOS));
    this.listener = listener;
    this.backOff = new ReconnectBackoff(options.retryFrom(), options.retryUpTo(), random);
    this.worker =
        new ScheduledThreadPoolExecutor(1, this::thread, new ThreadPoolExecutor.DiscardPolicy());
    worker.setRemoveOnCancelPolicy(true);
  }

  /**
   * Begins to connect.
   *
   * @param filters the topic filters to subscribe to at each connect
   */
  public static MqttConnection open(
      MqttOptions options, List<String> filters, MqttListener listener) {
    return open(options, filters, listener, RandomGenerator.getDefault());
  }

  static MqttConnection open(
      MqttOptions options, List<String> filters, MqttListener listener, RandomGenerator random) {
    MqttConnection connection = new MqttConnection(options, filters, listener, random);
    connection.worker.execute(connection::connect);
    return connection;
  }

  /**
   * Publishes one message, QoS 1, not retained.
   *
   * @return completes when the broker has acknowledged it; fails with a {@link LinkException} if
   *     there is no connection, it breaks before that, or too much is in flight
   */
  public CompletableFuture<Void> publish(String topic, byte[] payload) {
    MqttSession target = up;
    if (target == null) {
      return CompletableFuture.failedFuture(failure("not connected"));
    }
    CompletableFuture<Void> accepted = new CompletableFuture<>();
    var unused =
        target
            .publish(topic, payload, QOS, false)
            .whenComplete((done, why) -> settle(accepted, why));
    return accepted;
  }

  /** Whether it is connected at this moment. */
  public boolean connected() {
    return up != null;
  }

  /** Disconnects; what is under way fails. A second call does nothing. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    worker.execute(
        () -> {
          if (session != null) {
            ended(session, "closed");
          }
          if (retry != null) {
            retry.cancel(false);
          }
          worker.shutdownNow();
        });
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      if (!worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{}: still closing after {} s", options.broker(), CLOSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Thread thread(Runnable work) {
    thread = new Thread(work, "mqtt-" + options.clientId());
    thread.setDaemon(true);
    return thread;
  }

  private void connect() {
    if (closed.get()) {
      return;
    }
    MqttSession next = new MqttSession(options.session(), new Told());
    session = next;
    next.begin(subscriptions);
  }

  private void established(MqttSession which) {
    if (which != session || closed.get()) {
      return;
    }
    upSince = System.nanoTime();
    up = which;
    LOG.info("{}: connected as {}", options.broker(), options.clientId());
    listener.up();
  }

  private void ended(MqttSession which, String why) {
    if (which != session) {
      return;
    }
    boolean wasUp = up != null;
    session = null;
    up = null;
    which.close();
    if (wasUp) {
      listener.down(why);
    }
    if (!closed.get()) {
      again(wasUp, why);
    }
  }

  private void again(boolean wasUp, String why) {
    // A broker that takes us and throws us out at once must not be asked every second.
    if (wasUp && System.nanoTime() - upSince >= options.retryFrom().toNanos()) {
      backOff.reset();
      failures = 0;
    }
    failures++;
    if (Occurrences.isWorthALine(failures)) {
      LOG.warn("{}: {} (failure {} in a row)", options.broker(), why, failures);
    }
    retry = worker.schedule(this::connect, backOff.next().toNanos(), TimeUnit.NANOSECONDS);
  }

  private void settle(CompletableFuture<Void> accepted, Throwable why) {
    if (why == null) {
      accepted.complete(null);
    } else {
      accepted.completeExceptionally(failure(why.getMessage()));
    }
  }

  private LinkException failure(String why) {
    return new LinkException(options.broker() + ": " + why);
  }

  /** Carries what a session tells, from its threads to the worker. */
  private final class Told implements MqttSession.Owner {

    @Override
    public void up(MqttSession which) {
      worker.execute(() -> established(which));
    }

    /** Half of what we are to hear is nothing to live with. */
    @Override
    public void refused(MqttSession which, String filter) {
      ended(which, "the broker refused a subscription to " + filter);
    }

    @Override
    public void ended(MqttSession which, String why) {
      worker.execute(() -> MqttConnection.this.ended(which, why));
    }

    @Override
    public void arrived(String topic, byte[] body, Runnable taken) {
      listener.message(topic, body, taken);
    }
  }
}
