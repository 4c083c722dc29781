// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.conversation.LinkException;
import org.kilowire.tests.support.EmbeddedBroker;
import org.kilowire.tests.support.LiveThreads;

@Timeout(240)
@Tag("slow") // each stop of the embedded broker takes two seconds
@Tag("part-2")
class MqttConnectionTest {

  private EmbeddedBroker broker;

  @BeforeEach
  void start(@TempDir Path folder) {
    broker = new EmbeddedBroker(folder);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void a_message_goes_from_one_end_to_the_other() throws Exception {
    Heard heard = new Heard(true);
    Heard sending = new Heard(true);
    try (MqttConnection ims = open("ims", heard, "kilowire/+/data");
        MqttConnection gateway = open("gateway", sending)) {
      heard.await("up", 1);
      sending.await("up", 1);
      gateway.publish("kilowire/g1/data", octets("hello")).get(60, TimeUnit.SECONDS);
      heard.await("kilowire/g1/data=hello", 1);
      assertThat(ims.connected()).isTrue();
    }
  }

  @Test
  void what_came_while_we_were_away_waits_in_the_session() throws Exception {
    Heard heard = new Heard(true);
    Heard sending = new Heard(true);
    try (MqttConnection gateway = open("gateway", sending)) {
      sending.await("up", 1);
      visit(heard);
      gateway.publish("kilowire/g1/data", octets("while away")).get(60, TimeUnit.SECONDS);
      MqttConnection ims = open("ims", heard, "kilowire/+/data");
      heard.await("kilowire/g1/data=while away", 1);
      ims.close();
    }
  }

  @Test
  void comes_back_when_the_broker_cuts_it_off() throws Exception {
    Heard heard = new Heard(true);
    try (MqttConnection ims = open("ims", heard, "kilowire/+/data")) {
      heard.await("up", 1);
      broker.cut("ims");
      heard.await("down", 1);
      heard.await("up", 2);
      ims.publish("kilowire/g1/data", octets("again")).get(60, TimeUnit.SECONDS);
      heard.await("kilowire/g1/data=again", 1);
      assertThat(heard.count("down")).isEqualTo(1);
    }
  }

  @Test
  void comes_back_when_the_broker_does_and_its_session_is_still_there() throws Exception {
    Heard heard = new Heard(true);
    Heard sending = new Heard(true);
    try (MqttConnection gateway = open("gateway", sending)) {
      sending.await("up", 1);
      visit(heard);
      broker.stop();
      sending.await("down", 1);
      broker.start();
      sending.await("up", 2);
      gateway.publish("kilowire/g1/data", octets("kept")).get(60, TimeUnit.SECONDS);
      MqttConnection ims = open("ims", heard, "kilowire/+/data");
      heard.await("kilowire/g1/data=kept", 1);
      ims.close();
    }
  }

  @Test
  void a_message_that_was_not_taken_comes_again_after_a_reconnect() throws Exception {
    Heard refusing = new Heard(false);
    try (MqttConnection before = open("ims", refusing, "kilowire/+/data")) {
      refusing.await("up", 1);
      before.publish("kilowire/g1/data", octets("precious")).get(60, TimeUnit.SECONDS);
      refusing.await("kilowire/g1/data=precious", 1);
    }
    Heard taking = new Heard(true);
    MqttConnection ims = open("ims", taking, "kilowire/+/data");
    taking.await("kilowire/g1/data=precious", 1);
    ims.close();
  }

  @Test
  void what_is_published_while_disconnected_fails_at_once_and_is_not_kept() throws Exception {
    Heard heard = new Heard(true);
    try (MqttConnection ims = open("ims", heard, "kilowire/+/data")) {
      heard.await("up", 1);
      broker.stop();
      heard.await("down", 1);
      CompletableFuture<Void> lost = ims.publish("kilowire/g1/data", octets("lost"));
      assertThat(lost).isCompletedExceptionally();
      assertThatThrownBy(lost::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(LinkException.class);
      broker.start();
      heard.await("up", 2);
      ims.publish("kilowire/g1/data", octets("marker")).get(60, TimeUnit.SECONDS);
      heard.await("kilowire/g1/data=marker", 1);
      assertThat(heard.count("kilowire/g1/data=lost")).isZero();
    }
  }

  @Test
  void close_is_idempotent_and_leaves_no_thread() {
    Heard heard = new Heard(true);
    MqttConnection ims = open("threadless", heard, "kilowire/+/data");
    heard.await("up", 1);
    ims.close();
    ims.close();
    assertThat(ims.connected()).isFalse();
    assertThat(ims.publish("kilowire/g1/data", octets("late"))).isCompletedExceptionally();
    awaitNoThread("threadless");
  }

  @Test
  void close_while_it_still_tries_leaves_no_thread() {
    broker.stop();
    MqttConnection ims = open("nowhere", new Heard(true), "kilowire/+/data");
    ims.close();
    awaitNoThread("nowhere");
  }

  @Test
  void a_broker_that_says_nothing_is_given_up_and_tried_again() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("tcp://127.0.0.1:" + silent.getLocalPort());
      MqttOptions options =
          MqttOptions.of(uri, "patient")
              .withRetry(Duration.ofMillis(10), Duration.ofMillis(20))
              .withConnectTimeout(Duration.ofMillis(300));
      try (MqttConnection connection =
          MqttConnection.open(options, List.of("a"), new Heard(true))) {
        silent.setSoTimeout(60_000);
        silent.accept();
        silent.accept();
        assertThat(connection.connected()).isFalse();
      }
    }
  }

  private void visit(Heard heard) {
    MqttConnection ims = open("ims", heard, "kilowire/+/data");
    heard.await("up", 1);
    ims.close();
  }

  private static void awaitNoThread(String clientId) {
    LiveThreads.awaitNone(".*" + clientId + ".*");
  }

  private MqttConnection open(String clientId, Heard heard, String... filters) {
    MqttOptions options =
        MqttOptions.of(broker.uri(), clientId)
            .withRetry(Duration.ofMillis(20), Duration.ofMillis(200));
    return MqttConnection.open(options, List.of(filters), heard);
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
