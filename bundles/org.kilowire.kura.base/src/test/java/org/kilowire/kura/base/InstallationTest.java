// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.Range;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Priority;
import org.kilowire.meter.Credential;
import org.kilowire.meter.GatewayClock;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.RefusedCredentials;
import org.kilowire.meter.SampleBlocks;
import org.kilowire.meter.Secrets;
import org.kilowire.options.Logged;
import org.kilowire.store.ClockOffsets;
import org.kilowire.store.CommitListener;
import org.kilowire.store.FleetShelf;
import org.kilowire.store.Outbox;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;
import org.kilowire.tests.support.LiveThreads;
import org.kilowire.tests.support.OpenFiles;

final class InstallationTest {

  private static final String[] ALWAYS = {
    "GatewayClock", "Secrets", "RefusedCredentials", "Links", "Lines"
  };
  private static final String[] STORE = {"Outbox", "ClockOffsets", "EventLog", "FleetShelf"};

  private static final MeterAccount ACCOUNT = new MeterAccount("tcp://meter:4059", "1", "17");

  @TempDir private Path folder;
  private final FakeRegistry registry = new FakeRegistry();
  private final Installation.Guests guests = new Installation.Guests();
  private final HandAlarm alarm = new HandAlarm();
  private final Map<String, String> properties = new HashMap<>();
  private Installation installation;

  @BeforeEach
  void activate() {
    properties.put("kura.data", folder.toString());
    installation = new Installation(guests, registry, properties::get, alarm);
    registry.history();
    Logged.clear();
  }

  @AfterEach
  void deactivate() {
    installation.close();
  }

  private Path data() {
    return folder.resolve("kilowire");
  }

  private static Map<String, Object> gateway(Object... more) {
    Map<String, Object> configuration = new HashMap<>(Map.of("gateway.id", "gw-1"));
    for (int i = 0; i < more.length; i += 2) {
      configuration.put((String) more[i], more[i + 1]);
    }
    return configuration;
  }

  private Range append() throws Exception {
    return registry
        .get(Outbox.class)
        .append(List.of(SampleBlocks.row(1)))
        .get(30, TimeUnit.SECONDS);
  }

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

  @Test
  void without_an_id_there_are_lines_secrets_and_a_clock() {
    installation.configure(Map.of());
    assertThat(registry.names()).containsExactlyInAnyOrder(ALWAYS);
    assertThat(registry.get(GatewayClock.class).now()).isBeforeOrEqualTo(Instant.now());
    assertThat(data()).doesNotExist();
  }

  @Test
  void with_an_id_there_is_a_store_whose_services_name_the_gateway() throws Exception {
    installation.configure(gateway());
    assertThat(registry.history())
        .containsExactly("+Outbox", "+ClockOffsets", "+EventLog", "+FleetShelf");
    for (Class<?> type : List.of(Outbox.class, ClockOffsets.class, FleetShelf.class)) {
      assertThat(registry.property(type, "kilowire.gateway")).isEqualTo("gw-1");
    }
    assertThat(append()).isEqualTo(new Range(1, 1));
    assertThat(data().resolve("kilowire.db")).exists();
  }

  @Test
  void k6_k26_a_configuration_that_has_not_changed_changes_nothing() {
    installation.configure(gateway());
    Outbox outbox = registry.get(Outbox.class);
    registry.history();
    installation.configure(gateway());
    installation.configure(gateway("component.id", 8L, "store.max.megabytes", 1024));
    assertThat(registry.history()).isEmpty();
    assertThat(registry.get(Outbox.class)).isSameAs(outbox);
  }

