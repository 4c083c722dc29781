// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReconnectBackoffTest {

  private final ReconnectBackoff backOff =
      new ReconnectBackoff(Duration.ofSeconds(1), Duration.ofSeconds(60), new Random(7));

  @Test
  void doubles_up_to_the_limit_with_jitter_in_the_upper_half() {
    long[] seconds = {1, 2, 4, 8, 16, 32, 60, 60, 60};
    for (long step : seconds) {
      assertThat(backOff.next())
          .isBetween(Duration.ofSeconds(step).dividedBy(2), Duration.ofSeconds(step));
    }
  }

  @Test
  void begins_again_after_success() {
    for (int i = 0; i < 5; i++) {
      backOff.next();
    }
    backOff.reset();
    assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }
}
