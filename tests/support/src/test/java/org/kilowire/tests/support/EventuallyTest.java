// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class EventuallyTest {

  @Test
  void returns_when_the_condition_holds() {
    AtomicInteger looks = new AtomicInteger();
    Eventually.await("third look", () -> looks.incrementAndGet() == 3);
    assertThat(looks).hasValue(3);
  }

  @Test
  void tells_what_it_waited_for_in_vain() {
    assertThatThrownBy(() -> Eventually.await("the moon", Duration.ZERO, () -> false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the moon");
  }

  @Test
  void returns_the_first_value() {
    AtomicInteger looks = new AtomicInteger();
    Integer value =
        Eventually.value("a value", () -> looks.incrementAndGet() < 3 ? null : looks.get());
    assertThat(value).isEqualTo(3);
  }

  /** JUnit's timeout interrupts; a wait that went on would hang the build. */
  @Test
  void an_interrupt_ends_the_wait() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Eventually.await("never", () -> false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }
}
