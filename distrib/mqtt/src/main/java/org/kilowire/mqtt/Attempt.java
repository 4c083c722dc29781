// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.kilowire.conversation.LinkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Paho client, from its connect to its end. It tells its owner, on Paho's threads. */
final class Attempt implements MqttCallback {

  /** Who is told. */
  interface Owner {

    void subscribed(Attempt which);

    void ended(Attempt which, String why);

    void message(String topic, byte[] payload, Runnable taken);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
  private static final int QOS = 1;
  private static final int REFUSED = 0x80; // MQTT 3.1.1, 3.9.3: a SUBACK's failure code
  private static final long DISCONNECT_MILLIS = 500;

  private final MqttOptions options;
  private final List<String> filters;
  private final Owner owner;
  private volatile MqttAsyncClient client;

  Attempt(MqttOptions options, List<String> filters, Owner owner) {
    this.options = options;
    this.filters = filters;
    this.owner = owner;
  }

  void begin() {
    try {
      client =
          new MqttAsyncClient(
              options.broker().toString(), options.clientId(), new MemoryPersistence());
      client.setManualAcks(true);
      client.setCallback(this);
      client.connect(connectOptions(), null, then(token -> subscribe()));
    } catch (MqttException | LinkException e) {
      owner.ended(this, describe(e));
    }
  }

  void publish(String topic, byte[] payload, Consumer<Optional<LinkException>> done) {
    try {
      client.publish(topic, payload, QOS, false, null, completing(done));
    } catch (MqttException e) {
      done.accept(Optional.of(failure(e)));
    }
  }

  /** Disconnects if it can, and gives up every thread and socket. */
  void discard() {
    if (client == null) {
      return;
    }
    try {
      client.disconnectForcibly(0, DISCONNECT_MILLIS, client.isConnected());
    } catch (MqttException e) {
      LOG.debug("{}: disconnect: {}", options.broker(), describe(e));
    }
    try {
      client.close(true);
    } catch (MqttException e) {
      LOG.debug("{}: close: {}", options.broker(), describe(e));
    }
  }

  @Override
  public void connectionLost(Throwable cause) {
    owner.ended(this, "connection lost: " + describe(cause));
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    int id = message.getId();
    int qos = message.getQos();
    owner.message(topic, message.getPayload(), () -> acknowledge(id, qos));
  }

  @Override
  public void deliveryComplete(IMqttDeliveryToken token) {
    // Each publish has its own listener.
  }

  private void acknowledge(int id, int qos) {
    try {
      client.messageArrivedComplete(id, qos);
    } catch (MqttException e) {
      LOG.debug("{}: not acknowledged, comes again: {}", options.broker(), describe(e));
    }
  }

  private void subscribe() {
    if (filters.isEmpty()) {
      owner.subscribed(this);
      return;
    }
    int[] qos = new int[filters.size()];
    Arrays.fill(qos, QOS);
    try {
      client.subscribe(filters.toArray(String[]::new), qos, null, then(this::granted));
    } catch (MqttException e) {
      owner.ended(this, describe(e));
    }
  }

  private void granted(IMqttToken token) {
    for (int code : token.getGrantedQos()) {
      if (code >= REFUSED) {
        owner.ended(this, "the broker refused a subscription to one of " + filters);
        return;
      }
    }
    owner.subscribed(this);
  }

  private MqttConnectOptions connectOptions() throws LinkException {
    MqttConnectOptions connect = new MqttConnectOptions();
    connect.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    connect.setCleanSession(false);
    connect.setAutomaticReconnect(false);
    connect.setConnectionTimeout(seconds(options.connectTimeout().toMillis()));
    connect.setKeepAliveInterval(seconds(options.keepAlive().toMillis()));
    connect.setMaxInflight(options.maxInflight());
    options
        .login()
        .ifPresent(
            login -> {
              connect.setUserName(login.user());
              connect.setPassword(
                  login.password().reveal().text(StandardCharsets.UTF_8).toCharArray());
            });
    if ("ssl".equals(options.broker().getScheme())) {
      connect.setHttpsHostnameVerificationEnabled(true);
      connect.setSocketFactory(Tls.sockets(options.trust()));
    }
    return connect;
  }

  private static int seconds(long millis) {
    return (int) Math.max(1, (millis + 999) / 1000);
  }

  private IMqttActionListener then(Consumer<IMqttToken> next) {
    return new IMqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        next.accept(token);
      }

      @Override
      public void onFailure(IMqttToken token, Throwable why) {
        owner.ended(Attempt.this, describe(why));
      }
    };
  }

  private IMqttActionListener completing(Consumer<Optional<LinkException>> done) {
    return new IMqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        done.accept(Optional.empty());
      }

      @Override
      public void onFailure(IMqttToken token, Throwable why) {
        done.accept(Optional.of(failure(why)));
      }
    };
  }

  private LinkException failure(Throwable why) {
    return new LinkException(options.broker() + ": " + describe(why), why);
  }

  private static String describe(Throwable why) {
    if (why == null) {
      return "no reason given";
    }
    Throwable cause = why.getCause() == null ? why : why.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
