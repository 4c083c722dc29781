// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadPeriodicTaskTest {

  @Test
  void an_error_of_the_java_machine_does_not_end_the_thread() throws Exception {
    CountDownLatch beats = new CountDownLatch(3);
    try (ThreadPeriodicTask task =
        new ThreadPeriodicTask("uplink-look-error", Duration.ofMillis(1))) {
      task.start(
          () -> {
            beats.countDown();
            throw new NoClassDefFoundError("made up");
          });
      assertThat(beats.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
