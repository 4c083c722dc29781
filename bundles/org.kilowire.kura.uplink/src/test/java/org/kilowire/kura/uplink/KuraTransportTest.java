// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.uplink.TransportFixture.assertAccepted;
import static org.kilowire.kura.uplink.TransportFixture.assertFailed;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.options.Logged;
import org.kilowire.uplink.Transport.Incoming;
import org.kilowire.uplink.Transport.Outgoing;
import org.slf4j.event.Level;

@Timeout(120)
final class KuraTransportTest {

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
}
