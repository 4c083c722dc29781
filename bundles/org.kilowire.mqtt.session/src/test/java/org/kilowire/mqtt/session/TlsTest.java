// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.tests.support.LiveThreads;

/** A broker behind TLS, with a certificate of its own. */
@Timeout(240)
class TlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;
  private final RecordingOwner owner = new RecordingOwner();

  @AfterEach
  void no_thread_is_left() {
    LiveThreads.awaitNone("MQTT.*");
  }

  @Test
  void broker_whose_certificate_is_trusted_is_spoken_to() throws Exception {
    SSLContext trusted = certificate("ip:127.0.0.1");
    try (ScriptedBroker secure = secure(trusted)) {
      try (MqttSession session = open(secure.uri(), trusted::getSocketFactory)) {
        owner.await("up");
        session.publish("t", new byte[1], 0, false).get(60, TimeUnit.SECONDS);
      }
      assertThat(owner.all()).containsExactly("up");
    }
  }

  @Test
  void certificate_for_another_name_ends_it() throws Exception {
    SSLContext elsewhere = certificate("dns:broker.example");
    try (ScriptedBroker secure = secure(elsewhere);
        MqttSession session = open(secure.uri(), elsewhere::getSocketFactory)) {
      owner.await("ended: No subject alternative names matching IP address 127.0.0.1 found");
      assertThat(session.publish("t", new byte[1], 0, false)).isCompletedExceptionally();
    }
  }

  @Test
  void certificate_that_is_not_trusted_ends_it() throws Exception {
    try (ScriptedBroker secure = secure(certificate("ip:127.0.0.1"));
        MqttSession session = open(secure.uri(), TlsSockets::trustedByJvm)) {
      owner.await("ended: ");
      assertThat(owner.all()).hasSize(1);
      assertThat(session.publish("t", new byte[1], 0, false)).isCompletedExceptionally();
    }
  }

  @Test
  void broker_without_tls_ends_it() {
    try (ScriptedBroker plain =
            new ScriptedBroker(
                client -> {
                  ScriptedBroker.say(client, new byte[64]);
                  ScriptedBroker.drain(client);
                });
        MqttSession session = open(overTls(plain), TlsSockets::trustedByJvm)) {
      owner.await("ended: ");
      assertThat(session.publish("t", new byte[1], 0, false)).isCompletedExceptionally();
    }
  }

  @Test
  void handshake_that_is_not_answered_ends_in_time() {
    try (ScriptedBroker silent = ScriptedBroker.silent();
        MqttSession session =
            new MqttSession(
                Sessions.to(
                    overTls(silent), "tls", Duration.ofMillis(300), TlsSockets::trustedByJvm),
                owner)) {
      session.begin(Map.of());
      owner.await("ended: ");
    }
  }

  @Test
  void trust_that_cannot_be_read_ends_it_with_its_reason() {
    try (ScriptedBroker silent = ScriptedBroker.silent();
        MqttSession session =
            open(
                overTls(silent),
                () -> {
                  throw new IOException("trust.p12 is not there");
                })) {
      owner.await("ended: trust.p12 is not there");
      assertThat(session.publish("t", new byte[1], 0, false)).isCompletedExceptionally();
    }
  }

  private MqttSession open(URI broker, TlsSockets tls) {
    MqttSession session =
        new MqttSession(Sessions.to(broker, "tls", Duration.ofMinutes(10), tls), owner);
    session.begin(Map.of());
    return session;
  }

  private static URI overTls(ScriptedBroker broker) {
    return URI.create("ssl://127.0.0.1:" + broker.uri().getPort());
  }

  private static ScriptedBroker secure(SSLContext certificate) {
    return new ScriptedBroker(
        "ssl",
        certificate.getServerSocketFactory(),
        client -> {
          ScriptedBroker.welcome(client);
          ScriptedBroker.drain(client);
        });
  }

  /** A context that has a certificate for this name and trusts it; by the JDK's keytool. */
  private SSLContext certificate(String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve("broker.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=broker",
                "-ext",
                "san=" + name,
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.getInputStream().readAllBytes()).isNotNull();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
