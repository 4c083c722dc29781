// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TriggerTest {

  private final World world = new World();
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void a_run_that_throws_is_not_the_last() {
    Trigger trigger =
        new Trigger(
            CollectorFixture.schedule("regs", Duration.ofMinutes(1), List.of("m1"), false),
            world,
            new Believed(world),
            (schedule, missed) -> {
              if (runs.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("org/kilowire/Missing");
              }
            });
    trigger.arm();
    assertThatThrownBy(() -> world.pass(Duration.ofMinutes(1)))
        .isInstanceOf(NoClassDefFoundError.class);
    world.pass(Duration.ofMinutes(2));
    assertThat(runs).hasValueGreaterThanOrEqualTo(2);
  }
}
