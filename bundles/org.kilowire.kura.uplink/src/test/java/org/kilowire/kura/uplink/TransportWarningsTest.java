// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.options.Logged;
import org.kilowire.uplink.Transport.Outgoing;
import org.slf4j.event.Level;

/** What the log says of a state that lasts. */
@Timeout(120)
final class TransportWarningsTest {

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
}
