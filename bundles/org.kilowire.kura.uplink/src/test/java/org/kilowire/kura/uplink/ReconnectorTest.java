// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.kura.KuraConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.options.Logged;
import org.slf4j.event.Level;

@Timeout(60)
class ReconnectorTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** A connection that was there and is lost. */
  private static TransportFixture lost(Duration after) {
    TransportFixture fixture = new TransportFixture(after);
    fixture.endpoint.connected = true;
    fixture.bindAll();
    fixture.bindConnection();
    fixture.transport.start(fixture.heard);
    fixture.endpoint.lost();
    return fixture;
  }

  private static void awaitThreads(TransportFixture fixture) throws InterruptedException {
    for (Thread thread : fixture.threads) {
      thread.join();
    }
  }

  @Test
  void k37_a_connection_that_stays_away_is_told_to_connect() throws Exception {
    try (TransportFixture fixture = lost(Duration.ofSeconds(30))) {
      fixture.task.beat();
      fixture.pass(Duration.ofSeconds(29));
      assertThat(fixture.threads).isEmpty();
      fixture.pass(SECOND);
      awaitThreads(fixture);
      assertThat(fixture.endpoint.connects).hasValue(1);
      assertThat(fixture.heard.isUp()).isTrue();
      fixture.pass(Duration.ofHours(10));
      assertThat(fixture.threads).hasSize(1);
    }
  }

  @Test
  void zero_leaves_a_lost_connection_to_kura() {
    try (TransportFixture fixture = lost(Duration.ZERO)) {
      fixture.task.beat();
      fixture.pass(Duration.ofDays(1));
      assertThat(fixture.threads).isEmpty();
    }
  }

  @Test
  void what_somebody_has_disconnected_is_left_alone_until_it_was_connected_and_lost_again()
      throws Exception {
    try (TransportFixture fixture = lost(Duration.ofSeconds(30))) {
      fixture.task.beat();
      fixture.endpoint.disconnected();
      fixture.pass(Duration.ofDays(1));
      fixture.pass(Duration.ofDays(1));
      assertThat(fixture.threads).isEmpty();
      fixture.endpoint.established();
      fixture.endpoint.lost();
      fixture.task.beat();
      fixture.pass(Duration.ofSeconds(30));
      awaitThreads(fixture);
      assertThat(fixture.endpoint.connects).hasValue(1);
    }
  }

  @Test
  void what_was_never_connected_is_left_alone() {
    try (TransportFixture fixture = new TransportFixture(Duration.ofSeconds(30))) {
      fixture.bindAll();
      fixture.bindConnection();
      fixture.transport.start(fixture.heard);
      fixture.pass(Duration.ofDays(1));
      fixture.pass(Duration.ofDays(1));
      assertThat(fixture.threads).isEmpty();
    }
  }

  /** An update of Kura's data service says nothing to those who listen. */
  @Test
  void k37_what_was_connected_when_it_was_last_asked_is_lost_without_a_word() throws Exception {
    try (TransportFixture fixture = new TransportFixture(Duration.ofSeconds(30))) {
      fixture.endpoint.connected = true;
      fixture.bindAll();
      fixture.bindConnection();
      fixture.transport.start(fixture.heard);
      fixture.endpoint.connected = false;
      fixture.task.beat();
      fixture.pass(Duration.ofSeconds(30));
      awaitThreads(fixture);
      assertThat(fixture.endpoint.connects).hasValue(1);
    }
  }

  @Test
  void pauses_double_up_to_five_minutes_and_failures_are_logged_now_and_then() throws Exception {
    try (TransportFixture fixture = lost(Duration.ofMinutes(1))) {
      fixture.endpoint.connecting =
          () -> {
            throw new KuraConnectException("no route");
          };
      Logged.clear();
      List<Long> minutes = new ArrayList<>();
      fixture.task.beat();
      for (long minute = 1; minute <= 30; minute++) {
        fixture.pass(Duration.ofMinutes(1));
        awaitThreads(fixture);
        if (fixture.endpoint.connects.getAndSet(0) > 0) {
          minutes.add(minute);
        }
      }
      assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 13L, 18L, 23L, 28L);
      assertThat(Logged.taken(Level.WARN))
          .filteredOn(line -> line.contains("does not connect"))
          .singleElement()
          .asString()
          .contains("cloud-1");
    }
  }

  @Test
  void a_connection_that_came_back_is_waited_for_anew() throws Exception {
    try (TransportFixture fixture = lost(Duration.ofSeconds(30))) {
      fixture.task.beat();
      fixture.pass(Duration.ofSeconds(29));
      fixture.endpoint.established();
      fixture.pass(SECOND);
      fixture.endpoint.lost();
      fixture.pass(SECOND);
      fixture.pass(Duration.ofSeconds(29));
      assertThat(fixture.threads).isEmpty();
      fixture.pass(SECOND);
      awaitThreads(fixture);
      assertThat(fixture.endpoint.connects).hasValue(1);
    }
  }

  @Test
  void what_connected_at_the_last_moment_is_not_told_to() throws Exception {
    try (TransportFixture fixture = lost(Duration.ofSeconds(30))) {
      fixture.task.beat();
      fixture.endpoint.whenAsked = () -> fixture.endpoint.connected = true;
      fixture.pass(Duration.ofSeconds(30));
      awaitThreads(fixture);
      assertThat(fixture.threads).hasSize(1);
      assertThat(fixture.endpoint.connects).hasValue(0);
    }
  }

  @Test
  void one_call_at_a_time_and_one_that_hangs_is_interrupted() throws Exception {
    try (TransportFixture fixture = lost(Duration.ofSeconds(10))) {
      CountDownLatch never = new CountDownLatch(1);
      fixture.endpoint.connecting =
          () -> {
            try {
              never.await();
            } catch (InterruptedException e) {
              throw new KuraConnectException("interrupted");
            }
          };
      fixture.task.beat();
      fixture.pass(Duration.ofSeconds(10));
      fixture.pass(Reconnector.LONGEST_CALL.minusMillis(1));
      assertThat(fixture.threads).hasSize(1);
      assertThat(fixture.threads.get(0).isAlive()).isTrue();
      fixture.pass(Duration.ofMillis(1));
      awaitThreads(fixture);
      fixture.pass(SECOND);
      assertThat(fixture.threads).hasSize(2);
    }
  }

  @Test
  void close_ends_a_call_that_hangs() throws Exception {
    TransportFixture fixture = lost(Duration.ofSeconds(10));
    CountDownLatch never = new CountDownLatch(1);
    fixture.endpoint.connecting =
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new KuraConnectException("interrupted");
          }
        };
    fixture.task.beat();
    fixture.pass(Duration.ofSeconds(10));
    Logged.clear();
    fixture.close();
    assertThat(fixture.threads).hasSize(1).noneMatch(Thread::isAlive);
    assertThat(Logged.taken(Level.WARN)).isEmpty();
  }
}
