// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

final class ComponentDescriptionsTest {

  private final AtomicInteger asked = new AtomicInteger();

  /** Trips over a reserved name, the given number of times. */
  private ComponentDescriptions trips(int times) {
    return new ComponentDescriptions(
        bundles -> {
          if (asked.incrementAndGet() <= times) {
            throw new NullPointerException("\"holder\" is null");
          }
          return List.of(new ComponentDescriptionDTO());
        },
        Duration.ZERO);
  }

  @Test
  void asks_again_while_a_component_is_being_loaded() {
    assertThat(trips(3).of()).hasSize(1);
    assertThat(asked).hasValue(4);
  }

  @Test
  void gives_up_when_it_trips_each_time() {
    ComponentDescriptions descriptions = trips(Integer.MAX_VALUE);
    assertThatThrownBy(descriptions::of).isInstanceOf(NullPointerException.class);
    assertThat(asked).hasValue(500);
  }
}
