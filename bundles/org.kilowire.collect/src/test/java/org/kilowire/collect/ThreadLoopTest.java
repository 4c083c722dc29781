// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kilowire.options.Logged;
import org.kilowire.tests.support.Eventually;

final class ThreadLoopTest {

  private final ThreadLoop loop = new ThreadLoop("loop-under-test");
  private final List<String> ran = new CopyOnWriteArrayList<>();

  @Test
  void what_it_has_taken_runs_although_it_is_closed_and_what_is_due_later_does_not()
      throws Exception {
    CountDownLatch closing = new CountDownLatch(1);
    loop.execute(() -> await(closing));
    loop.after(TimeUnit.HOURS.toNanos(1), () -> ran.add("later"));
    for (int i = 0; i < 100; i++) {
      assertThat(loop.execute(() -> ran.add("taken"))).isTrue();
    }
    Thread closer = new Thread(loop::close);
    closer.start();
    Eventually.await("closing", () -> !loop.execute(() -> ran.add("taken")));
    closing.countDown();
    closer.join(TimeUnit.SECONDS.toMillis(60));
    assertThat(closer.isAlive()).isFalse();
    assertThat(ran).hasSizeGreaterThanOrEqualTo(100).containsOnly("taken");
  }

  @Test
  void nothing_is_taken_after_the_end() {
    loop.close();
    assertThat(loop.execute(() -> ran.add("late"))).isFalse();
    loop.after(0, () -> ran.add("late"));
    loop.close();
    assertThat(ran).isEmpty();
  }

  @Test
  void whatever_is_thrown_is_logged_and_the_loop_goes_on() throws Exception {
    Logged.clear();
    loop.execute(
        () -> {
          throw new NoClassDefFoundError("org/kilowire/Missing");
        });
    loop.after(
        0,
        () -> {
          throw new UnsatisfiedLinkError("jSerialComm");
        });
    CountDownLatch after = new CountDownLatch(1);
    loop.after(1, after::countDown);
    await(after);
    loop.close();
    assertThat(Logged.thrown())
        .hasExactlyElementsOfTypes(NoClassDefFoundError.class, UnsatisfiedLinkError.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(90, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
