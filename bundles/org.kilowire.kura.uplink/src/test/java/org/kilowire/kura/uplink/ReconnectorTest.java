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
  private static Bench lost(Duration after) {
    Bench bench = new Bench(after);
    bench.endpoint.connected = true;
    bench.bindAll();
    bench.bindConnection();
    bench.transport.start(bench.heard);
    bench.endpoint.lost();
    return bench;
  }

  private static void awaitThreads(Bench bench) throws InterruptedException {
    for (Thread thread : bench.threads) {
      thread.join();
    }
  }

  @Test
  void k37_a_connection_that_stays_away_is_told_to_connect() throws Exception {
    try (Bench bench = lost(Duration.ofSeconds(30))) {
      bench.pulse.beat();
      bench.pass(Duration.ofSeconds(29));
      assertThat(bench.threads).isEmpty();
      bench.pass(SECOND);
      awaitThreads(bench);
      assertThat(bench.endpoint.connects).hasValue(1);
      assertThat(bench.heard.isUp()).isTrue();
      bench.pass(Duration.ofHours(10));
      assertThat(bench.threads).hasSize(1);
    }
  }

  @Test
  void zero_leaves_a_lost_connection_to_kura() {
    try (Bench bench = lost(Duration.ZERO)) {
      bench.pulse.beat();
      bench.pass(Duration.ofDays(1));
      assertThat(bench.threads).isEmpty();
    }
  }

  @Test
  void what_somebody_has_disconnected_is_left_alone_until_it_was_connected_and_lost_again()
      throws Exception {
    try (Bench bench = lost(Duration.ofSeconds(30))) {
      bench.pulse.beat();
      bench.endpoint.disconnected();
      bench.pass(Duration.ofDays(1));
      bench.pass(Duration.ofDays(1));
      assertThat(bench.threads).isEmpty();
      bench.endpoint.established();
      bench.endpoint.lost();
      bench.pulse.beat();
      bench.pass(Duration.ofSeconds(30));
      awaitThreads(bench);
      assertThat(bench.endpoint.connects).hasValue(1);
    }
  }

  @Test
  void what_was_never_connected_is_left_alone() {
    try (Bench bench = new Bench(Duration.ofSeconds(30))) {
      bench.bindAll();
      bench.bindConnection();
      bench.transport.start(bench.heard);
      bench.pass(Duration.ofDays(1));
      bench.pass(Duration.ofDays(1));
      assertThat(bench.threads).isEmpty();
    }
  }

  /** An update of Kura's data service says nothing to those who listen. */
  @Test
  void k37_what_was_connected_when_it_was_last_asked_is_lost_without_a_word() throws Exception {
    try (Bench bench = new Bench(Duration.ofSeconds(30))) {
      bench.endpoint.connected = true;
      bench.bindAll();
      bench.bindConnection();
      bench.transport.start(bench.heard);
      bench.endpoint.connected = false;
      bench.pulse.beat();
      bench.pass(Duration.ofSeconds(30));
      awaitThreads(bench);
      assertThat(bench.endpoint.connects).hasValue(1);
    }
  }

  @Test
  void pauses_double_up_to_five_minutes_and_failures_are_logged_now_and_then() throws Exception {
    try (Bench bench = lost(Duration.ofMinutes(1))) {
      bench.endpoint.connecting =
          () -> {
            throw new KuraConnectException("no route");
          };
      Logged.clear();
      List<Long> minutes = new ArrayList<>();
      bench.pulse.beat();
      for (long minute = 1; minute <= 30; minute++) {
        bench.pass(Duration.ofMinutes(1));
        awaitThreads(bench);
        if (bench.endpoint.connects.getAndSet(0) > 0) {
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
    try (Bench bench = lost(Duration.ofSeconds(30))) {
      bench.pulse.beat();
      bench.pass(Duration.ofSeconds(29));
      bench.endpoint.established();
      bench.pass(SECOND);
      bench.endpoint.lost();
      bench.pass(SECOND);
      bench.pass(Duration.ofSeconds(29));
      assertThat(bench.threads).isEmpty();
      bench.pass(SECOND);
      awaitThreads(bench);
      assertThat(bench.endpoint.connects).hasValue(1);
    }
  }

  @Test
  void what_connected_at_the_last_moment_is_not_told_to() throws Exception {
    try (Bench bench = lost(Duration.ofSeconds(30))) {
      bench.pulse.beat();
      bench.endpoint.whenAsked = () -> bench.endpoint.connected = true;
      bench.pass(Duration.ofSeconds(30));
      awaitThreads(bench);
      assertThat(bench.threads).hasSize(1);
      assertThat(bench.endpoint.connects).hasValue(0);
    }
  }

  @Test
  void one_call_at_a_time_and_one_that_hangs_is_interrupted() throws Exception {
    try (Bench bench = lost(Duration.ofSeconds(10))) {
      CountDownLatch never = new CountDownLatch(1);
      bench.endpoint.connecting =
          () -> {
            try {
              never.await();
            } catch (InterruptedException e) {
              throw new KuraConnectException("interrupted");
            }
          };
      bench.pulse.beat();
      bench.pass(Duration.ofSeconds(10));
      bench.pass(Reconnector.LONGEST_CALL.minusMillis(1));
      assertThat(bench.threads).hasSize(1);
      assertThat(bench.threads.get(0).isAlive()).isTrue();
      bench.pass(Duration.ofMillis(1));
      awaitThreads(bench);
      bench.pass(SECOND);
      assertThat(bench.threads).hasSize(2);
    }
  }

  @Test
  void close_ends_a_call_that_hangs() throws Exception {
    Bench bench = lost(Duration.ofSeconds(10));
    CountDownLatch never = new CountDownLatch(1);
    bench.endpoint.connecting =
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new KuraConnectException("interrupted");
          }
        };
    bench.pulse.beat();
    bench.pass(Duration.ofSeconds(10));
    Logged.clear();
    bench.close();
    assertThat(bench.threads).hasSize(1).noneMatch(Thread::isAlive);
    assertThat(Logged.taken(Level.WARN)).isEmpty();
  }
}
