// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.kilowire.conversation.LinkException;
import org.kilowire.uplink.Transport;
import org.kilowire.uplink.Transport.Incoming;
import org.kilowire.uplink.Transport.Outgoing;

/** A transport over fakes, with time and looks that the test moves. */
final class TransportFixture implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  final FakeEndpoint endpoint = new FakeEndpoint("cloud-1");
  final CloudServices wiring = new CloudServices();
  final ManualPeriodicTask task = new ManualPeriodicTask();
  final RecordingTransportListener heard = new RecordingTransportListener();
  final List<Thread> threads = new ArrayList<>();
  final Map<Outgoing, FakePublisher> publishers = new EnumMap<>(Outgoing.class);
  final Map<Incoming, FakeSubscriber> subscribers = new EnumMap<>(Incoming.class);
  final Transport transport;
  private Duration passed = Duration.ZERO;

  TransportFixture() {
    this(Duration.ZERO);
  }

  TransportFixture(Duration reconnectAfter) {
    this(reconnectAfter, InstantSource.fixed(START));
  }

  TransportFixture(Duration reconnectAfter, InstantSource clock) {
    transport =
        new KuraTransport(
            "uplink-1",
            wiring,
            new Reconnector(reconnectAfter, this::thread),
            task,
            clock,
            () -> passed.toNanos());
  }

  /** A transport that is up: all there, connected. */
  static TransportFixture up() {
    TransportFixture fixture = new TransportFixture();
    fixture.endpoint.connected = true;
    fixture.bindAll();
    fixture.bindConnection();
    fixture.transport.start(fixture.heard);
    assertThat(fixture.heard.taken()).containsExactly("up");
    return fixture;
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "connect");
    threads.add(thread);
    return thread;
  }

  void bindConnection() {
    wiring.bind(endpoint, endpoint.properties());
  }

  void bindAll() {
    for (Outgoing channel : Outgoing.values()) {
      bind(channel);
    }
    for (Incoming channel : Incoming.values()) {
      bind(channel);
    }
  }

  FakePublisher bind(Outgoing channel) {
    FakePublisher publisher = endpoint.publisher();
    wiring.bind(channel, publisher, endpoint.on(channel.name()));
    publishers.put(channel, publisher);
    return publisher;
  }

  FakeSubscriber bind(Incoming channel) {
    FakeSubscriber subscriber = endpoint.subscriber();
    wiring.bind(channel, subscriber, endpoint.on(channel.name()));
    subscribers.put(channel, subscriber);
    return subscriber;
  }

  FakePublisher data() {
    return publishers.get(Outgoing.DATA);
  }

  CompletableFuture<Void> publish(Outgoing channel) {
    return transport.publish(channel, octets("{\"a\":1}"));
  }

  CompletableFuture<Void> publish() {
    return publish(Outgoing.DATA);
  }

  void pass(Duration time) {
    passed = passed.plus(time);
    task.beat();
  }

  static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static void assertFailed(CompletableFuture<Void> publishing, String why) {
    assertThat(publishing).isCompletedExceptionally();
    assertThatThrownBy(publishing::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(LinkException.class)
        .hasMessageContaining(why);
  }

  static void assertAccepted(CompletableFuture<Void> publishing) {
    assertThat(publishing).isCompleted();
  }

  @Override
  public void close() {
    transport.close();
    wiring.close();
  }
}
