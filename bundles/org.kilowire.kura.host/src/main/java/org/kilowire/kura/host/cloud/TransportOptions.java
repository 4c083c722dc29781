// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kilowire.kura.host.Checked;
import org.kilowire.kura.host.PropertyReader;
import org.kilowire.mqtt.session.TlsSockets;

/**
 * How to reach a broker.
 *
 * @param broker {@code tcp://host:port} or {@code ssl://host:port}
 * @param login empty where the broker asks for none
 * @param cleanSession whether the broker forgets us when we go
 * @param timeout from the first octet to the last subscription
 * @param keepAlive longest silence on the connection; zero: no limit
 * @param tls the sockets of an {@code ssl} broker
 */
record TransportOptions(
    URI broker,
    String clientId,
    Optional<Login> login,
    boolean cleanSession,
    Duration timeout,
    Duration keepAlive,
    TlsSockets tls) {

  private static final Map<String, String> SCHEMES =
      Map.of("mqtt", "tcp", "tcp", "tcp", "mqtts", "ssl", "ssl", "ssl");

  /** Who we are to the broker. */
  record Login(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }

  /**
   * Reads a configuration of Kura's MqttDataTransport.
   *
   * @param decrypt gives the plain password; Kura delivers it encrypted or plain
   */
  static Checked<TransportOptions> from(
      Map<String, Object> properties, UnaryOperator<String> decrypt, TlsSockets tls) {
    PropertyReader settings = new PropertyReader(properties);
    URI broker = broker(settings);
    String clientId = settings.required("client-id");
    String user = settings.text("username", "");
    String password = settings.text("password", "");
    boolean clean = settings.flag("clean-session", true);
    int timeout = settings.whole("timeout", 20, 1, 3600);
    int keepAlive = settings.whole("keep-alive", 30, 0, 65_535); // MQTT 3.1.1, 3.1.2.10: two octets
    return settings.checked(
        () ->
            new TransportOptions(
                broker,
                clientId,
                user.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Login(user, decrypt.apply(password))),
                clean,
                Duration.ofSeconds(timeout),
                Duration.ofSeconds(keepAlive),
                tls));
  }

  private static URI broker(PropertyReader settings) {
    String text = settings.required("broker-url");
    if (text.isEmpty()) {
      return null;
    }
    try {
      URI given = new URI(text);
      String scheme = SCHEMES.get(String.valueOf(given.getScheme()));
      if (scheme != null && given.getHost() != null && given.getUserInfo() == null) {
        return new URI(scheme, null, given.getHost(), given.getPort(), null, null, null);
      }
    } catch (URISyntaxException e) {
      // Told below; its message would repeat a password that somebody put there.
    }
    settings.problem("broker-url", "not mqtt://host:port or mqtts://host:port");
    return null;
  }
}
