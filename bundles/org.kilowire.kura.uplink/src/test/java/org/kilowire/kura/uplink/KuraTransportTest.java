// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.uplink.Bench.assertAccepted;
import static org.kilowire.kura.uplink.Bench.assertFailed;

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
    try (Bench bench = Bench.up()) {
      CompletableFuture<Void> publishing = bench.publish();
      KuraMessage message = bench.data().published.remove();
      assertThat(message.getProperties()).isEmpty();
      KuraPayload payload = message.getPayload();
      assertThat(payload.getBody()).isEqualTo(Bench.octets("{\"a\":1}"));
      assertThat(payload.getTimestamp()).isEqualTo(Date.from(Bench.START));
      assertThat(payload.metricNames()).isEmpty();
      assertThat(publishing).isNotDone();
      bench.endpoint.confirm("1");
      assertAccepted(publishing);
      bench.endpoint.confirm("1");
    }
  }

  @Test
  void each_channel_has_its_publisher() {
    try (Bench bench = Bench.up()) {
      for (Outgoing channel : Outgoing.values()) {
        assertThat(bench.publish(channel)).isNotDone();
        assertThat(bench.publishers.get(channel).published).hasSize(1);
      }
    }
  }

  @Test
  void a_confirmation_that_comes_before_the_id_counts() {
    try (Bench bench = Bench.up()) {
      bench.data().publishing =
          message -> {
            bench.endpoint.confirm("77");
            bench.endpoint.confirm("78");
            return "77";
          };
      assertAccepted(bench.publish());
      bench.data().publishing = message -> "78";
      assertThat(bench.publish()).as("78 was another's").isNotDone();
    }
  }

  @Test
  void k36_without_an_id_it_is_done_at_once() {
    try (Bench bench = Bench.up()) {
      bench.data().publishing = message -> null;
      assertAccepted(bench.publish());
    }
  }

  @Test
  void ids_of_another_connections_publisher_complete_nothing_of_ours() {
    try (Bench bench = Bench.up()) {
      FakeEndpoint other = new FakeEndpoint("cloud-2");
      other.connected = true;
      FakePublisher events = other.publisher();
      bench.wiring.bind(Outgoing.EVENT, events, other.on("event"));
      bench.wiring.bind(other, other.properties());
      bench.pulse.beat();
      CompletableFuture<Void> data = bench.publish();
      CompletableFuture<Void> event = bench.publish(Outgoing.EVENT);
      other.confirm("1");
      assertAccepted(event);
      assertThat(data).isNotDone();
      bench.endpoint.confirm("1");
      assertAccepted(data);
    }
  }

  @Test
  void an_id_that_is_given_again_ends_the_one_before() {
    try (Bench bench = Bench.up()) {
      CompletableFuture<Void> older = bench.publish();
      bench.endpoint.countAgain();
      CompletableFuture<Void> newer = bench.publish();
      assertFailed(older, "was reused");
      bench.endpoint.confirm("1");
      assertAccepted(newer);
    }
  }

  @Test
  void what_is_never_confirmed_fails_after_a_while() {
    try (Bench bench = Bench.up()) {
      CompletableFuture<Void> publishing = bench.publish();
      bench.pass(KuraTransport.CONFIRMED_WITHIN.minusMillis(1));
      assertThat(publishing).isNotDone();
      bench.pass(Duration.ofMillis(1));
      assertFailed(publishing, "not confirmed");
      bench.endpoint.confirm("1");
    }
  }

  @Test
  void k48_a_confirmation_that_kura_loses_is_no_alarm_and_a_broker_that_confirms_nothing_is_one() {
    try (Bench bench = Bench.up()) {
      Logged.clear();
      for (int lost = 1; lost <= 5; lost++) {
        assertThat(bench.publish()).isNotDone();
        bench.pass(KuraTransport.CONFIRMED_WITHIN);
        bench.endpoint.confirm("of another publisher");
      }
      assertThat(Logged.taken(Level.WARN)).isEmpty();
      for (int lost = 1; lost <= 5; lost++) {
        assertThat(bench.publish()).isNotDone();
        bench.pass(KuraTransport.CONFIRMED_WITHIN);
      }
      assertThat(Logged.taken(Level.WARN))
          .containsExactly("DataPublisher DATA: the last 3 messages were never confirmed");
    }
  }

  @Test
  void a_lost_connection_fails_all_that_is_in_flight_and_then_everything_at_once() {
    try (Bench bench = Bench.up()) {
      CompletableFuture<Void> data = bench.publish();
      CompletableFuture<Void> event = bench.publish(Outgoing.EVENT);
      bench.endpoint.lost();
      assertFailed(data, "not connected");
      assertFailed(event, "not connected");
      assertThat(bench.heard.taken()).containsExactly("down: not connected: DataPublisher");
      assertFailed(bench.publish(), "not connected: DataPublisher, AnswerPublisher");
      assertThat(bench.data().published).as("given to Kura").hasSize(1);
      bench.endpoint.established();
      assertThat(bench.heard.taken()).containsExactly("up");
      assertThat(bench.publish()).isNotDone();
    }
  }

  @Test
  void what_is_lost_while_it_is_published_fails() {
    try (Bench bench = Bench.up()) {
      bench.data().publishing =
          message -> {
            bench.endpoint.lost();
            bench.endpoint.established();
            return "5";
          };
      assertFailed(bench.publish(), "not connected");
      bench.endpoint.confirm("5");
    }
  }

  @Test
  void nothing_that_kura_throws_comes_through() {
    try (Bench bench = Bench.up()) {
      Logged.clear();
      bench.data().publishing =
          message -> {
            throw new KuraException(KuraErrorCode.STORE_ERROR);
          };
      assertFailed(bench.publish(), "not taken");
      bench.data().publishing =
          message -> {
            throw new IllegalStateException("no store");
          };
      assertFailed(bench.publish(), "not taken: no store");
      assertThat(Logged.taken(Level.WARN)).hasSize(1).first().asString().contains("DATA");
      assertThat(bench.heard.isUp()).isTrue();
    }
  }

  @Test
  void only_so_much_is_in_flight() {
    try (Bench bench = Bench.up()) {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < PublisherPort.MOST_IN_FLIGHT; i++) {
        all.add(bench.publish());
      }
      assertFailed(bench.publish(), "too much in flight");
      assertThat(bench.data().published).hasSize(PublisherPort.MOST_IN_FLIGHT);
      assertThat(bench.publish(Outgoing.EVENT)).as("of another publisher").isNotDone();
      assertThat(all).noneMatch(CompletableFuture::isDone);
      bench.endpoint.confirm("1");
      assertThat(bench.publish()).isNotDone();
    }
  }

  @Test
  void is_up_when_all_five_are_there_and_says_what_is_not() {
    try (Bench bench = new Bench()) {
      bench.endpoint.connected = true;
      bench.bindConnection();
      bench.transport.start(bench.heard);
      assertFailed(
          bench.publish(),
          "not there: DataPublisher, AnswerPublisher, EventPublisher, ReceiptSubscriber,"
              + " CommandSubscriber");
      bench.bindAll();
      assertThat(bench.heard.isUp()).as("before it was asked").isFalse();
      assertThat(bench.pulse.wanted).isTrue();
      bench.pulse.beat();
      assertThat(bench.heard.taken()).containsExactly("up");
    }
  }

  @Test
  void a_publisher_that_is_named_twice_publishes_nothing() {
    try (Bench bench = Bench.up()) {
      bench.wiring.bind(Outgoing.EVENT, bench.data(), bench.endpoint.on("data"));
      bench.pulse.beat();
      assertFailed(bench.publish(), "named twice");
      bench.bind(Outgoing.EVENT);
      bench.pulse.beat();
      assertThat(bench.publish()).isNotDone();
    }
  }

  @Test
  void k37_a_connection_that_goes_and_comes_without_a_word_is_noticed_at_the_next_look() {
    try (Bench bench = Bench.up()) {
      CompletableFuture<Void> publishing = bench.publish();
      bench.endpoint.connected = false;
      bench.pulse.beat();
      assertFailed(publishing, "not connected");
      assertThat(bench.heard.isUp()).isFalse();
      bench.endpoint.connected = true;
      bench.pulse.beat();
      assertThat(bench.heard.isUp()).isTrue();
    }
  }

  @Test
  void with_nobody_to_ask_it_is_taken_for_connected_until_somebody_says_otherwise() {
    try (Bench bench = new Bench()) {
      bench.bindAll();
      bench.transport.start(bench.heard);
      assertThat(bench.heard.isUp()).isTrue();
      bench.endpoint.lost();
      bench.pulse.beat();
      assertThat(bench.heard.isUp()).isFalse();
      bench.endpoint.established();
      assertThat(bench.heard.isUp()).isTrue();
    }
  }

  @Test
  void a_connection_that_does_not_say_how_it_is_changes_nothing() {
    try (Bench bench = Bench.up()) {
      bench.endpoint.whenAsked =
          () -> {
            throw new IllegalStateException("stopping");
          };
      bench.pulse.beat();
      assertThat(bench.heard.isUp()).isTrue();
      bench.endpoint.lost();
      bench.pulse.beat();
      assertThat(bench.heard.isUp()).isFalse();
    }
  }

  @Test
  void a_connection_whose_classes_are_missing_changes_nothing_either() {
    try (Bench bench = Bench.up()) {
      bench.endpoint.whenAsked =
          () -> {
            throw new NoClassDefFoundError("made up");
          };
      bench.pulse.beat();
      assertThat(bench.heard.isUp()).isTrue();
    }
  }

  @Test
  void what_ends_in_an_error_of_the_publisher_fails() {
    try (Bench bench = Bench.up()) {
      bench.data().publishing =
          message -> {
            throw new NoClassDefFoundError("made up");
          };
      assertFailed(bench.publish(), "not taken: made up");
    }
  }

  @Test
  void after_ten_minutes_apart_it_is_said_once_what_to_set() {
    try (Bench bench = Bench.up()) {
      Logged.clear();
      bench.endpoint.disconnected();
      bench.pulse.beat();
      bench.pass(KuraTransport.WARNED_AFTER.minusMillis(1));
      assertThat(Logged.taken(Level.WARN)).isEmpty();
      bench.pass(Duration.ofMillis(1));
      bench.pass(Duration.ofDays(1));
      assertThat(Logged.taken(Level.WARN))
          .singleElement()
          .asString()
          .contains("not connected: DataPublisher")
          .contains("connect.auto-on-startup")
          .contains("reconnect.after.seconds");
      bench.endpoint.established();
      bench.pulse.beat();
      bench.endpoint.lost();
      bench.pulse.beat();
      bench.pass(KuraTransport.WARNED_AFTER);
      assertThat(Logged.taken(Level.WARN)).hasSize(1);
    }
  }

  @Test
  void after_a_minute_without_one_of_the_five_it_is_said_once_who_and_where_to_look() {
    try (Bench bench = Bench.up()) {
      Logged.clear();
      bench.wiring.unbind(Outgoing.DATA, bench.data());
      bench.pulse.beat();
      bench.pass(KuraTransport.UNWIRED_WARNED_AFTER.minusMillis(1));
      assertThat(Logged.taken(Level.WARN)).isEmpty();
      bench.pass(Duration.ofMillis(1));
      bench.pass(Duration.ofDays(1));
      assertThat(Logged.taken(Level.WARN))
          .singleElement()
          .asString()
          .startsWith("uplink-1: nothing is handed over for 60 seconds: not there: DataPublisher. ")
          .contains(".target")
          .contains("must be the name of one that is there");
      bench.wiring.bind(
          Outgoing.DATA, bench.publishers.get(Outgoing.EVENT), bench.endpoint.on("EVENT"));
      bench.pulse.beat();
      bench.pass(KuraTransport.UNWIRED_WARNED_AFTER);
      assertThat(Logged.taken(Level.WARN))
          .singleElement()
          .asString()
          .contains("one publisher or subscriber is named twice");
    }
  }

  @Test
  void a_publisher_that_is_replaced_meanwhile_hides_no_connection_that_is_away() {
    try (Bench bench = Bench.up()) {
      Logged.clear();
      bench.endpoint.disconnected();
      bench.pulse.beat();
      bench.pass(KuraTransport.WARNED_AFTER.minusSeconds(1));
      bench.wiring.unbind(Outgoing.DATA, bench.data());
      bench.pulse.beat();
      bench.bind(Outgoing.DATA);
      bench.pass(Duration.ofSeconds(1));
      assertThat(Logged.taken(Level.WARN)).singleElement().asString().contains("not connected");
    }
  }

  @Test
  void what_is_heard_while_it_looks_is_younger_than_the_answer() {
    try (Bench bench = Bench.up()) {
      bench.endpoint.whenAsked = bench.endpoint::lost;
      bench.pulse.beat();
      assertThat(bench.heard.isUp()).isFalse();
    }
  }

  @Test
  void a_connection_that_has_gone_is_down_and_a_replacement_before_that_is_not() {
    try (Bench bench = Bench.up()) {
      FakeEndpoint next = new FakeEndpoint(bench.endpoint.pid);
      next.connected = true;
      bench.wiring.bind(next, next.properties());
      bench.wiring.unbind(bench.endpoint, bench.endpoint.properties());
      assertThat(bench.heard.isUp()).isTrue();
      bench.wiring.unbind(next, next.properties());
      assertThat(bench.heard.isUp()).isFalse();
      bench.pulse.beat();
      assertThat(bench.heard.isUp()).isFalse();
      bench.wiring.bind(next, next.properties());
      assertThat(bench.pulse.wanted).isTrue();
      bench.pulse.beat();
      assertThat(bench.heard.isUp()).isTrue();
    }
  }

  @Test
  void a_replaced_publisher_is_left_alone_and_what_it_had_fails() {
    try (Bench bench = Bench.up()) {
      FakePublisher old = bench.data();
      CompletableFuture<Void> lost = bench.publish();
      FakePublisher next = bench.bind(Outgoing.DATA);
      bench.wiring.unbind(Outgoing.DATA, old);
      old.goes();
      assertFailed(lost, "unregistered");
      assertThat(old.isListenedTo()).isFalse();
      assertThat(next.isListenedTo()).isTrue();
      bench.pulse.beat();
      bench.endpoint.countAgain();
      CompletableFuture<Void> publishing = bench.publish();
      old.everyDelivery.forEach(listener -> listener.onMessageConfirmed("1"));
      old.everyConnection.forEach(listener -> listener.onConnectionLost());
      assertThat(publishing).isNotDone();
      bench.endpoint.confirm("1");
      assertAccepted(publishing);
      assertThat(old.calledWhenGone).isFalse();
    }
  }

  @Test
  void unbinding_waits_for_a_call_that_is_under_way() throws Exception {
    try (Bench bench = Bench.up()) {
      CountDownLatch inside = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      FakePublisher slow = bench.data();
      slow.publishing =
          message -> {
            inside.countDown();
            awaitOrFail(go);
            return "1";
          };
      CompletableFuture<Void> publishing =
          CompletableFuture.runAsync(() -> {}).thenComposeAsync(done -> bench.publish());
      awaitOrFail(inside);
      CompletableFuture<Void> unbinding =
          CompletableFuture.runAsync(() -> bench.wiring.unbind(Outgoing.DATA, slow));
      Eventually.await("the old publisher is left", () -> !slow.isListenedTo());
      assertThat(unbinding).isNotDone();
      go.countDown();
      unbinding.get(60, TimeUnit.SECONDS);
      assertThat(publishing).failsWithin(Duration.ofSeconds(20));
    }
  }

  @Test
  void a_publisher_that_moves_to_another_connection_begins_anew_and_another_topic_is_no_move() {
    try (Bench bench = Bench.up()) {
      CompletableFuture<Void> publishing = bench.publish();
      bench.wiring.updated(Outgoing.DATA, bench.data(), bench.endpoint.on("other-name"));
      assertThat(publishing).isNotDone();
      FakeEndpoint other = new FakeEndpoint("cloud-2");
      bench.wiring.bind(other, other.properties());
      bench.wiring.updated(Outgoing.DATA, bench.data(), other.on("data"));
      assertFailed(publishing, "unregistered");
      assertThat(bench.data().deliveries).hasSize(1);
      assertThat(bench.data().connections).hasSize(1);
      bench.pulse.beat();
      assertThat(bench.heard.isUp()).isFalse();
      other.connected = true;
      bench.pulse.beat();
      assertThat(bench.heard.isUp()).isTrue();
    }
  }

  @Test
  void a_subscriber_that_cannot_be_listened_to_is_not_there() {
    try (Bench bench = new Bench()) {
      bench.bindAll();
      bench.transport.start(bench.heard);
      FakeSubscriber broken = bench.endpoint.subscriber();
      broken.broken = true;
      Logged.clear();
      bench.wiring.unbind(Incoming.RECEIPT, bench.subscribers.get(Incoming.RECEIPT));
      bench.wiring.bind(Incoming.RECEIPT, broken, bench.endpoint.on("broken"));
      bench.pulse.beat();
      assertThat(bench.heard.isUp()).isFalse();
      assertThat(broken.isListenedTo()).isFalse();
      assertThat(Logged.taken(Level.WARN)).hasSize(1).first().asString().contains("broken");
    }
  }

  @Test
  void a_body_is_passed_on_and_a_message_without_one_is_dropped() {
    try (Bench bench = Bench.up()) {
      FakeSubscriber receipts = bench.subscribers.get(Incoming.RECEIPT);
      FakeSubscriber commands = bench.subscribers.get(Incoming.COMMAND);
      Logged.clear();
      receipts.arrive(Bench.octets("r"));
      commands.arrive(Bench.octets("c"));
      commands.arrive(Bench.octets(""));
      receipts.arrive(null);
      receipts.listeners.forEach(listener -> listener.onMessageArrived(new KuraMessage(null)));
      receipts.listeners.forEach(listener -> listener.onMessageArrived(null));
      assertThat(bench.heard.taken()).containsExactly("RECEIPT=r", "COMMAND=c", "COMMAND=");
      assertThat(Logged.taken(Level.WARN))
          .containsExactly(
              "ReceiptSubscriber RECEIPT: a message without a body is dropped (number 1)");
    }
  }

  @Test
  void after_close_nothing_is_published_and_nothing_is_heard() {
    Bench bench = Bench.up();
    CompletableFuture<Void> publishing = bench.publish();
    bench.transport.close();
    bench.transport.close();
    assertFailed(publishing, "closed");
    assertFailed(bench.publish(), "closed");
    bench.endpoint.lost();
    bench.subscribers.values().forEach(one -> one.arrive(new byte[1]));
    assertThat(bench.heard.taken()).isEmpty();
    bench.wiring.close();
    assertThat(bench.publishers.values()).noneMatch(FakePublisher::isListenedTo);
    assertThat(bench.subscribers.values()).noneMatch(FakeSubscriber::isListenedTo);
  }

  @Test
  void another_transport_over_the_same_wiring_goes_on() {
    try (Bench bench = Bench.up()) {
      bench.transport.close();
      RecordingTransportListener next = new RecordingTransportListener();
      ManualPulse pulse = new ManualPulse();
      KuraTransport second =
          new KuraTransport(
              "next",
              bench.wiring,
              new Reconnector(Duration.ZERO, Thread::new),
              pulse,
              () -> Bench.START,
              () -> 0);
      second.start(next);
      assertThat(next.taken()).containsExactly("up");
      CompletableFuture<Void> publishing = second.publish(Outgoing.DATA, new byte[1]);
      bench.endpoint.confirm("1");
      assertAccepted(publishing);
      second.close();
    }
  }

  @Test
  void a_state_that_lasts_is_a_line_in_the_log() {
    Logged.clear();
    try (Bench bench = new Bench()) {
      bench.bindConnection();
      bench.transport.start(bench.heard);
      bench.pulse.beat();
      bench.bindAll();
      bench.pulse.beat();
      bench.pulse.beat();
      bench.pulse.beat();
      bench.endpoint.established();
      bench.pulse.beat();
      bench.endpoint.lost();
      bench.pulse.beat();
      bench.endpoint.established();
      bench.pulse.beat();
      bench.pulse.beat();
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
