// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kilowire.tests.support.LiveThreads;

final class TimerThreadTest {

  private static final long HOUR = TimeUnit.HOURS.toNanos(1);

  private final Queue<String> ran = new ConcurrentLinkedQueue<>();
  private final CountDownLatch done = new CountDownLatch(1);

  @Test
  void runs_what_is_due_before_what_was_scheduled_first() throws Exception {
    try (TimerThread timer = new TimerThread("timer-test")) {
      timer.after(HOUR, () -> ran.add("later"));
      timer.after(-1, () -> ran.add(Thread.currentThread().getName()));
      timer.after(0, done::countDown);
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(ran).containsExactly("timer-test");
  }

  @Test
  void goes_on_after_work_that_fails() throws Exception {
    try (TimerThread timer = new TimerThread("timer-test")) {
      timer.after(
          0,
          () -> {
            throw new IllegalStateException("test");
          });
      timer.after(
          0,
          () -> {
            throw new NoClassDefFoundError("test");
          });
      timer.after(0, done::countDown);
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void does_not_run_what_was_cancelled() throws Exception {
    try (TimerThread timer = new TimerThread("timer-test")) {
      CountDownLatch busy = new CountDownLatch(1);
      timer.after(0, () -> awaitQuietly(busy));
      Runnable cancel = timer.after(0, () -> ran.add("cancelled"));
      timer.after(0, done::countDown);
      cancel.run();
      busy.countDown();
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(ran).isEmpty();
  }

  @Test
  void takes_nothing_after_the_end() {
    TimerThread timer = new TimerThread("timer-test");
    timer.after(HOUR, () -> ran.add("waited"));
    timer.close();
    timer.close();
    timer.after(0, () -> ran.add("late")).run();
    assertThat(ran).isEmpty();
  }

  @Test
  void finishing_runs_what_was_taken_and_leaves_no_thread() throws Exception {
    TimerThread timer = new TimerThread("timer-test");
    timer.execute(() -> awaitQuietly(done));
    assertThat(timer.execute(() -> ran.add("taken"))).isTrue();
    timer.after(HOUR, () -> ran.add("later"));
    assertThat(timer.finish(Duration.ofMillis(1))).as("work under way").isFalse();
    done.countDown();
    assertThat(timer.finish(Duration.ofMinutes(1))).isTrue();
    assertThat(timer.execute(() -> ran.add("late"))).isFalse();
    assertThat(ran).containsExactly("taken");
    assertThat(LiveThreads.named("timer-test")).isEmpty();
  }

  @Test
  void finishing_what_never_ran_waits_for_nothing() throws Exception {
    assertThat(new TimerThread("timer-test").finish(Duration.ofHours(1))).isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
