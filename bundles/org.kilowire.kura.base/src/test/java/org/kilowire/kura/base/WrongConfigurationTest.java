// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kilowire.contract.Range;
import org.kilowire.options.Logged;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;

/** Configurations with something wrong in them. */
final class WrongConfigurationTest extends UsesInstallation {

  @Test
  void wrong_options_leave_everything_as_it_is() throws Exception {
    installation.configure(gateway());
    registry.history();
    installation.configure(gateway("gateway.id", "a/b", "line.threads", "many"));
    installation.configure(gateway("gateway.id", "gw-2", "store.max.events", 0));
    assertThat(registry.history()).isEmpty();
    assertThat(append()).isEqualTo(new Range(1, 1));
  }

  @Test
  void after_a_restart_what_is_wrong_stands_at_its_default_and_readings_are_stored()
      throws Exception {
    installation.configure(gateway());
    Map<String, Object> wrong = gateway("line.threads", 0, "store.max.events", "none");
    installation.configure(wrong);
    assertThat(Logged.lines("ERROR"))
        .hasSize(2)
        .allMatch(line -> line.endsWith("; what was in force goes on"));
    append();
    restart();
    installation.configure(wrong);
    installation.configure(wrong);
    assertThat(Logged.lines("ERROR"))
        .containsExactlyInAnyOrder(
            "ERROR org.kilowire.kura.base.Gateway: line.threads: must be a whole number 1..64,"
                + " not 0; 16 is used until it is right",
            "ERROR org.kilowire.kura.base.Gateway: store.max.events: must be a whole number"
                + " 1..1000000, not \"none\"; 10000 is used until it is right");
    assertThat(append()).isEqualTo(new Range(2, 2));
  }

  @Test
  void after_a_restart_a_wrong_id_or_folder_means_that_nothing_is_stored_and_the_log_says_so() {
    for (String field : List.of("gateway.id", "data.folder")) {
      restart();
      installation.configure(gateway(field, "a/b"));
      assertThat(registry.names()).containsExactlyInAnyOrder(ALWAYS);
      assertThat(Logged.lines("ERROR"))
          .singleElement()
          .asString()
          .contains(field + ": must be ")
          .endsWith("; nothing is stored until it is right");
      installation.configure(gateway("line.threads", 0));
      assertThat(registry.names()).contains(STORE);
    }
  }

  @Test
  void wrong_options_are_told_once_while_they_stay_the_same() {
    installation.configure(gateway("line.threads", 0));
    installation.configure(gateway("line.threads", 0));
    assertThat(Logged.lines("line.threads")).hasSize(1);
    installation.configure(gateway("line.threads", 65));
    installation.configure(gateway());
    installation.configure(gateway("line.threads", 65));
    assertThat(Logged.lines("line.threads")).hasSize(3);
  }

  @Test
  void an_id_that_is_taken_away_closes_the_store() {
    installation.configure(gateway());
    installation.configure(Map.of());
    assertThat(registry.names()).containsExactlyInAnyOrder(ALWAYS);
    Store.open(StoreSettings.of(data(), "gw-1")).close();
  }
}
