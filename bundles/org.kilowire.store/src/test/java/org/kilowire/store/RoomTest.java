// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kilowire.store.Some.batch;
import static org.kilowire.store.Some.done;
import static org.kilowire.store.Some.receipt;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.Range;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.meter.Block;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.Origin;
import org.kilowire.store.outbox.Room;

final class RoomTest {

  private static final long MEBIBYTE = 1 << 20;

  private final AtomicReference<Instant> now = new AtomicReference<>(Some.NOW);
  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store =
        Store.open(
            new StoreSettings(
                folder, Some.GATEWAY, MEBIBYTE, Duration.ofDays(7), 10, now::get, range -> {}),
            free::get);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Appends large blocks until there is no room; how many went in. */
  private int fill() {
    return fill(Some.large(1000));
  }

  private int fill(Block block) {
    for (int count = 0; count < 1000; count++) {
      try {
        done(store.outbox().append(List.of(block)));
      } catch (StoreFullException e) {
        return count;
      }
    }
    throw new AssertionError("never full");
  }

  @Test
  void a_full_store_takes_nothing_more_and_goes_on_when_there_is_room() {
    int count = fill();
    assertThat(count).isGreaterThan(20);
    OutboxStatus full = store.outbox().status();
    assertThat(full.last()).isEqualTo(count);
    assertThat(full.usedOctets()).isLessThanOrEqualTo(MEBIBYTE).isGreaterThan(MEBIBYTE * 9 / 10);
    assertThat(full.counts().full()).isEqualTo(1);

    OutgoingBatch some = batch(store, 0, 10);
    store.outbox().release(receipt(some));
    assertThat(done(store.outbox().append(List.of(Some.large(1000)))))
        .isEqualTo(new Range(count + 1, count + 1));
    OutboxStatus after = store.outbox().status();
    assertThat(after.counts().pruned()).isEqualTo(10);
    assertThat(after.firstRetained()).isEqualTo(11);
  }

  private static Block pushed(int rows) {
    Block like = Some.large(rows);
    return Some.block("m2", Origin.PUSH, 900_000L * rows, 0, like.columns().get(0).values());
  }

  @Test
  void readings_that_nobody_asked_for_leave_a_quarter_to_the_others() {
    int flood = fill(pushed(100));
    OutboxStatus status = store.outbox().status();
    assertThat(status.usedOctets())
        .isLessThanOrEqualTo(MEBIBYTE * 3 / 4)
        .isGreaterThan(MEBIBYTE * 7 / 10);
    assertThat(status.counts().full()).isEqualTo(1);
    assertThat(fill(Some.large(1000))).as("of readings asked for").isGreaterThan(5);
    assertThat(store.outbox().status().usedOctets()).isGreaterThan(MEBIBYTE * 9 / 10);

    // They get no more until they are below their own share again.
    assertThatThrownBy(() -> done(store.outbox().append(List.of(pushed(1)))))
        .isInstanceOf(StoreFullException.class)
        .hasMessageContaining("of " + MEBIBYTE * 3 / 4 + " octets");
    store.outbox().release(receipt(batch(store, 0, flood)));
    assertThat(done(store.outbox().append(List.of(pushed(1)))).count()).isEqualTo(1);
  }

  @Test
  void a_reading_that_somebody_asked_for_takes_those_beside_it_along() {
    fill(pushed(100));
    assertThat(done(store.outbox().append(List.of(pushed(100), Some.block(1)))).count())
        .isEqualTo(2);
  }

  @Test
  void readings_that_nobody_asked_for_leave_more_of_the_disk_free() {
    free.set(Room.RESERVE_OCTETS + MEBIBYTE);
    assertThatThrownBy(() -> done(store.outbox().append(List.of(pushed(1)))))
        .isInstanceOf(StoreFullException.class)
        .hasMessageContaining("disk is full");
    assertThat(done(store.outbox().append(List.of(Some.block(1))))).isEqualTo(new Range(1, 1));
  }