  @Test
  void what_has_changed_is_replaced_and_nothing_else() throws Exception {
    Path secrets = Files.createFile(folder.resolve("secrets"));
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(secrets, "meters=12345678\n");
    installation.configure(gateway());
    append();
    registry.history();
    installation.configure(gateway("line.threads", 3, "secrets.file", secrets.toString()));
    assertThat(registry.get(Secrets.class).find("meters")).contains(Secret.of("12345678"));
    assertThat(registry.history()).isEmpty();
    installation.configure(gateway("store.max.events", 5));
    assertThat(registry.get(Secrets.class).find("meters")).isEmpty();
    assertThat(registry.history()).hasSize(8).doesNotContain("-Lines", "-Secrets");
    assertThat(append()).isEqualTo(new Range(2, 2));
  }

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

  private Path secrets(String name, String line) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return Files.writeString(file, line + "\n");
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

  private void restart() {
    installation.close();
    activate();
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

  @Test
  void services_are_taken_back_before_what_is_behind_them_ends() {
    installation.configure(gateway());
    List<String> left = new ArrayList<>();
    registry.onLeaving(
        offer -> {
          left.add(offer.type().getSimpleName());
          if (offer.service() instanceof Outbox outbox) {
            outbox.status();
          }
          if (offer.service() instanceof FleetShelf shelf) {
            shelf.put("{}");
          }
          if (offer.service() instanceof Lines lines) {
            assertThat(lease(lines)).isInstanceOf(Outcome.Ok.class);
          }
        });
    Outbox outbox = registry.get(Outbox.class);
    Lines lines = registry.get(Lines.class);
    installation.close();
    assertThat(left).contains(STORE).contains(ALWAYS).hasSize(9);
    assertThat(lease(lines)).isInstanceOf(Outcome.Failed.class);
    assertThatThrownBy(outbox::status).hasMessageContaining("closed");
  }

  private static Outcome<Lease> lease(Lines lines) {
    return lines.acquire(
        LinkUri.of("tcp://127.0.0.1:1"), Priority.COMMAND, System.nanoTime() + 1_000_000_000L);
  }

  @Test
  void everybody_who_wants_is_told_of_commits() throws Exception {
    List<Range> told = new ArrayList<>();
    CommitListener listener = told::add;
    guests
        .commits()
        .add(
            numbers -> {
              throw new IllegalStateException("made up");
            });
    guests.commits().add(listener);
    installation.configure(gateway());
    append();
    installation.configure(gateway("store.max.events", 5));
    append();
    guests.commits().remove(listener);
    append();
    assertThat(told).containsExactly(new Range(1, 1), new Range(2, 2));
  }

  @Test
  void a_property_names_a_file_that_every_commit_is_reported_to() throws Exception {
    installation.close();
    Path report = folder.resolve("commits");
    Files.writeString(report, "before\n");
    properties.put("kilowire.commits.report", report.toString());
    installation = new Installation(guests, registry, properties::get, alarm);
    installation.configure(gateway());
    append();
    append();
    assertThat(report).hasContent("before\n1-1\n2-2\n");
    installation.close();
    properties.put("kilowire.commits.report", folder + "/absent/commits");
    installation = new Installation(guests, registry, properties::get, alarm);
    installation.configure(gateway());
    assertThat(append()).isEqualTo(new Range(3, 3));
  }

  @Test
  void no_thread_and_no_file_is_left() throws Exception {
    properties.put("kilowire.commits.report", folder.resolve("commits").toString());
    installation.close();
    installation = new Installation(guests, registry, properties::get, alarm);
    installation.configure(gateway());
    append();
    Lines lines = registry.get(Lines.class);
    lines.acquire(
        LinkUri.of("tcp://127.0.0.1:1"), Priority.COMMAND, System.nanoTime(), outcome -> {});
    assertThat(OpenFiles.under(folder)).isNotEmpty();
    installation.close();
    installation.close();
    assertThat(registry.names()).isEmpty();
    assertThat(OpenFiles.under(folder)).isEmpty();
    LiveThreads.awaitNone("kilowire.*");
    Store.open(StoreSettings.of(data(), "gw-1")).close();
  }
}
