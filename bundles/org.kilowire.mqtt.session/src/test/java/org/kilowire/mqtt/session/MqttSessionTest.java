// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.tests.support.EmbeddedBroker;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LiveThreads;

/** A session with a broker as it should be, and with some that end at the wrong moment. */
@Timeout(240)
class MqttSessionTest {

  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SUBACK_REFUSED = {(byte) 0x90, 3, 0, 1, (byte) 0x80};
  private static final byte[] PUBLISH = {0x30, 4, 0, 1, 't', 'x'};

  private static EmbeddedBroker broker;
  private final RecordingOwner owner = new RecordingOwner();

  @BeforeAll
  static void start(@TempDir Path folder) {
    broker = new EmbeddedBroker(folder);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @AfterEach
  void no_thread_is_left() {
    LiveThreads.awaitNone("MQTT.*");
  }

  @Test
  void message_goes_through_a_broker_and_is_confirmed_in_each_quality() throws Exception {
    try (MqttSession session = connected("quality", Map.of("quality/#", 2))) {
      for (int qos = 0; qos <= 2; qos++) {
        session.publish("quality/" + qos, HELLO, qos, false).get(60, TimeUnit.SECONDS);
        owner.await("quality/" + qos + "=hello");
      }
      assertThat(owner.all()).hasSize(4);
    }
  }

  @Test
  void filter_is_subscribed_and_unsubscribed_while_it_is_up() throws Exception {
    try (MqttSession session = connected("later", Map.of("later", 0))) {
      session.subscribe("later/+", 1);
      session.publish("later/a", HELLO, 1, false).get(60, TimeUnit.SECONDS);
      owner.await("later/a=hello");
      session.unsubscribe("later/+");
      session.subscribe("later/c", 1);
      session.publish("later/b", HELLO, 1, false).get(60, TimeUnit.SECONDS);
      session.publish("later/c", HELLO, 1, false).get(60, TimeUnit.SECONDS);
      owner.await("later/c=hello");
      assertThat(owner.heard("later/b")).isFalse();
    }
  }

  @Test
  void lost_connection_is_told_once() throws Exception {
    try (MqttSession session = connected("lost", Map.of("lost", 0))) {
      broker.cut("lost");
      owner.await("ended");
      CompletableFuture<Void> late = session.publish("t", HELLO, 1, false);
      assertThatThrownBy(late::get).hasCauseInstanceOf(IOException.class);
    }
    assertThat(owner.all()).hasSize(2);
  }

  @Test
  void client_is_welcome_again_at_once_after_it_was_closed() {
    for (int i = 0; i < 20; i++) {
      RecordingOwner each = new RecordingOwner();
      try (MqttSession session = new MqttSession(Sessions.to(broker.uri(), "again"), each)) {
        session.begin(Map.of());
        each.await("up");
      }
      assertThat(each.all()).containsExactly("up");
    }
  }

  @Test
  void closed_session_tells_nothing_more_and_a_second_close_does_nothing() {
    MqttSession session = connected("closed", Map.of("closed", 0));
    session.close();
    session.close();
    assertThat(LiveThreads.named("MQTT.*")).isEmpty();
    assertThat(session.publish("t", HELLO, 0, false)).isCompletedExceptionally();
    assertThat(owner.all()).containsExactly("up");
  }

  @Test
  void each_thread_has_a_name_of_its_own_that_ends_with_the_clients() {
    try (MqttSession session = connected("named", Map.of("named", 0))) {
      Eventually.await(
          () -> "five threads: " + LiveThreads.named("MQTT.*"),
          () -> LiveThreads.named("MQTT.*: named").stream().distinct().count() == 5);
      assertThat(LiveThreads.named("MQTT.*")).hasSize(5);
      assertThat(LiveThreads.named("MQTT.*"))
          .contains("MQTT Call: named", "MQTT Rec: named", "MQTT Snd: named");
      session.unsubscribe("named");
    }
  }

  @Test
  void session_that_was_never_begun_is_closed() {
    MqttSession session = new MqttSession(Sessions.to(broker.uri(), "never"), owner);
    session.close();
    assertThat(owner.all()).isEmpty();
  }

  @Test
  void broker_that_says_nothing_is_given_up_in_time() {
    try (ScriptedBroker silent = ScriptedBroker.silent();
        MqttSession session = open(silent, Duration.ofMillis(400))) {
      owner.await("ended: no answer within PT0.4S");
      assertThat(session.publish("t", HELLO, 1, false)).isCompletedExceptionally();
    }
  }

  @Test
  void broker_that_refuses_the_client_ends_it() {
    byte[] refusal = {0x20, 2, 0, 5}; // MQTT 3.1.1, 3.2.2.3: not authorized
    try (ScriptedBroker refusing =
            new ScriptedBroker(
                client -> {
                  ScriptedBroker.packet(client);
                  ScriptedBroker.say(client, refusal);
                  ScriptedBroker.drain(client);
                });
        MqttSession session = open(refusing)) {
      owner.await("ended");
      assertThat(owner.all()).hasSize(1);
      assertThat(session.publish("t", HELLO, 1, false)).isCompletedExceptionally();
    }
  }

  @Test
  void refused_subscription_is_told_and_the_session_goes_on() {
    try (ScriptedBroker refusing =
        new ScriptedBroker(
            client -> {
              ScriptedBroker.welcome(client);
              ScriptedBroker.packet(client);
              ScriptedBroker.say(client, SUBACK_REFUSED);
              ScriptedBroker.drain(client);
            })) {
      try (MqttSession session = new MqttSession(Sessions.to(refusing.uri(), "refused"), owner)) {
        session.begin(Map.of("secret", 1));
        owner.await("up");
      }
      assertThat(owner.all()).containsExactly("refused secret", "up");
    }
  }

  @Test
  void unconfirmed_message_fails_when_the_connection_breaks() throws Exception {
    try (ScriptedBroker breaking =
            new ScriptedBroker(
                client -> {
                  ScriptedBroker.welcome(client);
                  ScriptedBroker.packet(client);
                });
        MqttSession session = open(breaking)) {
      owner.await("up");
      CompletableFuture<Void> unconfirmed = session.publish("t", HELLO, 1, false);
      assertThatThrownBy(() -> unconfirmed.get(60, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(IOException.class);
      owner.await("ended");
    }
  }

  @Test
  void unconfirmed_message_fails_when_the_session_is_closed() {
    CompletableFuture<Void> unconfirmed;
    try (ScriptedBroker silent =
            new ScriptedBroker(
                client -> {
                  ScriptedBroker.welcome(client);
                  ScriptedBroker.drain(client);
                });
        MqttSession session = open(silent)) {
      owner.await("up");
      unconfirmed = session.publish("t", HELLO, 1, false);
      assertThat(unconfirmed).isNotDone();
    }
    assertThat(unconfirmed).isCompletedExceptionally();
    assertThat(owner.all()).containsExactly("up");
  }

  @Test
  void close_says_goodbye() {
    List<Integer> last = new CopyOnWriteArrayList<>();
    try (ScriptedBroker polite =
        new ScriptedBroker(
            client -> {
              ScriptedBroker.welcome(client);
              last.add(ScriptedBroker.packet(client));
            })) {
      MqttSession session = open(polite);
      owner.await("up");
      session.close();
      Eventually.await("goodbye", () -> last.equals(List.of(ScriptedBroker.DISCONNECT)));
    }
  }

  /** A read of the broker's passes the time: Paho would give up a read of its own after 1 s. */
  @Test
  void packet_that_pauses_behind_its_first_octet_is_one_packet() {
    try (ScriptedBroker halting =
            new ScriptedBroker(
                client -> {
                  ScriptedBroker.welcome(client);
                  ScriptedBroker.say(client, PUBLISH[0]);
                  nothingComes(client, 1300);
                  ScriptedBroker.say(client, Arrays.copyOfRange(PUBLISH, 1, PUBLISH.length));
                  ScriptedBroker.drain(client);
                });
        MqttSession session = open(halting)) {
      owner.await("t=x");
      assertThat(owner.all()).containsExactly("up", "t=x");
      session.unsubscribe("t");
    }
  }

  @Test
  void owner_that_takes_its_time_is_not_interrupted_by_close() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    RecordingOwner slow =
        new RecordingOwner() {
          @Override
          public void arrived(String topic, byte[] body, Runnable taken) {
            entered.countDown();
            try {
              release.await();
              interrupted.complete(Thread.interrupted());
            } catch (InterruptedException e) {
              interrupted.complete(true);
            }
          }
        };
    CountDownLatch gone = new CountDownLatch(1);
    try (ScriptedBroker sending =
        new ScriptedBroker(
            client -> {
              ScriptedBroker.welcome(client);
              ScriptedBroker.say(client, PUBLISH);
              ScriptedBroker.drain(client);
              gone.countDown();
            })) {
      MqttSession session = new MqttSession(Sessions.to(sending.uri(), "slow"), slow);
      session.begin(Map.of());
      entered.await();
      Thread closing = new Thread(session::close);
      closing.start();
      gone.await();
      Eventually.awaitBlocked(closing);
      release.countDown();
      assertThat(interrupted.get(60, TimeUnit.SECONDS)).isFalse();
      closing.join();
    }
  }

  @Test
  void owner_may_close_it_from_what_it_is_told() {
    CountDownLatch done = new CountDownLatch(1);
    RecordingOwner closing =
        new RecordingOwner() {
          @Override
          public void up(MqttSession which) {
            which.close();
            done.countDown();
          }
        };
    MqttSession session = new MqttSession(Sessions.to(broker.uri(), "itself"), closing);
    session.begin(Map.of());
    Eventually.await("closed", () -> done.getCount() == 0);
    assertThat(closing.all()).isEmpty();
  }

  /**
   * Connected to Moquette, at the second attempt if need be: version 0.17 drops a client that
   * subscribes so soon after its CONNACK that the broker has not yet noted to have sent it. Who has
   * subscribed is known to it.
   */
  private MqttSession connected(String clientId, Map<String, Integer> subscriptions) {
    MqttSession session = new MqttSession(Sessions.to(broker.uri(), clientId), owner);
    session.begin(subscriptions);
    Eventually.await("told", () -> !owner.all().isEmpty());
    if (owner.heard("up")) {
      return session;
    }
    session.close();
    owner.forget();
    return connected(clientId, subscriptions);
  }

  private MqttSession open(ScriptedBroker to) {
    return open(to, Duration.ofMinutes(10));
  }

  private MqttSession open(ScriptedBroker to, Duration timeout) {
    MqttSession session =
        new MqttSession(
            Sessions.to(to.uri(), "scripted", timeout, TlsSockets::trustedByJvm), owner);
    session.begin(Map.of());
    return session;
  }

  private static void nothingComes(Socket client, int millis) throws IOException {
    client.setSoTimeout(millis);
    try {
      client.getInputStream().read();
    } catch (SocketTimeoutException e) {
      client.setSoTimeout(0);
    }
  }
}
