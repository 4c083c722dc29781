// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.uplink.TransportFixture.assertAccepted;
import static org.kilowire.kura.uplink.TransportFixture.assertFailed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.message.KuraPayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.options.Logged;
import org.kilowire.tests.support.Eventually;
import org.kilowire.uplink.Transport.Incoming;
import org.kilowire.uplink.Transport.Outgoing;
import org.slf4j.event.Level;

@Timeout(120)
class KuraTransportTest {

  @Test
  void k36_publishes_a_body_with_a_time_and_nothing_else() {
    try (TransportFixture fixture = TransportFixture.up()) {
      CompletableFuture<Void> publishing = fixture.publish();
      KuraMessage message = fixture.data().published.remove();
      assertThat(message.getProperties()).isEmpty();
      KuraPayload payload = message.getPayload();
      assertThat(payload.getBody()).isEqualTo(TransportFixture.octets("{\"a\":1}"));
      assertThat(payload.getTimestamp()).isEqualTo(Date.from(TransportFixture.START));
      assertThat(payload.metricNames()).isEmpty();
      assertThat(publishing).isNotDone();
      fixture.endpoint.confirm("1");
      assertAccepted(publishing);
      fixture.endpoint.confirm("1");
    }
  }

  @Test
  void each_channel_has_its_publisher() {
    try (TransportFixture fixture = TransportFixture.up()) {
      for (Outgoing channel : Outgoing.values()) {
        assertThat(fixture.publish(channel)).isNotDone();
        assertThat(fixture.publishers.get(channel).published).hasSize(1);
      }
    }
  }

  @Test
  void a_confirmation_that_comes_before_the_id_counts() {
    try (TransportFixture fixture = TransportFixture.up()) {
      fixture.data().publishing =
          message -> {
            fixture.endpoint.confirm("77");
            fixture.endpoint.confirm("78");
            return "77";
          };
      assertAccepted(fixture.publish());
      fixture.data().publishing = message -> "78";
      assertThat(fixture.publish()).as("78 was another's").isNotDone();
    }
  }

  @Test
  void k36_without_an_id_it_is_done_at_once() {
    try (TransportFixture fixture = TransportFixture.up()) {
      fixture.data().publishing = message -> null;
      assertAccepted(fixture.publish());
    }
  }

  @Test
  void ids_of_another_connections_publisher_complete_nothing_of_ours() {
    try (TransportFixture fixture = TransportFixture.up()) {
      FakeEndpoint other = new FakeEndpoint("cloud-2");
      other.connected = true;
      FakePublisher events = other.publisher();
      fixture.wiring.bind(Outgoing.EVENT, events, other.on("event"));
      fixture.wiring.bind(other, other.properties());
      fixture.task.beat();
      CompletableFuture<Void> data = fixture.publish();
      CompletableFuture<Void> event = fixture.publish(Outgoing.EVENT);
      other.confirm("1");
      assertAccepted(event);
      assertThat(data).isNotDone();
      fixture.endpoint.confirm("1");
      assertAccepted(data);
    }
  }

  @Test
  void an_id_that_is_given_again_ends_the_one_before() {
    try (TransportFixture fixture = TransportFixture.up()) {
      CompletableFuture<Void> older = fixture.publish();
      fixture.endpoint.countAgain();
      CompletableFuture<Void> newer = fixture.publish();
      assertFailed(older, "was reused");
      fixture.endpoint.confirm("1");
      assertAccepted(newer);
    }
  }

  @Test
  void what_is_never_confirmed_fails_after_a_while() {
    try (TransportFixture fixture = TransportFixture.up()) {
      CompletableFuture<Void> publishing = fixture.publish();
      fixture.pass(KuraTransport.CONFIRMED_WITHIN.minusMillis(1));
      assertThat(publishing).isNotDone();
      fixture.pass(Duration.ofMillis(1));
      assertFailed(publishing, "not confirmed");
      fixture.endpoint.confirm("1");
    }
  }

  @Test
  void k48_a_confirmation_that_kura_loses_is_no_alarm_and_a_broker_that_confirms_nothing_is_one() {
    try (TransportFixture fixture = TransportFixture.up()) {
      Logged.clear();
      for (int lost = 1; lost <= 5; lost++) {
        assertThat(fixture.publish()).isNotDone();
        fixture.pass(KuraTransport.CONFIRMED_WITHIN);
        fixture.endpoint.confirm("of another publisher");
      }
      assertThat(Logged.taken(Level.WARN)).isEmpty();
      for (int lost = 1; lost <= 5; lost++) {
        assertThat(fixture.publish()).isNotDone();
        fixture.pass(KuraTransport.CONFIRMED_WITHIN);
      }
      assertThat(Logged.taken(Level.WARN))
          .containsExactly("DataPublisher DATA: the last 3 messages were never confirmed");
    }
  }

