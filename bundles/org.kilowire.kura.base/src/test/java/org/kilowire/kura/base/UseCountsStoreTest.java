// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kilowire.meter.UseCounts;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;

/** Counts of what wears, and the store that keeps them. */
final class UseCountsStoreTest extends UsesInstallation {

  private boolean use() {
    return registry.get(UseCounts.class).count("m1", "wake-up", 1);
  }

  @Test
  void a_use_is_remembered_over_a_restart() {
    installation.configure(gateway());
    assertThat(use()).isTrue();
    installation.close();
    activate();
    installation.configure(gateway());
    assertThat(use()).isFalse();
  }

  @Test
  void while_the_store_is_away_nothing_that_wears_is_used() {
    try (Store other = Store.open(StoreSettings.of(data(), "gw-1"))) {
      assertThat(other.outbox().status().last()).isZero();
      installation.configure(gateway());
      assertThat(use()).isFalse();
    }
    alarm.ring();
    assertThat(use()).isTrue();
  }

  @Test
  void a_gateway_without_a_store_counts_until_it_ends() {
    installation.configure(Map.of());
    assertThat(use()).isTrue();
    assertThat(use()).isFalse();
  }
}
