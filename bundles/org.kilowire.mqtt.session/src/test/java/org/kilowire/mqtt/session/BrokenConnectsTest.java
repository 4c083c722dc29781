// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LiveThreads;
import org.kilowire.tests.support.LoopbackPort;

/**
 * Connections that end while they begin, many at a time. Threads of Paho's that wait for others
 * which have ended already would stay for good.
 */
@Timeout(240)
class BrokenConnectsTest {

  private static final int ROUNDS = 8;
  private static final int AT_A_TIME = 25;

  private record Attempt(MqttSession session, RecordingOwner owner) {}

  @AfterEach
  void no_thread_is_left() {
    LiveThreads.awaitNone("MQTT.*");
  }

  @Test
  void refused_connections_end_and_leave_no_thread() {
    try (LoopbackPort port = LoopbackPort.hold()) {
      rounds(URI.create("tcp://127.0.0.1:" + port.number()), BrokenConnectsTest::endThenClose);
    }
  }

  @Test
  void connections_that_are_reset_as_they_begin_leave_no_thread() {
    try (ScriptedBroker resetting = ScriptedBroker.resetting()) {
      rounds(resetting.uri(), BrokenConnectsTest::endThenClose);
      assertThat(resetting.accepted).hasValue(ROUNDS * AT_A_TIME);
    }
  }

  @Test
  void connections_that_are_closed_as_they_begin_leave_no_thread() {
    try (ScriptedBroker closing = new ScriptedBroker(client -> {})) {
      rounds(closing.uri(), BrokenConnectsTest::endThenClose);
    }
  }

  @Test
  void connections_that_end_after_the_first_packet_leave_no_thread() {
    try (ScriptedBroker closing = new ScriptedBroker(ScriptedBroker::packet)) {
      rounds(closing.uri(), BrokenConnectsTest::endThenClose);
    }
  }

  @Test
  void handshakes_of_tls_that_are_reset_leave_no_thread() {
    try (ScriptedBroker resetting = ScriptedBroker.resetting()) {
      rounds(
          URI.create("ssl://127.0.0.1:" + resetting.uri().getPort()),
          BrokenConnectsTest::endThenClose);
    }
  }

  @Test
  void sessions_that_are_closed_as_soon_as_they_are_begun_leave_no_thread() {
    try (ScriptedBroker silent = ScriptedBroker.silent()) {
      rounds(silent.uri(), BrokenConnectsTest::closeAtOnce);
    }
  }

  /** Then Paho is starting its threads, which takes it a third of a second. */
  @Test
  void sessions_that_are_closed_when_the_broker_has_accepted_leave_no_thread() {
    try (ScriptedBroker silent = ScriptedBroker.silent()) {
      for (int i = 1; i <= 40; i++) {
        Attempt attempt = begin(silent.uri(), i);
        int accepted = i;
        Eventually.await("accepted", () -> silent.accepted.get() == accepted);
        attempt.session().close();
        assertThat(attempt.owner().all()).isEmpty();
      }
    }
  }

  @Test
  void sessions_that_are_closed_after_the_first_packet_leave_no_thread() {
    try (ScriptedBroker silent = ScriptedBroker.silent()) {
      rounds(silent.uri(), attempt -> closeWhenNamed(attempt, "MQTT Call.*"));
    }
  }

  private static void rounds(URI broker, Consumer<Attempt> then) {
    for (int round = 0; round < ROUNDS; round++) {
      List<Attempt> attempts = new ArrayList<>();
      for (int i = 0; i < AT_A_TIME; i++) {
        attempts.add(begin(broker, i));
      }
      attempts.forEach(then);
    }
  }

  private static Attempt begin(URI broker, int number) {
    RecordingOwner owner = new RecordingOwner();
    MqttSession session = new MqttSession(Sessions.to(broker, "broken" + number), owner);
    session.begin(Map.of());
    return new Attempt(session, owner);
  }

  private static void endThenClose(Attempt attempt) {
    attempt.owner().await("ended");
    attempt.session().close();
    assertThat(attempt.owner().all()).hasSize(1);
  }

  private static void closeAtOnce(Attempt attempt) {
    attempt.session().close();
    assertThat(attempt.owner().all()).isEmpty();
  }

  private static void closeWhenNamed(Attempt attempt, String thread) {
    Eventually.await(thread, () -> !LiveThreads.named(thread).isEmpty());
    closeAtOnce(attempt);
  }
}
