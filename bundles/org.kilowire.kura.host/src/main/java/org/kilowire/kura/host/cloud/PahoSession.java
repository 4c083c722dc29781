// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session that is a Paho client. */
final class PahoSession implements MqttSession, MqttCallback {

  private static final Logger LOG = LoggerFactory.getLogger(PahoSession.class);
  private static final int REFUSED = 0x80; // MQTT 3.1.1, 3.9.3: a SUBACK's failure code
  private static final int MOST_IN_FLIGHT = 65_535; // the owner counts them
  private static final long DISCONNECT_MILLIS = 500;

  private final TransportOptions options;
  private final Owner owner;
  private volatile MqttAsyncClient client;

  PahoSession(TransportOptions options, Owner owner) {
    this.options = options;
    this.owner = owner;
  }

  @Override
  public void begin(Map<String, Integer> subscriptions) {
    orEnd(
        () -> {
          client =
              new MqttAsyncClient(
                  options.broker().toString(), options.clientId(), new MemoryPersistence());
          client.setManualAcks(true);
          client.setCallback(this);
          client.connect(connectOptions(), null, then(token -> connected(subscriptions)));
        });
  }

  @Override
  public void subscribe(String filter, int qos) {
    orEnd(() -> client.subscribe(filter, qos, null, then(this::granted)));
  }

  @Override
  public void unsubscribe(String filter) {
    orEnd(() -> client.unsubscribe(filter, null, then(token -> {})));
  }

  @Override
  public void publish(Message message) {
    Destination to = message.to();
    IMqttActionListener done = then(token -> owner.acknowledged(this, message));
    orEnd(() -> client.publish(to.topic(), message.body(), to.qos(), to.retain(), null, done));
  }

  @Override
  public void close() {
    if (client == null) {
      return;
    }
    orSay("disconnect", this::leave);
    orSay("end", () -> client.disconnectForcibly(0, 1, false)); // also what still connects
    orSay("close", () -> client.close(true));
  }

  private void leave() throws MqttException {
    if (client.isConnected()) {
      client.disconnect(0).waitForCompletion(DISCONNECT_MILLIS);
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
    owner.arrived(topic, message.getPayload(), () -> acknowledge(id, qos));
  }

  @Override
  public void deliveryComplete(IMqttDeliveryToken token) {
    // Each publish has its own listener.
  }

  /** Without effect when the connection has gone: the message comes again. */
  private void acknowledge(int id, int qos) {
    orSay("acknowledge", () -> client.messageArrivedComplete(id, qos));
  }

  private void connected(Map<String, Integer> subscriptions) {
    if (subscriptions.isEmpty()) {
      owner.up(this);
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
              owner.up(this);
            });
    orEnd(() -> client.subscribe(filters, qos, null, done));
  }

  private void granted(IMqttToken token) {
    int[] codes = token.getGrantedQos();
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] >= REFUSED) {
        LOG.error("{}: refused a subscription to {}", options.broker(), token.getTopics()[i]);
      }
    }
  }

  private MqttConnectOptions connectOptions() throws MqttException {
    MqttConnectOptions connect = new MqttConnectOptions();
    connect.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    connect.setCleanSession(options.cleanSession());
    connect.setAutomaticReconnect(false);
    connect.setConnectionTimeout((int) options.timeout().toSeconds());
    connect.setKeepAliveInterval((int) options.keepAlive().toSeconds());
    connect.setMaxInflight(MOST_IN_FLIGHT);
    options
        .login()
        .ifPresent(
            login -> {
              connect.setUserName(login.user());
              connect.setPassword(login.password().toCharArray());
            });
    if ("ssl".equals(options.broker().getScheme())) {
      connect.setHttpsHostnameVerificationEnabled(true);
      connect.setSocketFactory(trusting().getSocketFactory());
    }
    return connect;
  }

  /** Trusts what the JVM does; read anew each time, for certificates are replaced. */
  private static SSLContext trusting() throws MqttException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new MqttException(e);
    }
  }

  private interface Work {
    void run() throws MqttException;
  }

  private void orEnd(Work work) {
    try {
      work.run();
    } catch (MqttException | RuntimeException e) { // Paho throws unchecked ones at bad arguments
      owner.ended(this, describe(e));
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
    return new IMqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        next.accept(token);
      }

      @Override
      public void onFailure(IMqttToken token, Throwable why) {
        owner.ended(PahoSession.this, describe(why));
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
}
