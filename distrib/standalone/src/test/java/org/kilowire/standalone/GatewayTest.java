// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;

class GatewayTest {

  @TempDir private Path folder;

  private static GatewayStart start(GatewayHome home) throws Exception {
    return Gateway.start(home, Optional.empty());
  }

  private static List<String> refused(GatewayHome home) throws Exception {
    GatewayStart start = start(home);
    if (start.gateway().isPresent()) {
      start.gateway().get().close();
    }
    assertThat(start.gateway()).isEmpty();
    assertThat(start.problems()).isNotEmpty();
    return start.problems();
  }

  /** Nobody holds the store any more. */
  private static void assertStoreIsFree(GatewayHome home) {
    Store.open(StoreSettings.of(home.data(), Homes.GATEWAY)).close();
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> name.matches("(kilowire|uplink|mqtt).*"))
        .collect(Collectors.toSet());
  }

  private static void assertNoThreadIsLeft() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!threads().isEmpty() && System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
    assertThat(threads()).isEmpty();
  }

  @Test
  void a_folder_without_settings_is_refused() throws Exception {
    assertThat(refused(new GatewayHome(folder))).singleElement().asString().contains("properties");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void without_a_fleet_nothing_is_left_open() throws Exception {
    GatewayHome home = Homes.home(folder);
    assertThat(refused(home)).singleElement().asString().contains("no fleet in order");
    assertStoreIsFree(home);
    assertNoThreadIsLeft();
  }

  @Test
  void a_fleet_that_cannot_be_read_is_a_problem_and_nothing_is_left_open() throws Exception {
    GatewayHome home = Homes.home(folder);
    Files.createDirectory(home.fleet());
    assertThat(refused(home)).anyMatch(one -> one.startsWith("fleet.json"));
    assertStoreIsFree(home);
  }

  @Test
  void secrets_that_others_may_read_are_a_problem() throws Exception {
    GatewayHome home = Homes.home(folder);
    Homes.secrets(home, "meters=12345678\n", "rw-r--r--");
    assertThat(refused(home)).singleElement().asString().contains("chmod 600");
    assertThat(home.data()).doesNotExist();
  }

  @Test
  void a_store_of_another_gateway_is_refused_and_free_afterwards() throws Exception {
    GatewayHome home = Homes.home(folder);
    Store.open(StoreSettings.of(home.data(), "gw-2")).close();
    assertThat(refused(home)).singleElement().asString().contains("nothing is collected");
    Store.open(StoreSettings.of(home.data(), "gw-2")).close();
  }

  @Test
  void it_starts_without_its_broker_and_leaves_nothing_behind_when_closed_twice() throws Exception {
    GatewayHome home = Homes.home(folder);
    Files.writeString(home.fleet(), Homes.fleet(Homes.GATEWAY, "m-1"));
    GatewayStart start = start(home);
    assertThat(start.problems()).isEmpty();
    Gateway gateway = start.gateway().orElseThrow();
    assertThat(refused(home)).singleElement().asString().contains("in use");
    gateway.stopCollecting();
    gateway.close();
    gateway.close();
    assertStoreIsFree(home);
    assertNoThreadIsLeft();
  }

  @Test
  void a_fleet_with_errors_is_told_of_and_the_old_one_collected() throws Exception {
    GatewayHome home = Homes.home(folder);
    Files.writeString(home.fleet(), Homes.fleet(Homes.GATEWAY, "m-1"));
    start(home).gateway().orElseThrow().close();
    Files.writeString(home.fleet(), "{}");
    GatewayStart again = start(home);
    try (Gateway gateway = again.gateway().orElseThrow()) {
      assertThat(again.problems()).isNotEmpty().allMatch(one -> one.startsWith("fleet.json"));
      assertThat(gateway.console()).isEmpty();
    }
  }
}
