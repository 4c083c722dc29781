// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kilowire.meter.MeterEvent;
import org.kilowire.store.StoreException;

/** What is sent when the broker, the store or the transport was away. */
final class UplinkReconnectTest extends UsesOutgoingGateway {

  @Test
  void after_a_reconnect_it_goes_on_from_the_first_unreleased() throws Exception {
    upWith(6);
    gateway.receipted(2);
    gateway.broker.batches();
    for (int i = 0; i < 5; i++) {
      gateway.broker.down();
      gateway.uplink.turn();
      assertThat(gateway.broker.batches()).isEmpty();
      gateway.broker.up();
      gateway.uplink.turn();
      assertThat(gateway.broker.batches()).containsExactly(ranges(3, 4, 5, 6));
    }
    gateway.receipted(6);
    assertThat(gateway.released()).isEqualTo(6);
  }

  @Test
  void a_store_that_fails_at_a_reconnect_is_asked_again_until_it_tells_where_to_begin()
      throws Exception {
    upWith(6);
    gateway.receipted(2);
    gateway.broker.down();
    gateway.uplink.turn();
    gateway.broker.batches();
    gateway.outbox.failures = 2;
    gateway.broker.up();
    assertThatThrownBy(gateway.uplink::turn).isInstanceOf(StoreException.class);
    assertThatThrownBy(gateway.uplink::turn).isInstanceOf(StoreException.class);
    gateway.pass(SECOND);
    assertThat(gateway.broker.batches()).containsExactly(ranges(3, 4, 5, 6));
    gateway.receipted(6);
    assertThat(gateway.released()).isEqualTo(6);
  }

  @Test
  void what_comes_back_from_a_transport_after_the_end_asks_the_store_nothing() throws Exception {
    gateway.append(3);
    var unused =
        gateway
            .store
            .events()
            .append(new MeterEvent("m1", "wrong-device", gateway.instant(), Map.of()))
            .get();
    gateway.broker.publishing = gateway::close;
    gateway.broker.up();
    gateway.uplink.turn();
    assertThat(gateway.broker.batches()).containsExactly(ranges(1));
  }

  @Test
  void an_error_of_the_java_machine_does_not_end_the_thread() throws Exception {
    gateway.close();
    gateway =
        new OutgoingGateway(
            folder.resolve("thread"),
            ONE_BY_ONE.withTimes(TIMEOUT, TIMEOUT, Duration.ofMillis(1)),
            Duration.ofDays(7));
    gateway.append(2);
    CountDownLatch published = new CountDownLatch(2);
    gateway.broker.publishing =
        () -> {
          published.countDown();
          throw new NoClassDefFoundError("made up");
        };
    gateway.uplink.start();
    gateway.broker.up();
    assertThat(published.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_batch_that_the_broker_does_not_take_goes_again_and_order_is_kept() throws Exception {
    gateway.broker.acknowledges = false;
    upWith(3);
    gateway.broker.down();
    gateway.broker.up();
    gateway.broker.batches();
    gateway.uplink.turn();
    gateway.pass(SECOND);
    assertThat(gateway.broker.batches()).containsExactly(ranges(1, 2, 3));
    assertThat(gateway.count(UplinkCount.BATCHES_NOT_ACCEPTED)).isEqualTo(3);
  }

  @Test
  void a_broker_that_throws_us_out_at_each_batch_is_asked_less_and_less_often() throws Exception {
    gateway.broker.acknowledges = false;
    upWith(1);
    long seen = 0;
    for (int second = 0; second < 600; second++) {
      if (gateway.count(UplinkCount.BATCHES_SENT) > seen) {
        seen = gateway.count(UplinkCount.BATCHES_SENT);
        gateway.broker.down();
        gateway.uplink.turn();
        gateway.broker.up();
      }
      gateway.pass(SECOND);
    }
    assertThat(gateway.count(UplinkCount.BATCHES_SENT)).isBetween(5L, 15L);
    gateway.broker.acknowledges = true;
    gateway.pass(Duration.ofMinutes(5));
    gateway.receipted(1);
    assertThat(gateway.released()).isEqualTo(1);
  }
}
