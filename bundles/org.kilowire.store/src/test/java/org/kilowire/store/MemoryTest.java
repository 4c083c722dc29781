// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kilowire.store.Some.done;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.EventMessage;
import org.kilowire.contract.Receipt;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.Quantity;
import org.kilowire.store.ClockOffsets.ClockOffset;
import org.kilowire.store.FleetShelf.ShelvedFleet;

/** Events, clock offsets and the fleet. */
final class MemoryTest {

  private static final int MAX_EVENTS = 5;

  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store =
        Store.open(
            new StoreSettings(
                folder,
                Some.GATEWAY,
                1 << 20,
                Duration.ZERO,
                MAX_EVENTS,
                InstantSource.fixed(Some.NOW),
                range -> {}));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void reopen() {
    store.close();
    open();
  }

  private static MeterEvent event(int number) {
    return new MeterEvent(
        "m1", "wrong-device", Some.NOW, Map.of("expected", "KW1", "found", "KW" + number));
  }

  @Test
  void events_have_numbers_and_wait_until_they_are_confirmed() {
    for (int i = 1; i <= 3; i++) {
      assertThat(done(store.events().append(event(i)))).isEqualTo(i);
    }
    reopen();
    UUID epoch = store.outbox().status().epoch();
    assertThat(store.events().pending(1, 10))
        .containsExactly(
            new EventMessage(1, Some.GATEWAY, epoch, 2, event(2)),
            new EventMessage(1, Some.GATEWAY, epoch, 3, event(3)));
    assertThat(store.events().pending(0, 1)).hasSize(1);
    done(store.events().confirmed(2));
    assertThat(store.events().pending(0, 10)).extracting(EventMessage::number).containsExactly(3L);
    done(store.events().confirmed(3));
    reopen();
    assertThat(store.events().pending(0, 10)).isEmpty();
    assertThat(done(store.events().append(event(4)))).isEqualTo(4);
  }

  @Test
  void the_oldest_event_makes_room_and_is_counted() {
    for (int i = 1; i <= MAX_EVENTS + 2; i++) {
      done(store.events().append(event(i)));
    }
    reopen();
    assertThat(store.events().pending(0, 100))
        .extracting(EventMessage::number)
        .containsExactly(3L, 4L, 5L, 6L, 7L);
    assertThat(store.events().status()).isEqualTo(new EventLog.EventLogStatus(7, MAX_EVENTS, 2));
  }

  @Test
  void events_that_wait_belong_to_the_epoch_of_today() {
    done(store.events().append(event(1)));
    UUID before = store.outbox().status().epoch();
    store.outbox().release(Receipt.of(Some.GATEWAY, before, 99, Octets.of(new byte[32])));
    UUID now = store.outbox().status().epoch();
    assertThat(now).isNotEqualTo(before);
    assertThat(store.events().pending(0, 1).get(0).epoch()).isEqualTo(now);
  }

  @Test
  void an_event_that_no_message_can_carry_is_our_own_fault() {
    assertThatThrownBy(
            () -> store.events().append(new MeterEvent("m1", "Not A Code", Some.NOW, Map.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_last_clock_offset_of_each_device_is_kept() {
    Quantity series = new Quantity("1-0:99.1.0*255");
    ClockOffset fast = new ClockOffset(Duration.ofMillis(1500), Some.NOW);
    ClockOffset slow = new ClockOffset(Duration.ofMillis(-700), Some.NOW.plusSeconds(60));
    done(store.clockOffsets().noteClock("m1", "KW1", series, fast));
    done(store.clockOffsets().noteClock("m1", "KW2", series, fast));
    done(store.clockOffsets().noteClock("m1", "KW1", series, slow));
    reopen();
    assertThat(store.clockOffsets().clockOffset("m1", "KW1", series)).contains(slow);
    assertThat(store.clockOffsets().clockOffset("m1", "KW2", series)).contains(fast);
    assertThat(store.clockOffsets().clockOffset("m2", "KW1", series)).isEmpty();
  }

  @Test
  void the_fleet_in_force_is_the_last_one_put() throws Exception {
    assertThat(store.fleets().current()).isEmpty();
    store.fleets().put("{\"one\":1}");
    String text = "{\"two\":\"ä\"}";
    ShelvedFleet put = store.fleets().put(text);
    assertThat(put.sha256())
        .isEqualTo(
            Octets.of(
                MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8))));
    assertThat(put).isEqualTo(new ShelvedFleet(text, put.sha256(), Some.NOW));
    reopen();
    assertThat(store.fleets().current()).contains(put);
  }
}
