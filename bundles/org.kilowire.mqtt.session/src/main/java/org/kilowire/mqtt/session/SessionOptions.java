// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt.session;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How to reach a broker, once.
 *
 * @param broker {@code tcp://host} or {@code ssl://host}, with a port or that of the scheme (1883,
 *     8883)
 * @param clientId the broker keeps the session under this name
 * @param login empty where the broker asks for none
 * @param cleanSession whether the broker forgets the session when it ends
 * @param timeout from the first octet to the last subscription, above 0
 * @param keepAlive longest silence on the connection, rounded up to whole seconds, at most 65,535;
 *     zero: no limit
 * @param maxInFlight messages of ours that the broker has not yet confirmed, 1..65,535
 * @param tls the sockets of an {@code ssl} broker
 */
public record SessionOptions(
    URI broker,
    String clientId,
    Optional<Login> login,
    boolean cleanSession,
    Duration timeout,
    Duration keepAlive,
    int maxInFlight,
    TlsSockets tls) {

  private static final String PLAIN = "tcp";
  private static final String SECURE = "ssl";
  private static final int PLAIN_PORT = 1883;
  private static final int SECURE_PORT = 8883;
  private static final int TWO_OCTETS = 65_535; // MQTT 3.1.1, 3.1.2.10 and 2.3.1

  /** Who we are to the broker. It prints no password. */
  public record Login(String user, char[] password) {
    @Override
    public String toString() {
      return user;
    }
  }

  /** Refuses what no broker can be reached with. */
  public SessionOptions {
    Objects.requireNonNull(clientId);
    Objects.requireNonNull(login);
    Objects.requireNonNull(tls);
    String scheme = broker.getScheme();
    if ((!PLAIN.equals(scheme) && !SECURE.equals(scheme)) || broker.getHost() == null) {
      throw new IllegalArgumentException("a broker is tcp://host:port or ssl://host:port");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("a timeout is above 0: " + timeout);
    }
    if (keepAlive.isNegative() || keepAlive.toSeconds() > TWO_OCTETS) {
      throw new IllegalArgumentException("keep alive is 0 to 65535 s: " + keepAlive);
    }
    if (maxInFlight < 1 || maxInFlight > TWO_OCTETS) {
      throw new IllegalArgumentException("1 to 65535 messages in flight: " + maxInFlight);
    }
  }

  boolean secure() {
    return SECURE.equals(broker.getScheme());
  }

  String host() {
    return broker.getHost();
  }

  int port() {
    int usual = secure() ? SECURE_PORT : PLAIN_PORT;
    return broker.getPort() < 0 ? usual : broker.getPort();
  }

  /** Asks the name service, if it has to. */
  InetSocketAddress address() {
    return new InetSocketAddress(host(), port());
  }

  int keepAliveSeconds() {
    return (int) Math.min(TWO_OCTETS, keepAlive.plusMillis(999).toSeconds());
  }

  /** For a socket, where 0 would be no limit. */
  int timeoutMillis() {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, timeout.toMillis()));
  }
}
