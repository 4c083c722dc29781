// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.uplink.TransportFixture.assertFailed;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.uplink.Transport.Outgoing;

/** When the transport is up. */
@Timeout(120)
final class ConnectionStateTest {

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
}
