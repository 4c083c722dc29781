// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;
import org.kilowire.tests.support.ChangingFolder;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LiveThreads;
import org.kilowire.tests.support.LoopbackPort;

class StandaloneGatewayTest {

  @TempDir private Path folder;

  private static GatewayStart start(GatewayHome home) throws Exception {
    return StandaloneGateway.start(home, Optional.empty(), console -> {});
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

  private static void assertNoThreadIsLeft() {
    LiveThreads.awaitNone("(kilowire|uplink|mqtt).*");
  }

  @Test
  void a_folder_without_settings_is_refused() throws Exception {
    assertThat(refused(new GatewayHome(folder))).singleElement().asString().contains("properties");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void without_a_fleet_nothing_is_left_open() throws Exception {
    GatewayHome home = Homes.home(folder);
    assertThat(refused(home)).singleElement().asString().contains("no fleet yet");
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
    assertThat(refused(home)).singleElement().asString().contains("collects nothing yet");
    Store.open(StoreSettings.of(home.data(), "gw-2")).close();
  }

  @Test
  void it_starts_without_its_broker_and_leaves_nothing_behind_when_closed_twice() throws Exception {
    GatewayHome home = Homes.home(folder);
    Files.writeString(home.fleet(), Homes.fleet(Homes.GATEWAY, "m-1"));
    GatewayStart start = start(home);
    assertThat(start.problems()).isEmpty();
    StandaloneGateway gateway = start.gateway().orElseThrow();
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
    try (StandaloneGateway gateway = again.gateway().orElseThrow()) {
      assertThat(again.problems()).isNotEmpty().allMatch(one -> one.startsWith("fleet.json"));
      assertThat(configured(gateway, "fleet.file")).isEqualTo(home.fleet().toString());
    }
  }

  private static ConfigurationService configurations(StandaloneGateway gateway) throws Exception {
    return gateway.framework().service(ConfigurationService.class, "", Duration.ofSeconds(90));
  }

  private static Object configured(StandaloneGateway gateway, String field) throws Exception {
    return configurations(gateway)
        .getComponentConfiguration("collector")
        .getConfigurationProperties()
        .get(field);
  }

  @Test
  void a_fleet_that_is_filled_in_on_the_console_is_in_force_until_it_is_emptied_there()
      throws Exception {
    GatewayHome home = Homes.home(folder);
    Files.writeString(home.fleet(), Homes.fleet(Homes.GATEWAY, "m-1"));
    String filledIn = Homes.fleet(Homes.GATEWAY, "m-2");
    try (StandaloneGateway gateway = start(home).gateway().orElseThrow()) {
      // As the console's form does, which has both fields: refused now, and kept.
      configurations(gateway).updateConfiguration("collector", Map.of("fleet", filledIn));
    }
    Files.writeString(home.fleet(), "{}");
    for (int i = 0; i < 2; i++) {
      GatewayStart again = start(home);
      try (StandaloneGateway gateway = again.gateway().orElseThrow()) {
        assertThat(again.problems()).singleElement().asString().contains("fleet.json is not read");
        assertThat(configured(gateway, "fleet")).isEqualTo(filledIn);
        assertThat(configured(gateway, "fleet.file")).isEqualTo("");
      }
    }
    Files.writeString(home.fleet(), Homes.fleet(Homes.GATEWAY, "m-1"));
    try (StandaloneGateway gateway = start(home).gateway().orElseThrow()) {
      configurations(gateway).updateConfiguration("collector", Map.of("fleet", ""));
    }
    GatewayStart last = start(home);
    try (StandaloneGateway gateway = last.gateway().orElseThrow()) {
      assertThat(last.problems()).isEmpty();
      assertThat(configured(gateway, "fleet.file")).isEqualTo(home.fleet().toString());
    }
  }

  @Test
  void a_process_bus_is_heard_as_long_as_the_settings_name_it() throws Exception {
    GatewayHome home = Homes.home(folder);
    Files.writeString(home.fleet(), Homes.fleet(Homes.GATEWAY, "m-1"));
    String settings = Files.readString(home.settings());
    String maps = "{\"version\": 1, \"maps\": [{\"id\": \"bay1\", \"like\": \"universal-12\"}]}";
    Files.writeString(home.channelMaps(), maps);
    try (LoopbackPort port = LoopbackPort.hold()) {
      String source = "udp://127.9.0.6:" + port.number();
      Files.writeString(home.settings(), settings + "sv.ft3=" + source + "\nsv.results=both\n");
      try (StandaloneGateway gateway = start(home).gateway().orElseThrow()) {
        ConfigurationService configurations = configurations(gateway);
        assertThat(configurations.getConfigurableComponentPids()).contains("ft3", "source");
        assertThat(configurations.getComponentConfiguration("ft3").getConfigurationProperties())
            .containsEntry("source", source)
            .containsEntry("maps", maps);
        assertThat(configurations.getComponentConfiguration("source").getConfigurationProperties())
            .containsEntry("sv.seconds", true);
        Eventually.await("it hears", () -> LiveThreads.named("kilowire capture udp.*").size() == 1);
      }
      Files.writeString(home.settings(), settings);
      try (StandaloneGateway gateway = start(home).gateway().orElseThrow()) {
        assertThat(configurations(gateway).getConfigurableComponentPids()).doesNotContain("ft3");
        LiveThreads.awaitNone("kilowire capture.*"); // it was there until it was taken away
      }
      assertNoThreadIsLeft();
    }
  }

  private static final String SECRET = "Hunter2Hunter2";
  private static final String FACTORY =
      "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport";
  private static final String TRANSPORT =
      "org.eclipse.kura.cloudconnection.raw.mqtt.MqttDataTransport";

  private GatewayHome withUser() throws Exception {
    GatewayHome home = Homes.home(folder);
    Files.writeString(home.fleet(), Homes.fleet(Homes.GATEWAY, "m-1"));
    Files.writeString(home.settings(), "broker.user=me\n", StandardOpenOption.APPEND);
    Homes.secrets(home, "meters=12345678\nbroker=" + SECRET + "\n", "rw-------");
    return home;
  }

  /** Nowhere but where its owner wrote it. */
  private static void assertSecretIsKept(GatewayHome home) {
    List<Path> files = ChangingFolder.files(home.folder());
    assertThat(files).hasSizeGreaterThan(20);
    for (Path file : files) {
      assertThat(ChangingFolder.octets(file).contains(SECRET))
          .as("%s", file)
          .isEqualTo(file.equals(home.secrets()));
    }
  }

  private static Object stored(StandaloneGateway gateway, String key) throws Exception {
    String filter =
        "(&(objectClass=%s)(kura.service.pid=%s))"
            .formatted(ConfigurableComponent.class.getName(), TRANSPORT);
    return gateway.framework().context().getAllServiceReferences(null, filter)[0].getProperty(key);
  }

  @Test
  void the_brokers_password_is_in_no_file_but_its_own() throws Exception {
    GatewayHome home = withUser();
    for (int i = 0; i < 2; i++) {
      try (StandaloneGateway gateway = start(home).gateway().orElseThrow()) {
        assertThat(stored(gateway, "username")).isEqualTo("me");
        assertSecretIsKept(home);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.framework())))
            .isEqualTo("rwx------");
      }
      assertSecretIsKept(home);
    }
  }

  @Test
  void a_password_that_is_kept_plain_is_encrypted_at_the_next_start() throws Exception {
    GatewayHome home = withUser();
    try (StandaloneGateway gateway = start(home).gateway().orElseThrow()) {
      ConfigurationService configurations =
          gateway.framework().service(ConfigurationService.class, "", Duration.ofSeconds(90));
      Map<String, Object> as =
          configurations.getComponentConfiguration(TRANSPORT).getConfigurationProperties();
      configurations.deleteFactoryConfiguration(TRANSPORT, false);
      configurations.createFactoryConfiguration(FACTORY, TRANSPORT, as, true);
    }
    assertThatThrownBy(() -> assertSecretIsKept(home)).as("K22").isInstanceOf(AssertionError.class);
    start(home).gateway().orElseThrow().close();
    assertSecretIsKept(home);
    try (StandaloneGateway gateway = start(home).gateway().orElseThrow()) {
      assertThat(stored(gateway, "password")).asString().isNotEqualTo(SECRET);
    }
  }

  @Test
  void a_start_that_changes_nothing_takes_no_snapshot() throws Exception {
    GatewayHome home = withUser();
    start(home).gateway().orElseThrow().close();
    List<String> before = snapshots(home);
    for (int i = 0; i < 2; i++) {
      start(home).gateway().orElseThrow().close();
    }
    assertThat(snapshots(home)).isNotEmpty().isEqualTo(before);
  }

  private static List<String> snapshots(GatewayHome home) throws Exception {
    try (Stream<Path> files = Files.list(home.snapshots())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
