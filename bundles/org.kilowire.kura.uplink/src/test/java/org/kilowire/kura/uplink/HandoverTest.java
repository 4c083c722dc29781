// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.meter.Block;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.SampleBlocks;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;
import org.kilowire.uplink.Transport.Incoming;
import org.kilowire.uplink.Transport.Outgoing;
import org.kilowire.uplink.Uplink;
import org.kilowire.uplink.UplinkOptions;

/** From a store on disk to an IMS, over a Kura that does its worst. Time is moved by hand. */
@Timeout(240)
class HandoverTest {

  private static final String GATEWAY = "g1";

  @TempDir private Path folder;

  @Test
  void nothing_is_released_without_a_receipt_and_in_the_end_everything_is() throws Exception {
    for (long seed = 1; seed <= 5; seed++) {
      try (Run run = new Run(folder.resolve("s" + seed), seed)) {
        run.chaos();
        run.peace();
      }
    }
  }

  /** One gateway, one Kura, one broker, one IMS. */
  private static final class Run implements InstantSource, AutoCloseable {
    private final long seed;
    private final Random random;
    private final TransportFixture fixture = new TransportFixture(Duration.ofMinutes(2), this);
    private final Store store;
    private final Uplink uplink;
    private final FakeIms ims = new FakeIms(GATEWAY);
    private final Deque<Runnable> broker = new ArrayDeque<>();
    private final List<Block> appended = new ArrayList<>();
    private Instant now = TransportFixture.START;
    private boolean peaceful;

    Run(Path folder, long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      store =
          Store.open(
              new StoreSettings(
                  folder,
                  GATEWAY,
                  StoreSettings.DEFAULT_MAX_OCTETS,
                  Duration.ofDays(7),
                  100,
                  this,
                  range -> {}));
      uplink =
          new Uplink(
              GATEWAY,
              store.outbox(),
              store.events(),
              fixture.transport,
              UplinkOptions.DEFAULT.withLimits(4, 3, 1 << 20),
              this,
              () -> Duration.between(TransportFixture.START, now).toNanos());
      fixture.endpoint.connected = true;
      fixture.bindConnection();
      fixture.bindAll();
      fixture.publishers.values().forEach(this::behave);
      uplink.connect();
    }

    @Override
    public Instant instant() {
      return now;
    }

    void chaos() throws Exception {
      for (int i = 0; i < 400; i++) {
        if (random.nextInt(3) == 0) {
          append();
        }
        disturb();
        step(Duration.ofMillis(random.nextInt(20_000)));
        assertThat(released()).as("seed %d", seed).isLessThanOrEqualTo(ims.receipted());
      }
    }

    /** Kura and the broker behave from now on, and so it ends. */
    void peace() throws Exception {
      peaceful = true;
      append();
      fixture.bindConnection();
      fixture.bindAll();
      fixture.publishers.values().forEach(this::behave);
      fixture.endpoint.established();
      for (int i = 0; i < 2_000 && released() < appended.size(); i++) {
        step(Duration.ofSeconds(1));
      }
      assertThat(released()).as("seed %d", seed).isEqualTo(appended.size());
      assertThat(ims.blocks()).as("seed %d", seed).isEqualTo(appended);
      assertThat(store.events().confirmed(0)).succeedsWithin(Duration.ofSeconds(30));
      for (int i = 0; i < 600 && store.events().status().pending() > 0; i++) {
        step(Duration.ofSeconds(1));
        store.events().confirmed(0).get(30, TimeUnit.SECONDS);
      }
      assertThat(store.events().status().pending()).isZero();
    }

    private void append() throws Exception {
      Block block = SampleBlocks.row(appended.size() + 1);
      store.outbox().append(List.of(block)).get(30, TimeUnit.SECONDS);
      appended.add(block);
      if (random.nextInt(10) == 0) {
        store
            .events()
            .append(new MeterEvent("m1", "wrong-device", now, Map.of()))
            .get(30, TimeUnit.SECONDS);
      }
    }

    private void step(Duration time) throws InterruptedException {
      now = now.plus(time);
      fixture.pass(time);
      for (Thread thread : fixture.threads) {
        thread.join();
      }
      uplink.turn();
      int deliveries = peaceful ? broker.size() : random.nextInt(broker.size() + 1);
      for (int i = 0; i < deliveries; i++) {
        broker.remove().run();
      }
      uplink.turn();
    }

    private void disturb() {
      switch (random.nextInt(20)) {
        case 0, 1 -> fixture.endpoint.lost();
        case 2, 3, 4, 5, 6 -> fixture.endpoint.established();
        case 7 -> replace(Outgoing.DATA);
        case 8 -> replace(Outgoing.EVENT);
        case 9 -> replaceReceipts();
        case 10 -> fixture.wiring.unbind(Outgoing.DATA, fixture.data());
        case 11 -> behave(fixture.bind(Outgoing.DATA));
        case 12 -> fixture.endpoint.connected = random.nextBoolean();
        case 13 -> fixture.wiring.unbind(fixture.endpoint, fixture.endpoint.properties());
        case 14, 15 -> fixture.bindConnection();
        default -> {}
      }
    }

    private void replace(Outgoing channel) {
      FakePublisher old = fixture.publishers.get(channel);
      behave(fixture.bind(channel));
      fixture.wiring.unbind(channel, old);
      old.goes();
    }

    private void replaceReceipts() {
      FakeSubscriber old = fixture.subscribers.get(Incoming.RECEIPT);
      fixture.wiring.unbind(Incoming.RECEIPT, old);
      fixture.endpoint.subscribers.remove(old);
      fixture.bind(Incoming.RECEIPT);
    }

    /** A publisher that loses, refuses, repeats and delays until there is peace. */
    private void behave(FakePublisher publisher) {
      publisher.publishing =
          message -> {
            int fate = peaceful ? 9 : random.nextInt(10);
            if (fate == 0) {
              throw new KuraException(KuraErrorCode.STORE_ERROR);
            }
            if (fate == 1) {
              throw new IllegalStateException("stopped");
            }
            if (fate == 2) {
              return null;
            }
            String id = fixture.endpoint.nextId();
            byte[] body = message.getPayload().getBody();
            boolean data = publisher == fixture.data();
            if (fate != 3 && data) {
              broker.add(() -> answer(body));
            }
            if (fate == 4 && data) {
              broker.add(() -> answer(body));
            }
            if (fate == 5) {
              fixture.endpoint.confirm(id);
            } else if (fate != 6) {
              broker.add(() -> fixture.endpoint.confirm(id));
            }
            return id;
          };
    }

    private void answer(byte[] body) {
      byte[] receipt = ims.take(body);
      if (peaceful || random.nextInt(3) > 0) {
        fixture.subscribers.get(Incoming.RECEIPT).arrive(receipt);
        ims.arrived(receipt);
      }
    }

    private long released() {
      return store.outbox().status().released();
    }

    @Override
    public void close() {
      uplink.close();
      fixture.close();
      store.close();
    }
  }
}
