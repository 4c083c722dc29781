// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at a connection, and the connection that it became; never used a second time, so that
 * nothing of a broken one is carried over. It has threads of its own, which end with it. {@link
 * #begin} and {@link #close} are for one thread, the rest for any.
 */
public final class MqttSession implements AutoCloseable {

  /**
   * Who is told, on a thread of the session, perhaps before the call that caused it returns. Its
   * methods return soon and never throw.
   */
  public interface Owner {

    /** Connected, and subscribed to what it was to begin with. */
    void up(MqttSession which);

    /** The broker refused a subscription; the session goes on. */
    void refused(MqttSession which, String filter);

    /** It could not connect, or has broken: told once, and the last that is. To be closed still. */
    void ended(MqttSession which, String why);

    /**
     * A message from the broker. It may come shortly before {@link #up}, from the session that the
     * broker kept.
     *
     * @param taken to be run, on any thread, once it need not come again; without effect when the
     *     connection has gone
     */
    void arrived(String topic, byte[] body, Runnable taken);
  }

  private static final Logger LOG = LoggerFactory.getLogger(MqttSession.class);
  private static final int REFUSED = 0x80; // MQTT 3.1.1, 3.9.3: a SUBACK's failure code
  private static final long DISCONNECT_MILLIS = 1500;
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final SessionOptions options;
  private final Owner owner;
  private final BrokerSocket socket;
  private final SessionThreads threads;
  private final Map<Long, CompletableFuture<Void>> unconfirmed = new ConcurrentHashMap<>();
  private final AtomicLong published = new AtomicLong();
  private final Object telling = new Object();
  private volatile boolean over;
  private volatile SessionClient client;
  private Future<?> watch;

  /** Does nothing yet. */
  public MqttSession(SessionOptions options, Owner owner) {
    this.options = options;
    this.owner = owner;
    this.socket = new BrokerSocket(options);
    this.threads = new SessionThreads(options.clientId());
  }

  /**
   * Connects, without waiting for it; once.
   *
   * @param subscriptions topic filters and the QoS of each
   */
  public void begin(Map<String, Integer> subscriptions) {
    watch =
        threads.schedule(
            () -> end("no answer within " + options.timeout()),
            options.timeoutMillis(),
            TimeUnit.MILLISECONDS);
    orEnd(
        () -> {
          client = new SessionClient(options, socket, threads);
          client.setManualAcks(true);
          client.setCallback(new Callback());
          client.connect(connectOptions(), null, then(token -> connected(subscriptions)));
        });
  }

  /** Asks for one subscription more, while it is up. */
  public void subscribe(String filter, int qos) {
    orEnd(() -> client.subscribe(filter, qos, null, then(this::granted)));
  }

  public void unsubscribe(String filter) {
    orEnd(() -> client.unsubscribe(filter, null, then(token -> {})));
  }

  /**
   * Publishes a message, while it is up.
   *
   * @param qos 0..2
   * @return completes when the broker has confirmed it, of QoS 0 when it is on its way; fails with
   *     an {@link IOException} if the session ends before that, or too many are in flight
   */
  public CompletableFuture<Void> publish(String topic, byte[] body, int qos, boolean retain) {
    long number = published.incrementAndGet();
    CompletableFuture<Void> confirmed = new CompletableFuture<>();
    unconfirmed.put(number, confirmed);
    try {
      if (!over) {
        client.publish(topic, body, qos, retain, null, settling(number));
      }
    } catch (MqttException | RuntimeException e) {
      settle(number, Optional.of(describe(e)));
    }
    if (over) {
      settle(number, Optional.of("not connected")); // who ended it may not have seen this one
    }
    return confirmed;
  }

  /**
   * Disconnects if it can, and gives up every thread and socket. Nothing is told any more, and what
   * is unconfirmed fails. It waits for the threads, but not for ever, and not if it is one of them
   * that calls. A second call does nothing.
   */
  @Override
  public void close() {
    synchronized (telling) {
      over = true;
    }
    if (watch != null) {
      watch.cancel(false);
    }
    failAll("closed");
    if (socket.abort() || client == null) {
      threads.shutdown();
    } else if (!threads.isShutdown()) {
      orSay("disconnect", this::leave);
      orSay("end", () -> client.disconnectForcibly(0, 1, false)); // also what still connects
      orSay("close", () -> client.close(true));
      threads.forgetLater();
    }
    if (!threads.awaitEnd(CLOSE)) {
      LOG.warn("{}: threads are left {} after the end", options.broker(), CLOSE);
    }
  }

  private void leave() throws MqttException {
    if (client.isConnected()) {
      socket.leave();
      client.disconnect(0).waitForCompletion(DISCONNECT_MILLIS);
    }
  }

  private void connected(Map<String, Integer> subscriptions) {
    if (subscriptions.isEmpty()) {
      up();
      return;
    }
    String[] filters = subscriptions.keySet().toArray(String[]::new);
    int[] qos = new int[filters.length];
    for (int i = 0; i < filters.length; i++) {
      qos[i] = subscriptions.get(filters[i]);
    }
    IMqttActionListener done =
        then(
            token -> {
              granted(token);
              up();
            });
    orEnd(() -> client.subscribe(filters, qos, null, done));
  }

  private void granted(IMqttToken token) {
    int[] codes = token.getGrantedQos();
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] >= REFUSED) {
        String filter = token.getTopics()[i];
        tell(() -> owner.refused(this, filter));
      }
    }
  }

  private void up() {
    watch.cancel(false);
    tell(() -> owner.up(this));
  }

  private void end(String why) {
    synchronized (telling) {
      if (over) {
        return;
      }
      over = true;
    }
    failAll(why);
    owner.ended(this, why);
  }

  private void tell(Runnable what) {
    synchronized (telling) {
      if (!over) {
        what.run();
      }
    }
  }

  private void failAll(String why) {
    unconfirmed.keySet().forEach(number -> settle(number, Optional.of(why)));
  }

  private void settle(long number, Optional<String> failure) {
    CompletableFuture<Void> confirmed = unconfirmed.remove(number);
    if (confirmed != null) {
      failure.ifPresentOrElse(
          why -> confirmed.completeExceptionally(new IOException(why)),
          () -> confirmed.complete(null));
    }
  }

  private MqttConnectOptions connectOptions() {
    MqttConnectOptions connect = new MqttConnectOptions();
    connect.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    connect.setCleanSession(options.cleanSession());
    connect.setAutomaticReconnect(false);
    connect.setKeepAliveInterval(options.keepAliveSeconds());
    connect.setMaxInflight(options.maxInFlight());
    options
        .login()
        .ifPresent(
            login -> {
              connect.setUserName(login.user());
              connect.setPassword(login.password());
            });
    return connect;
  }

  private interface Work {
    void run() throws MqttException;
  }

  private void orEnd(Work work) {
    try {
      work.run();
    } catch (MqttException | RuntimeException e) { // Paho throws unchecked ones at bad arguments
      end(describe(e));
    }
  }

  private void orSay(String what, Work work) {
    try {
      work.run();
    } catch (MqttException | RuntimeException e) {
      LOG.debug("{}: {}: {}", options.broker(), what, describe(e));
    }
  }

  private IMqttActionListener then(Consumer<IMqttToken> next) {
    return listener(next, this::end);
  }

  private IMqttActionListener settling(long number) {
    return listener(
        token -> settle(number, Optional.empty()), why -> settle(number, Optional.of(why)));
  }

  private static IMqttActionListener listener(Consumer<IMqttToken> done, Consumer<String> failed) {
    return new IMqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        done.accept(token);
      }

      @Override
      public void onFailure(IMqttToken token, Throwable why) {
        failed.accept(describe(why));
      }
    };
  }

  private static String describe(Throwable why) {
    if (why == null) {
      return "no reason given";
    }
    Throwable cause = why.getCause() == null ? why : why.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** What Paho tells by itself. */
  private final class Callback implements MqttCallback {

    @Override
    public void connectionLost(Throwable cause) {
      end("connection lost: " + describe(cause));
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      int id = message.getId();
      int qos = message.getQos();
      if (!over) {
        owner.arrived(topic, message.getPayload(), () -> acknowledge(id, qos));
      }
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
      // Each message has its own listener.
    }

    private void acknowledge(int id, int qos) {
      orSay("acknowledge", () -> client.messageArrivedComplete(id, qos));
    }
  }
}
