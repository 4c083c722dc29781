// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Secret;
import org.kilowire.meter.Credential;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.RefusedCredentials;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;

/** Refused passwords and the store that keeps them. */
final class RefusedPasswordsStoreTest extends UsesInstallation {

  private static final MeterAccount ACCOUNT = new MeterAccount("tcp://meter:4059", "1", "17");

  private boolean isShown(String password) {
    return registry
        .get(RefusedCredentials.class)
        .objection(new Credential(ACCOUNT, Secret.of(password)))
        .isEmpty();
  }

  private void refuse(String password) {
    registry
        .get(RefusedCredentials.class)
        .refused(new Credential(ACCOUNT, Secret.of(password)), "driver");
  }

  @Test
  void a_refused_password_is_remembered_over_all_that_becomes_of_the_store() {
    installation.configure(Map.of());
    refuse("one");
    assertThat(isShown("one")).as("in memory").isFalse();
    installation.configure(gateway());
    assertThat(isShown("one")).as("now in the store").isFalse();
    refuse("two");
    installation.configure(gateway("store.retention.days", 1));
    assertThat(isShown("one") || isShown("two")).as("opened again").isFalse();
    installation.close();
    activate();
    installation.configure(gateway());
    assertThat(isShown("one") || isShown("two")).as("after a restart").isFalse();
    assertThat(isShown("three")).isTrue();
  }

  @Test
  void while_the_store_is_away_no_password_is_shown() throws IOException {
    try (Store other = Store.open(StoreSettings.of(data(), "gw-1"))) {
      assertThat(other.outbox().status().last()).isZero();
      installation.configure(gateway());
      assertThat(isShown("some")).isFalse();
      assertThat(isShown("")).as("none is").isTrue();
      refuse("wrong");
    }
    alarm.ring();
    assertThat(isShown("some")).isTrue();
    assertThat(isShown("wrong")).isFalse();
  }
}
