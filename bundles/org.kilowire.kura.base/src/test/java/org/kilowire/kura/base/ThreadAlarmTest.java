// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ThreadAlarmTest {

  @Test
  void runs_what_was_set_last_and_nothing_that_was_cancelled() throws Exception {
    Queue<String> ran = new ConcurrentLinkedQueue<>();
    CountDownLatch done = new CountDownLatch(1);
    try (ThreadAlarm alarm = new ThreadAlarm("kilowire-alarm-test")) {
      alarm.set(Duration.ofHours(1), () -> ran.add("replaced"));
      alarm.set(Duration.ZERO, () -> ran.add("cancelled"));
      alarm.cancel();
      ran.clear(); // it may have begun before
      alarm.set(
          Duration.ofMillis(1),
          () -> {
            ran.add("last");
            done.countDown();
          });
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(ran).endsWith("last").doesNotContain("replaced");
  }
}
