// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.Map;
import org.kilowire.mqtt.session.MqttSession;
import org.kilowire.mqtt.session.SessionOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session over MQTT 3.1.1, which trusts whom the JVM trusts. */
final class MqttBrokerSession implements BrokerSession, MqttSession.Owner {

  private static final Logger LOG = LoggerFactory.getLogger(MqttBrokerSession.class);
  private static final int MOST_IN_FLIGHT = 65_535; // the owner counts them

  private final TransportOptions options;
  private final BrokerSession.Owner owner;
  private final MqttSession session;

  MqttBrokerSession(TransportOptions options, BrokerSession.Owner owner) {
    this.options = options;
    this.owner = owner;
    this.session = new MqttSession(session(options), this);
  }

  @Override
  public void begin(Map<String, Integer> subscriptions) {
    session.begin(subscriptions);
  }

  @Override
  public void subscribe(String filter, int qos) {
    session.subscribe(filter, qos);
  }

  @Override
  public void unsubscribe(String filter) {
    session.unsubscribe(filter);
  }

  /** One that cannot be sent ends the session: it goes again with the next. */
  @Override
  public void publish(Message message) {
    Destination to = message.to();
    var unused =
        session
            .publish(to.topic(), message.body(), to.qos(), to.retain())
            .whenComplete((done, failure) -> published(message, failure));
  }

  @Override
  public void close() {
    session.close();
  }

  @Override
  public void up(MqttSession which) {
    owner.up(this);
  }

  @Override
  public void refused(MqttSession which, String filter) {
    LOG.error("{}: refused a subscription to {}", options.broker(), filter);
  }

  @Override
  public void ended(MqttSession which, String why) {
    owner.ended(this, why);
  }

  @Override
  public void arrived(String topic, byte[] body, Runnable taken) {
    owner.arrived(topic, body, taken);
  }

  private void published(Message message, Throwable failure) {
    if (failure == null) {
      owner.acknowledged(this, message);
    } else {
      owner.ended(this, failure.getMessage());
    }
  }

  private static SessionOptions session(TransportOptions options) {
    return new SessionOptions(
        options.broker(),
        options.clientId(),
        options
            .login()
            .map(login -> new SessionOptions.Login(login.user(), login.password().toCharArray())),
        options.cleanSession(),
        options.timeout(),
        options.keepAlive(),
        MOST_IN_FLIGHT,
        options.tls());
  }
}