  @Test
  void a_small_append_is_not_lost_for_a_large_one_that_waits_beside_it() {
    fill();
    var large = store.outbox().append(List.of(Some.large(4096)));
    var event = store.events().append(new MeterEvent("m1", "clock-set-back", Some.NOW, Map.of()));
    assertThatThrownBy(() -> done(large)).isInstanceOf(StoreFullException.class);
    assertThat(done(event)).isEqualTo(1);
  }

  @Test
  void a_disk_without_room_fails_the_append_and_nothing_else() {
    Some.append(store, 3);
    long pages = store.database().writer().call(tx -> tx.sql().number("PRAGMA page_count"));
    store.database().writer().call(tx -> tx.sql().number("PRAGMA max_page_count = " + pages));
    assertThatThrownBy(() -> done(store.outbox().append(List.of(Some.large(4096)))))
        .isInstanceOf(StoreFullException.class)
        .hasMessageContaining("disk");
    assertThat(store.outbox().status().last()).isEqualTo(3);
    assertThat(store.outbox().watermark("m1", "KWm1", Some.PROFILE).orElseThrow().time())
        .isEqualTo(1_800_000);
    store.database().writer().call(tx -> tx.sql().number("PRAGMA max_page_count = 1000000"));
    assertThat(done(store.outbox().append(List.of(Some.large(4096))))).isEqualTo(new Range(4, 4));
  }

  private long pages() {
    return store.database().read(sql -> sql.number("PRAGMA page_count"));
  }

  @Test
  void new_blocks_do_not_eat_up_the_disk_but_use_what_released_ones_held() {
    for (int i = 0; i < 20; i++) {
      done(store.outbox().append(List.of(Some.large(1000))));
    }
    free.set(Room.RESERVE_OCTETS);
    assertThatThrownBy(() -> done(store.outbox().append(List.of(Some.block(1)))))
        .isInstanceOf(StoreFullException.class)
        .hasMessageContaining("disk is full");
    long pages = pages();
    for (int i = 0; i < 20; i += 10) {
      store.outbox().release(receipt(batch(store, i, 10)));
    }
    for (int i = 0; i < 8; i++) {
      done(store.outbox().append(List.of(Some.large(1000))));
    }
    assertThat(pages()).isEqualTo(pages);
    assertThat(store.outbox().status().firstRetained()).isGreaterThan(1);
    free.set(Long.MAX_VALUE);
    done(store.outbox().append(List.of(Some.large(1000))));
  }

  @Test
  void released_blocks_are_kept_for_their_time_and_then_dropped_oldest_first() {
    Some.append(store, 6);
    OutgoingBatch one = batch(store, 0, 2);
    OutgoingBatch two = batch(store, 2, 2);
    OutgoingBatch three = batch(store, 4, 2);
    store.outbox().release(receipt(one));
    now.set(Some.NOW.plus(Duration.ofDays(3)));
    store.outbox().release(receipt(two));
    assertThat(store.outbox().status().firstRetained()).isEqualTo(1);
    now.set(Some.NOW.plus(Duration.ofDays(7)));
    store.outbox().release(receipt(three));
    OutboxStatus status = store.outbox().status();
    assertThat(status.firstRetained()).isEqualTo(3);
    assertThat(status.counts().pruned()).isEqualTo(2);
    assertThat(store.outbox().next(0, 10, BatchCodec.MAX_OCTETS)).isEmpty();
    assertThat(batch(store, 2, 10)).isEqualTo(two);
    assertThat(store.outbox().release(receipt(one))).isEqualTo(new Released.Already(6));
  }

  @Test
  void unreleased_blocks_stay_however_old_they_are() {
    Some.append(store, 4);
    OutgoingBatch one = batch(store, 0, 2);
    batch(store, 2, 2);
    now.set(Some.NOW.plus(Duration.ofDays(400)));
    store.outbox().release(receipt(one));
    Some.append(store, 1);
    assertThat(store.outbox().status().firstRetained()).isEqualTo(1);
    now.set(Some.NOW.plus(Duration.ofDays(800)));
    assertThat(store.outbox().status().unreleased()).isEqualTo(3);
    assertThat(store.outbox().status().oldestUnreleased()).contains(Some.NOW);
  }
}