  @Test
  void a_lost_connection_fails_all_that_is_in_flight_and_then_everything_at_once() {
    try (TransportFixture fixture = TransportFixture.up()) {
      CompletableFuture<Void> data = fixture.publish();
      CompletableFuture<Void> event = fixture.publish(Outgoing.EVENT);
      fixture.endpoint.lost();
      assertFailed(data, "not connected");
      assertFailed(event, "not connected");
      assertThat(fixture.heard.taken()).containsExactly("down: not connected: DataPublisher");
      assertFailed(fixture.publish(), "not connected: DataPublisher, AnswerPublisher");
      assertThat(fixture.data().published).as("given to Kura").hasSize(1);
      fixture.endpoint.established();
      assertThat(fixture.heard.taken()).containsExactly("up");
      assertThat(fixture.publish()).isNotDone();
    }
  }

  @Test
  void what_is_lost_while_it_is_published_fails() {
    try (TransportFixture fixture = TransportFixture.up()) {
      fixture.data().publishing =
          message -> {
            fixture.endpoint.lost();
            fixture.endpoint.established();
            return "5";
          };
      assertFailed(fixture.publish(), "not connected");
      fixture.endpoint.confirm("5");
    }
  }

  @Test
  void nothing_that_kura_throws_comes_through() {
    try (TransportFixture fixture = TransportFixture.up()) {
      Logged.clear();
      fixture.data().publishing =
          message -> {
            throw new KuraException(KuraErrorCode.STORE_ERROR);
          };
      assertFailed(fixture.publish(), "not taken");
      fixture.data().publishing =
          message -> {
            throw new IllegalStateException("no store");
          };
      assertFailed(fixture.publish(), "not taken: no store");
      assertThat(Logged.taken(Level.WARN)).hasSize(1).first().asString().contains("DATA");
      assertThat(fixture.heard.isUp()).isTrue();
    }
  }

