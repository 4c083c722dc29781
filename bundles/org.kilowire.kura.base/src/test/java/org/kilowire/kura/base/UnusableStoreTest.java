// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kilowire.contract.Range;
import org.kilowire.conversation.Secret;
import org.kilowire.meter.Secrets;
import org.kilowire.options.Logged;
import org.kilowire.store.Outbox;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;

/** A store that cannot be opened, and folders that are left. */
final class UnusableStoreTest extends UsesInstallation {

  @Test
  void a_store_that_cannot_be_used_leaves_the_old_one_open() throws Exception {
    Path others = folder.resolve("others");
    Store.open(StoreSettings.of(others, "gw-2")).close();
    installation.configure(gateway());
    append();
    registry.history();
    Map<String, Object> wrong = gateway("data.folder", others.toString());
    installation.configure(wrong);
    assertThat(registry.history()).hasSize(8);
    assertThat(append()).isEqualTo(new Range(2, 2));
    installation.configure(wrong);
    assertThat(registry.history()).isEmpty();
    installation.configure(gateway());
    assertThat(registry.history()).isEmpty();
  }

  @Test
  void a_folder_belongs_to_one_gateway_for_ever() throws Exception {
    installation.configure(gateway());
    append();
    installation.configure(gateway("gateway.id", "gw-2"));
    assertThat(registry.property(Outbox.class, "kilowire.gateway")).isEqualTo("gw-1");
    assertThat(append()).isEqualTo(new Range(2, 2));
  }

  @Test
  void a_store_that_could_not_be_opened_is_tried_again_when_kura_says_the_same_again() {
    try (Store other = Store.open(StoreSettings.of(data(), "gw-1"))) {
      installation.configure(gateway());
      assertThat(other.outbox()).isNotNull();
      assertThat(registry.names()).containsExactlyInAnyOrder(ALWAYS);
    }
    installation.configure(gateway());
    assertThat(registry.names()).contains(STORE);
  }

  @Test
  void a_store_that_could_not_be_opened_is_tried_again_by_itself_until_it_can() {
    try (Store other = Store.open(StoreSettings.of(data(), "gw-1"))) {
      installation.configure(gateway());
      assertThat(other.outbox()).isNotNull();
      for (int i = 0; i < 20; i++) {
        assertThat(alarm.after).isEqualTo(Duration.ofSeconds(30));
        alarm.ring();
      }
      installation.configure(gateway());
      assertThat(Logged.lines("in use")).hasSize(2);
      assertThat(Logged.lines("ERROR nothing is stored")).hasSize(2);
      assertThat(registry.names()).containsExactlyInAnyOrder(ALWAYS);
    }
    alarm.ring();
    assertThat(registry.names()).contains(STORE);
    assertThat(alarm.isSet()).isFalse();
  }

  @Test
  void nothing_is_tried_again_where_none_is_asked_for_or_after_the_end() {
    try (Store other = Store.open(StoreSettings.of(data(), "gw-1"))) {
      installation.configure(gateway());
      assertThat(other.outbox()).isNotNull();
      assertThat(alarm.isSet()).isTrue();
      installation.configure(Map.of());
      assertThat(alarm.isSet()).isFalse();
      installation.configure(gateway());
      installation.close();
      assertThat(alarm.isSet()).isFalse();
    }
  }

  @Test
  void of_a_configuration_whose_store_is_refused_nothing_is_applied() throws Exception {
    Path secrets = secrets("secrets", "meters=12345678");
    installation.configure(gateway("secrets.file", secrets.toString(), "line.threads", 1));
    append();
    Logged.clear();
    Path others = secrets("others", "meters=87654321");
    Map<String, Object> wrong =
        gateway("gateway.id", "gw-2", "secrets.file", others.toString(), "line.threads", 2);
    installation.configure(wrong);
    installation.configure(wrong);
    assertThat(registry.get(Secrets.class).find("meters")).contains(Secret.of("12345678"));
    assertThat(Logged.lines("ERROR"))
        .singleElement()
        .asString()
        .contains("gateway.id gw-2, data.folder " + data())
        .contains("it belongs to gateway gw-1");
    assertThat(Logged.lines("WARN"))
        .singleElement()
        .asString()
        .contains("gateway gw-1 goes on")
        .contains("after a restart nothing will be stored");
    assertThat(append()).isEqualTo(new Range(2, 2));
  }

  @Test
  void blocks_that_wait_in_a_folder_that_is_left_are_told() throws Exception {
    installation.configure(gateway());
    append();
    append();
    installation.configure(gateway("store.max.events", 5));
    assertThat(Logged.lines("WARN")).isEmpty();
    installation.configure(gateway("data.folder", folder.resolve("new").toString()));
    assertThat(Logged.lines("WARN"))
        .singleElement()
        .asString()
        .contains("2 blocks wait in " + data() + " for a receipt");
    assertThat(append()).isEqualTo(new Range(1, 1));
  }
}
