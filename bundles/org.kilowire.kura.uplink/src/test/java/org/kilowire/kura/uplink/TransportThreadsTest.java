// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.options.Logged;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LiveThreads;
import org.kilowire.uplink.Transport.Incoming;
import org.kilowire.uplink.Transport.Outgoing;
import org.slf4j.event.Level;

/** Everything at once, on threads of its own, as in Kura. */
@Timeout(240)
class TransportThreadsTest {

  private static final int ROUNDS = 100;

  private final FakeEndpoint endpoint = new FakeEndpoint("cloud-1");
  private final CloudServices wiring = new CloudServices();
  private final RecordingTransportListener heard = new RecordingTransportListener();
  private final Queue<String> given = new ConcurrentLinkedQueue<>();
  private final LongAdder published = new LongAdder();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private volatile boolean calm;
  private final List<FakePublisher> gone = new ArrayList<>();
  private final KuraTransport transport =
      new KuraTransport(
          "threads",
          wiring,
          new Reconnector(Duration.ZERO, Thread::new),
          new ThreadPeriodicTask("uplink-look-threads", Duration.ofMillis(1)),
          InstantSource.system(),
          System::nanoTime);

  private FakePublisher publisher() {
    FakePublisher publisher = endpoint.publisher();
    publisher.publishing =
        message -> {
          String id = endpoint.nextId();
          given.add(id);
          return id;
        };
    return publisher;
  }

  @Test
  void services_come_and_go_while_messages_are_published_and_confirmed() throws Exception {
    Logged.clear();
    endpoint.connected = true;
    wiring.bind(endpoint, endpoint.properties());
    wiring.bind(Outgoing.ANSWER, publisher(), endpoint.on("answer"));
    wiring.bind(Outgoing.EVENT, publisher(), endpoint.on("event"));
    wiring.bind(Incoming.COMMAND, endpoint.subscriber(), endpoint.on("command"));
    wiring.bind(Incoming.RECEIPT, endpoint.subscriber(), endpoint.on("receipt"));
    transport.start(heard);
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Future<?>> disturbing =
        List.of(threads.submit(this::replaceDataPublisher), threads.submit(this::flap));
    List<Future<?>> working =
        List.of(
            threads.submit(() -> publishAll(Outgoing.DATA)),
            threads.submit(() -> publishAll(Outgoing.EVENT)),
            threads.submit(this::confirmAll));
    for (Future<?> one : disturbing) {
      one.get(110, TimeUnit.SECONDS);
    }
    calm = true;
    for (Future<?> one : working) {
      one.get(110, TimeUnit.SECONDS);
    }
    threads.shutdown();
    transport.close();
    wiring.close();
    assertThat(accepted.sum() + failed.sum()).isEqualTo(published.sum());
    assertThat(accepted.sum()).isGreaterThan(ROUNDS);
    assertThat(gone).hasSize(ROUNDS).noneMatch(one -> one.calledWhenGone || one.isListenedTo());
    assertThat(endpoint.publishers).noneMatch(FakePublisher::isListenedTo);
    assertThat(endpoint.subscribers).noneMatch(FakeSubscriber::isListenedTo);
    assertThat(Logged.taken(Level.WARN)).isEmpty();
    LiveThreads.awaitNone("uplink-look-threads.*");
  }

  private void publishAll(Outgoing channel) {
    while (!calm) {
      published.increment();
      var unused =
          transport
              .publish(channel, new byte[] {1})
              .whenComplete((done, failure) -> (failure == null ? accepted : failed).increment());
      Eventually.await("up", () -> heard.isUp() || calm);
    }
  }

  /** As the framework does it: in turn the new one first, and the old one first. */
  private void replaceDataPublisher() {
    FakePublisher current = publisher();
    wiring.bind(Outgoing.DATA, current, endpoint.on("data"));
    for (int i = 0; i < ROUNDS; i++) {
      FakePublisher used = current;
      Eventually.await("it is published to", () -> !used.published.isEmpty());
      FakePublisher next = publisher();
      if (i % 2 == 0) {
        wiring.bind(Outgoing.DATA, next, endpoint.on("data"));
      }
      wiring.unbind(Outgoing.DATA, current);
      current.goes();
      gone.add(current);
      if (i % 2 == 1) {
        wiring.bind(Outgoing.DATA, next, endpoint.on("data"));
      }
      current = next;
    }
  }

  private void flap() {
    Random random = new Random(1);
    for (int i = 0; i < ROUNDS; i++) {
      switch (random.nextInt(4)) {
        case 0 -> endpoint.lost();
        case 1 -> endpoint.connected = true;
        default -> endpoint.established();
      }
    }
    endpoint.established();
  }

  private void confirmAll() {
    while (!calm) {
      String id = given.poll();
      if (id != null) {
        endpoint.confirm(id);
      }
    }
  }
}
