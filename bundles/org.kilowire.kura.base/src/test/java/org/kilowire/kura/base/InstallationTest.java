// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kilowire.contract.Range;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.Priority;
import org.kilowire.link.Scheme;
import org.kilowire.meter.GatewayClock;
import org.kilowire.meter.Secrets;
import org.kilowire.store.ClockOffsets;
import org.kilowire.store.CommitListener;
import org.kilowire.store.FleetShelf;
import org.kilowire.store.Outbox;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;
import org.kilowire.tests.support.LiveThreads;
import org.kilowire.tests.support.OpenFiles;

final class InstallationTest extends UsesInstallation {

  private static Outcome<Lease> lease(Lines lines) {
    return lines.acquire(
        LinkUri.of("tcp://127.0.0.1:1"), Priority.COMMAND, System.nanoTime() + 1_000_000_000L);
  }

  @Test
  void the_ports_of_this_machine_are_lines_while_it_is_active() {
    assertThat(registry.get(Links.class).schemes()).contains(Scheme.SERIAL);
    installation.close();
    assertThat(guests.links().links().schemes()).doesNotContain(Scheme.SERIAL);
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
    assertThat(left).contains(STORE).contains(ALWAYS).contains("HandoverSeals").hasSize(12);
    assertThat(lease(lines)).isInstanceOf(Outcome.Failed.class);
    assertThatThrownBy(outbox::status).hasMessageContaining("closed");
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
