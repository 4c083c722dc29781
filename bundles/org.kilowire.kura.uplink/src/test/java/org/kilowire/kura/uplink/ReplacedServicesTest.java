// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.uplink.TransportFixture.assertAccepted;
import static org.kilowire.kura.uplink.TransportFixture.assertFailed;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.options.Logged;
import org.kilowire.tests.support.Eventually;
import org.kilowire.uplink.Transport.Incoming;
import org.kilowire.uplink.Transport.Outgoing;
import org.slf4j.event.Level;

/** Publishers and subscribers that are replaced, moved or broken. */
@Timeout(120)
final class ReplacedServicesTest {

  private static void awaitOrFail(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
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
}