  @Test
  void only_so_much_is_in_flight() {
    try (TransportFixture fixture = TransportFixture.up()) {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < PublisherPort.MOST_IN_FLIGHT; i++) {
        all.add(fixture.publish());
      }
      assertFailed(fixture.publish(), "too much in flight");
      assertThat(fixture.data().published).hasSize(PublisherPort.MOST_IN_FLIGHT);
      assertThat(fixture.publish(Outgoing.EVENT)).as("of another publisher").isNotDone();
      assertThat(all).noneMatch(CompletableFuture::isDone);
      fixture.endpoint.confirm("1");
      assertThat(fixture.publish()).isNotDone();
    }
  }

  @Test
  void is_up_when_all_five_are_there_and_says_what_is_not() {
    try (TransportFixture fixture = new TransportFixture()) {
      fixture.endpoint.connected = true;
      fixture.bindConnection();
      fixture.transport.start(fixture.heard);
      assertFailed(
          fixture.publish(),
          "not there: DataPublisher, AnswerPublisher, EventPublisher, ReceiptSubscriber,"
              + " CommandSubscriber");
      fixture.bindAll();
      assertThat(fixture.heard.isUp()).as("before it was asked").isFalse();
      assertThat(fixture.task.wanted).isTrue();
      fixture.task.beat();
      assertThat(fixture.heard.taken()).containsExactly("up");
    }
  }

  @Test
  void a_publisher_that_is_named_twice_publishes_nothing() {
    try (TransportFixture fixture = TransportFixture.up()) {
      fixture.wiring.bind(Outgoing.EVENT, fixture.data(), fixture.endpoint.on("data"));
      fixture.task.beat();
      assertFailed(fixture.publish(), "named twice");
      fixture.bind(Outgoing.EVENT);
      fixture.task.beat();
      assertThat(fixture.publish()).isNotDone();
    }
  }

  @Test
  void k37_a_connection_that_goes_and_comes_without_a_word_is_noticed_at_the_next_look() {
    try (TransportFixture fixture = TransportFixture.up()) {
      CompletableFuture<Void> publishing = fixture.publish();
      fixture.endpoint.connected = false;
      fixture.task.beat();
      assertFailed(publishing, "not connected");
      assertThat(fixture.heard.isUp()).isFalse();
      fixture.endpoint.connected = true;
      fixture.task.beat();
      assertThat(fixture.heard.isUp()).isTrue();
    }
  }

  @Test
  void with_nobody_to_ask_it_is_taken_for_connected_until_somebody_says_otherwise() {
    try (TransportFixture fixture = new TransportFixture()) {
      fixture.bindAll();
      fixture.transport.start(fixture.heard);
      assertThat(fixture.heard.isUp()).isTrue();
      fixture.endpoint.lost();
      fixture.task.beat();
      assertThat(fixture.heard.isUp()).isFalse();
      fixture.endpoint.established();
      assertThat(fixture.heard.isUp()).isTrue();
    }
  }

  @Test
  void a_connection_that_does_not_say_how_it_is_changes_nothing() {
    try (TransportFixture fixture = TransportFixture.up()) {
      fixture.endpoint.whenAsked =
          () -> {
            throw new IllegalStateException("stopping");
          };
      fixture.task.beat();
      assertThat(fixture.heard.isUp()).isTrue();
      fixture.endpoint.lost();
      fixture.task.beat();
      assertThat(fixture.heard.isUp()).isFalse();
    }
  }

  @Test
  void a_connection_whose_classes_are_missing_changes_nothing_either() {
    try (TransportFixture fixture = TransportFixture.up()) {
      fixture.endpoint.whenAsked =
          () -> {
            throw new NoClassDefFoundError("made up");
          };
      fixture.task.beat();
      assertThat(fixture.heard.isUp()).isTrue();
    }
  }

  @Test
  void what_ends_in_an_error_of_the_publisher_fails() {
    try (TransportFixture fixture = TransportFixture.up()) {
      fixture.data().publishing =
          message -> {
            throw new NoClassDefFoundError("made up");
          };
      assertFailed(fixture.publish(), "not taken: made up");
    }
  }

  @Test
  void after_ten_minutes_apart_it_is_said_once_what_to_set() {
    try (TransportFixture fixture = TransportFixture.up()) {
      Logged.clear();
      fixture.endpoint.disconnected();
      fixture.task.beat();
      fixture.pass(KuraTransport.WARNED_AFTER.minusMillis(1));
      assertThat(Logged.taken(Level.WARN)).isEmpty();
      fixture.pass(Duration.ofMillis(1));
      fixture.pass(Duration.ofDays(1));
      assertThat(Logged.taken(Level.WARN))
          .singleElement()
          .asString()
          .contains("not connected: DataPublisher")
          .contains("connect.auto-on-startup")
          .contains("reconnect.after.seconds");
      fixture.endpoint.established();
      fixture.task.beat();
      fixture.endpoint.lost();
      fixture.task.beat();
      fixture.pass(KuraTransport.WARNED_AFTER);
      assertThat(Logged.taken(Level.WARN)).hasSize(1);
    }
  }

  @Test
  void after_a_minute_without_one_of_the_five_it_is_said_once_who_and_where_to_look() {
    try (TransportFixture fixture = TransportFixture.up()) {
      Logged.clear();
      fixture.wiring.unbind(Outgoing.DATA, fixture.data());
      fixture.task.beat();
      fixture.pass(KuraTransport.UNWIRED_WARNED_AFTER.minusMillis(1));
      assertThat(Logged.taken(Level.WARN)).isEmpty();
      fixture.pass(Duration.ofMillis(1));
      fixture.pass(Duration.ofDays(1));
      assertThat(Logged.taken(Level.WARN))
          .singleElement()
          .asString()
          .startsWith("uplink-1: nothing is handed over for 60 seconds: not there: DataPublisher. ")
          .contains(".target")
          .contains("must be the name of one that is there");
      fixture.wiring.bind(
          Outgoing.DATA, fixture.publishers.get(Outgoing.EVENT), fixture.endpoint.on("EVENT"));
      fixture.task.beat();
      fixture.pass(KuraTransport.UNWIRED_WARNED_AFTER);
      assertThat(Logged.taken(Level.WARN))
          .singleElement()
          .asString()
          .contains("one publisher or subscriber is named twice");
    }
  }

  @Test
  void a_publisher_that_is_replaced_meanwhile_hides_no_connection_that_is_away() {
    try (TransportFixture fixture = TransportFixture.up()) {
      Logged.clear();
      fixture.endpoint.disconnected();
      fixture.task.beat();
      fixture.pass(KuraTransport.WARNED_AFTER.minusSeconds(1));
      fixture.wiring.unbind(Outgoing.DATA, fixture.data());
      fixture.task.beat();
      fixture.bind(Outgoing.DATA);
      fixture.pass(Duration.ofSeconds(1));
      assertThat(Logged.taken(Level.WARN)).singleElement().asString().contains("not connected");
    }
  }

  @Test
  void what_is_heard_while_it_looks_is_younger_than_the_answer() {
    try (TransportFixture fixture = TransportFixture.up()) {
      fixture.endpoint.whenAsked = fixture.endpoint::lost;
      fixture.task.beat();
      assertThat(fixture.heard.isUp()).isFalse();
    }
  }

  @Test
  void a_connection_that_has_gone_is_down_and_a_replacement_before_that_is_not() {
    try (TransportFixture fixture = TransportFixture.up()) {
      FakeEndpoint next = new FakeEndpoint(fixture.endpoint.pid);
      next.connected = true;
      fixture.wiring.bind(next, next.properties());
      fixture.wiring.unbind(fixture.endpoint, fixture.endpoint.properties());
      assertThat(fixture.heard.isUp()).isTrue();
      fixture.wiring.unbind(next, next.properties());
      assertThat(fixture.heard.isUp()).isFalse();
      fixture.task.beat();
      assertThat(fixture.heard.isUp()).isFalse();
      fixture.wiring.bind(next, next.properties());
      assertThat(fixture.task.wanted).isTrue();
      fixture.task.beat();
      assertThat(fixture.heard.isUp()).isTrue();
    }
  }

  @Test
  void a_replaced_publisher_is_left_alone_and_what_it_had_fails() {
    try (TransportFixture fixture = TransportFixture.up()) {
      FakePublisher old = fixture.data();
      CompletableFuture<Void> lost = fixture.publish();
      FakePublisher next = fixture.bind(Outgoing.DATA);
      fixture.wiring.unbind(Outgoing.DATA, old);
      old.goes();
      assertFailed(lost, "unregistered");
      assertThat(old.isListenedTo()).isFalse();
      assertThat(next.isListenedTo()).isTrue();
      fixture.task.beat();
      fixture.endpoint.countAgain();
      CompletableFuture<Void> publishing = fixture.publish();
      old.everyDelivery.forEach(listener -> listener.onMessageConfirmed("1"));
      old.everyConnection.forEach(listener -> listener.onConnectionLost());
      assertThat(publishing).isNotDone();
      fixture.endpoint.confirm("1");
      assertAccepted(publishing);
      assertThat(old.calledWhenGone).isFalse();
    }
  }

  @Test
  void unbinding_waits_for_a_call_that_is_under_way() throws Exception {
    try (TransportFixture fixture = TransportFixture.up()) {
      CountDownLatch inside = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      FakePublisher slow = fixture.data();
      slow.publishing =
          message -> {
            inside.countDown();
            awaitOrFail(go);
            return "1";
          };
      CompletableFuture<Void> publishing =
          CompletableFuture.runAsync(() -> {}).thenComposeAsync(done -> fixture.publish());
      awaitOrFail(inside);
      CompletableFuture<Void> unbinding =
          CompletableFuture.runAsync(() -> fixture.wiring.unbind(Outgoing.DATA, slow));
      Eventually.await("the old publisher is left", () -> !slow.isListenedTo());
      assertThat(unbinding).isNotDone();
      go.countDown();
      unbinding.get(60, TimeUnit.SECONDS);
      assertThat(publishing).failsWithin(Duration.ofSeconds(20));
    }
  }

  @Test
  void a_publisher_that_moves_to_another_connection_begins_anew_and_another_topic_is_no_move() {
    try (TransportFixture fixture = TransportFixture.up()) {
      CompletableFuture<Void> publishing = fixture.publish();
      fixture.wiring.updated(Outgoing.DATA, fixture.data(), fixture.endpoint.on("other-name"));
      assertThat(publishing).isNotDone();
      FakeEndpoint other = new FakeEndpoint("cloud-2");
      fixture.wiring.bind(other, other.properties());
      fixture.wiring.updated(Outgoing.DATA, fixture.data(), other.on("data"));
      assertFailed(publishing, "unregistered");
      assertThat(fixture.data().deliveries).hasSize(1);
      assertThat(fixture.data().connections).hasSize(1);
      fixture.task.beat();
      assertThat(fixture.heard.isUp()).isFalse();
      other.connected = true;
      fixture.task.beat();
      assertThat(fixture.heard.isUp()).isTrue();
    }
  }

  @Test
  void a_subscriber_that_cannot_be_listened_to_is_not_there() {
    try (TransportFixture fixture = new TransportFixture()) {
      fixture.bindAll();
      fixture.transport.start(fixture.heard);
      FakeSubscriber broken = fixture.endpoint.subscriber();
      broken.broken = true;
      Logged.clear();
      fixture.wiring.unbind(Incoming.RECEIPT, fixture.subscribers.get(Incoming.RECEIPT));
      fixture.wiring.bind(Incoming.RECEIPT, broken, fixture.endpoint.on("broken"));
      fixture.task.beat();
      assertThat(fixture.heard.isUp()).isFalse();
      assertThat(broken.isListenedTo()).isFalse();
      assertThat(Logged.taken(Level.WARN)).hasSize(1).first().asString().contains("broken");
    }
  }

  @Test
  void a_body_is_passed_on_and_a_message_without_one_is_dropped() {
    try (TransportFixture fixture = TransportFixture.up()) {
      FakeSubscriber receipts = fixture.subscribers.get(Incoming.RECEIPT);
      FakeSubscriber commands = fixture.subscribers.get(Incoming.COMMAND);
      Logged.clear();
      receipts.arrive(TransportFixture.octets("r"));
      commands.arrive(TransportFixture.octets("c"));
      commands.arrive(TransportFixture.octets(""));
      receipts.arrive(null);
      receipts.listeners.forEach(listener -> listener.onMessageArrived(new KuraMessage(null)));
      receipts.listeners.forEach(listener -> listener.onMessageArrived(null));
      assertThat(fixture.heard.taken()).containsExactly("RECEIPT=r", "COMMAND=c", "COMMAND=");
      assertThat(Logged.taken(Level.WARN))
          .containsExactly(
              "ReceiptSubscriber RECEIPT: a message without a body is dropped (number 1)");
    }
  }

  @Test
  void after_close_nothing_is_published_and_nothing_is_heard() {
    TransportFixture fixture = TransportFixture.up();
    CompletableFuture<Void> publishing = fixture.publish();
    fixture.transport.close();
    fixture.transport.close();
    assertFailed(publishing, "closed");
    assertFailed(fixture.publish(), "closed");
    fixture.endpoint.lost();
    fixture.subscribers.values().forEach(one -> one.arrive(new byte[1]));
    assertThat(fixture.heard.taken()).isEmpty();
    fixture.wiring.close();
    assertThat(fixture.publishers.values()).noneMatch(FakePublisher::isListenedTo);
    assertThat(fixture.subscribers.values()).noneMatch(FakeSubscriber::isListenedTo);
  }

  @Test
  void another_transport_over_the_same_wiring_goes_on() {
    try (TransportFixture fixture = TransportFixture.up()) {
      fixture.transport.close();
      RecordingTransportListener next = new RecordingTransportListener();
      ManualPeriodicTask task = new ManualPeriodicTask();
      KuraTransport second =
          new KuraTransport(
              "next",
              fixture.wiring,
              new Reconnector(Duration.ZERO, Thread::new),
              task,
              () -> TransportFixture.START,
              () -> 0);
      second.start(next);
      assertThat(next.taken()).containsExactly("up");
      CompletableFuture<Void> publishing = second.publish(Outgoing.DATA, new byte[1]);
      fixture.endpoint.confirm("1");
      assertAccepted(publishing);
      second.close();
    }
  }

  @Test
  void a_state_that_lasts_is_a_line_in_the_log() {
    Logged.clear();
    try (TransportFixture fixture = new TransportFixture()) {
      fixture.bindConnection();
      fixture.transport.start(fixture.heard);
      fixture.task.beat();
      fixture.bindAll();
      fixture.task.beat();
      fixture.task.beat();
      fixture.task.beat();
      fixture.endpoint.established();
      fixture.task.beat();
      fixture.endpoint.lost();
      fixture.task.beat();
      fixture.endpoint.established();
      fixture.task.beat();
      fixture.task.beat();
    }
    assertThat(Logged.taken(Level.INFO))
        .containsExactly(
            "uplink-1: waits: not there: DataPublisher, AnswerPublisher, EventPublisher,"
                + " ReceiptSubscriber, CommandSubscriber",
            "uplink-1: waits: not connected: DataPublisher, AnswerPublisher, EventPublisher,"
                + " ReceiptSubscriber, CommandSubscriber",
            "uplink-1: connected");
  }

  private static void awaitOrFail(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
