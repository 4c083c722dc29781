// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kilowire.conversation.Secret;
import org.kilowire.mqtt.session.SessionOptions;

/**
 * How to reach a broker. Passwords are {@link Secret}s: nothing here prints them.
 *
 * @param broker {@code tcp://host:port} or {@code ssl://host:port}
 * @param clientId stable, 1..128 characters: the broker keeps the session under this name
 * @param login user name and password, where the broker asks for them
 * @param trust what an {@code ssl} broker's certificate is checked against; empty: the JDK's own
 * @param certificate a file of the same kind with our own, which an {@code ssl} broker may ask for
 * @param connectTimeout from the first octet to the last subscription
 * @param keepAlive longest silence on the connection, in whole seconds
 * @param retryFrom shortest wait between attempts
 * @param retryUpTo longest wait between attempts
 * @param maxInflight messages the broker has not yet acknowledged, 1..1000
 */
public record MqttOptions(
    URI broker,
    String clientId,
    Optional<Login> login,
    Optional<TrustStore> trust,
    Optional<TrustStore> certificate,
    Duration connectTimeout,
    Duration keepAlive,
    Duration retryFrom,
    Duration retryUpTo,
    int maxInflight) {

  private static final Set<String> SCHEMES = Set.of("tcp", "ssl");

  /** This machine. */
  private static final Pattern LOCAL =
      Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[?::1]?");

  /** Who we are to the broker. */
  public record Login(String user, Secret password) {}

  /**
   * A PKCS #12 or JKS file with certificates: those that are trusted, or one's own and its key.
   *
   * @param password of the file; empty where it has none
   */
  public record TrustStore(Path file, Optional<Secret> password) {}

  public MqttOptions {
    Objects.requireNonNull(login);
    Objects.requireNonNull(trust);
    Objects.requireNonNull(certificate);
    if (!SCHEMES.contains(String.valueOf(broker.getScheme())) || broker.getHost() == null) {
      throw new IllegalArgumentException("a broker is tcp://host:port or ssl://host:port");
    }
    if (broker.getUserInfo() != null) {
      throw new IllegalArgumentException("no user or password in a broker's URI");
    }
    if (clientId.isEmpty() || clientId.length() > 128) {
      throw new IllegalArgumentException("a client id has 1..128 characters: " + clientId);
    }
    if (maxInflight < 1 || maxInflight > 1000) {
      throw new IllegalArgumentException("1..1000 messages in flight: " + maxInflight);
    }
    positive("connect timeout", connectTimeout);
    positive("keep alive", keepAlive);
    positive("shortest retry", retryFrom);
    if (retryUpTo.compareTo(retryFrom) < 0) {
      throw new IllegalArgumentException("the longest retry is shorter than the shortest");
    }
  }

  /** The usual times, no login, the JDK's trust store. */
  public static MqttOptions of(URI broker, String clientId) {
    return new MqttOptions(
        broker,
        clientId,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        Duration.ofSeconds(60),
        64);
  }

  /** The same with a login. */
  public MqttOptions withLogin(String user, Secret password) {
    return new MqttOptions(
        broker,
        clientId,
        Optional.of(new Login(user, password)),
        trust,
        certificate,
        connectTimeout,
        keepAlive,
        retryFrom,
        retryUpTo,
        maxInflight);
  }

  /** The same with certificates of its own. */
  public MqttOptions withTrust(Path file, Optional<Secret> password) {
    return new MqttOptions(
        broker,
        clientId,
        login,
        Optional.of(new TrustStore(file, password)),
        certificate,
        connectTimeout,
        keepAlive,
        retryFrom,
        retryUpTo,
        maxInflight);
  }

  /** The same with a certificate of its own. */
  public MqttOptions withCertificate(Path file, Optional<Secret> password) {
    return new MqttOptions(
        broker,
        clientId,
        login,
        trust,
        Optional.of(new TrustStore(file, password)),
        connectTimeout,
        keepAlive,
        retryFrom,
        retryUpTo,
        maxInflight);
  }

  /** Whether a password of this user's goes to another machine for all to read on the way. */
  public static boolean tellsPassword(URI broker, boolean hasUser) {
    return hasUser
        && broker.getScheme().equals("tcp")
        && !LOCAL.matcher(broker.getHost()).matches();
  }

  /** The same with other waits between attempts. */
  public MqttOptions withRetry(Duration from, Duration upTo) {
    return new MqttOptions(
        broker,
        clientId,
        login,
        trust,
        certificate,
        connectTimeout,
        keepAlive,
        from,
        upTo,
        maxInflight);
  }

  /** The same with another time for an attempt. */
  public MqttOptions withConnectTimeout(Duration timeout) {
    return new MqttOptions(
        broker,
        clientId,
        login,
        trust,
        certificate,
        timeout,
        keepAlive,
        retryFrom,
        retryUpTo,
        maxInflight);
  }

  /** What one connection needs of them. */
  SessionOptions session() {
    return new SessionOptions(
        broker,
        clientId,
        login.map(
            who ->
                new SessionOptions.Login(
                    who.user(),
                    who.password().reveal().text(StandardCharsets.UTF_8).toCharArray())),
        false,
        connectTimeout,
        keepAlive,
        maxInflight,
        () -> Tls.sockets(trust, certificate));
  }

  private static void positive(String name, Duration value) {
    if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofHours(12)) > 0) {
      throw new IllegalArgumentException(name + " is above 0 and at most 12 h: " + value);
    }
  }
}
