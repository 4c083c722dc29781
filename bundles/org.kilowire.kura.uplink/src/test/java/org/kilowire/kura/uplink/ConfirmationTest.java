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
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.message.KuraPayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.options.Logged;
import org.kilowire.uplink.Transport.Outgoing;
import org.slf4j.event.Level;

/** What becomes of a message that is given to Kura. */
@Timeout(120)
final class ConfirmationTest {

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
  void what_ends_in_an_error_of_the_publisher_fails() {
    try (TransportFixture fixture = TransportFixture.up()) {
      fixture.data().publishing =
          message -> {
            throw new NoClassDefFoundError("made up");
          };
      assertFailed(fixture.publish(), "not taken: made up");
    }
  }
}
