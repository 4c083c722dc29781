// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kilowire.kura.host.configuration.Host.what;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.kura.host.framework.Framework;
import org.kilowire.tests.support.ChangingFolder;

class RollbackTest {
  @TempDir private Path home;
  private Host host;

  @BeforeEach
  void start() throws Exception {
    host = new Host(home);
  }

  @AfterEach
  void stop() throws Exception {
    host.close();
  }

  @Test
  void k10_the_last_ten_snapshots_are_kept() throws Exception {
    host.create("types1", Map.of());
    long first = new TreeSet<>(host.configurations.getSnapshots()).first();
    for (int i = 0; i < 10; i++) {
      host.configurations.updateConfiguration("types1", Map.of("intv", i));
    }
    assertThat(host.configurations.getSnapshots()).hasSize(10).doesNotContain(first);
  }

  @Test
  void k10_rollback_goes_to_the_snapshot_before_the_last() throws Exception {
    host.create("old", Map.of());
    host.configurations.updateConfiguration("old", Map.of("str", "before"));
    long before = host.configurations.snapshot();
    host.configurations.updateConfiguration("old", Map.of("str", "after"), false);
    host.create("new", Map.of());
    host.calls();
    assertThat(host.configurations.rollback()).isEqualTo(before);
    assertThat(what(host.calls())).containsExactlyInAnyOrder("MODIFIED", "DEACTIVATE reason=4");
    assertThat(host.shown("old")).containsEntry("str", "before");
    assertThat(host.configurations.getComponentConfiguration("new")).isNull();
  }

  @Test
  void k10_rollback_brings_back_what_was_deleted() throws Exception {
    host.create("types1", Map.of("str", "given"));
    host.configurations.deleteFactoryConfiguration("types1", true);
    host.calls();
    host.configurations.rollback();
    assertThat(what(host.calls())).startsWith("ACTIVATE");
    assertThat(host.shown("types1")).containsEntry("str", "given");
    host.close();
    start();
    assertThat(host.configurations.getConfigurableComponentPids()).contains("types1");
  }

  @Test
  void k10_rollback_makes_the_saved_instance_where_a_name_went_to_another_factory()
      throws Exception {
    host.create("name", Map.of("str", "of types"));
    host.configurations.deleteFactoryConfiguration("name", false);
    host.configurations.createFactoryConfiguration(
        "probe.Unmodified", "name", Map.of("other", "of unmodified"), true);
    host.calls();
    host.configurations.rollback();
    assertThat(what(host.calls())).startsWith("ACTIVATE");
    assertThat(host.shown("name"))
        .containsEntry("service.factoryPid", Host.TYPES)
        .containsEntry("str", "of types")
        .doesNotContainKey("other");
  }

  @Test
  void a_component_that_cannot_be_applied_keeps_no_other_from_it() throws Exception {
    host.close();
    Path snapshots = home.resolve("twice/data/snapshots");
    Files.createDirectories(snapshots);
    String text =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <esf:configurations xmlns:esf="http://eurotech.com/esf/2.0">
        <esf:configuration pid="a"><esf:properties>
        <esf:property array="false" encrypted="false" name="service.factoryPid" type="String">
        <esf:value>probe.Types</esf:value></esf:property>
        <esf:property array="false" encrypted="false" name="key" type="String">
        <esf:value>one</esf:value></esf:property>
        <esf:property array="false" encrypted="false" name="KEY" type="String">
        <esf:value>the same to ConfigurationAdmin</esf:value></esf:property>
        </esf:properties></esf:configuration>
        <esf:configuration pid="b"><esf:properties>
        <esf:property array="false" encrypted="false" name="service.factoryPid" type="String">
        <esf:value>probe.Types</esf:value></esf:property>
        </esf:properties></esf:configuration>
        </esf:configurations>
        """;
    Files.writeString(snapshots.resolve("snapshot_0.xml"), text);
    host = new Host(home.resolve("twice"));
    assertThat(host.configurations.getConfigurableComponentPids()).contains("b", Host.SINGLE);
  }

  @Test
  void a_password_that_is_updated_while_its_bundle_is_away_is_encrypted() throws Exception {
    host.create("types1", Map.of());
    host.probes.stop();
    host.framework.settle();
    host.configurations.updateConfiguration("types1", Map.of("pw", "find me"));
    host.calls();
    host.probes.start();
    assertThat(host.last().get("pw")).asString().doesNotContain("find me");
    assertThat(host.shown("types1")).containsEntry("pw", new Password("find me"));
  }

  @Test
  void without_an_older_snapshot_there_is_no_rollback() throws Exception {
    host.configurations.snapshot();
    assertThatThrownBy(host.configurations::rollback).isInstanceOf(KuraException.class);
  }

  @Test
  void what_no_snapshot_can_hold_is_refused() throws Exception {
    host.create("types1", Map.of());
    for (Object value : new Object[] {"a\u0000b", new String[] {"\uFFFF"}, new Object()}) {
      assertThatThrownBy(
              () -> host.configurations.updateConfiguration("types1", Map.of("k", value)))
          .isInstanceOf(KuraException.class);
      assertThatThrownBy(() -> host.create("types2", Map.of("k", value)))
          .isInstanceOf(KuraException.class);
    }
    assertThat(host.shown("types1")).doesNotContainKey("k");
    assertThat(host.configurations.getConfigurableComponentPids()).doesNotContain("types2");
  }

  @Test
  void names_are_given_once_and_only_instances_are_deleted() throws Exception {
    host.create("types1", Map.of());
    assertThatThrownBy(() -> host.create("types1", Map.of())).isInstanceOf(KuraException.class);
    for (String pid : new String[] {"none", Host.SINGLE}) {
      assertThatThrownBy(() -> host.configurations.deleteFactoryConfiguration(pid, true))
          .isInstanceOf(KuraException.class);
    }
  }

  @Test
  void what_has_no_snapshot_is_gone_at_a_restart() throws Exception {
    host.create("types1", Map.of());
    host.configurations.updateConfiguration("types1", Map.of("str", "passing"), false);
    host.close();
    start();
    assertThat(host.shown("types1")).containsEntry("str", "abc");
  }

  @Test
  void a_snapshot_keeps_what_belongs_to_bundles_that_are_not_there() throws Exception {
    host.create("types1", Map.of("pw", new Password("at creation"), "str", "given"));
    host.probes.uninstall();
    host.framework.settle();
    host.configurations.snapshot();
    host.close();
    start();
    assertThat(host.shown("types1"))
        .containsEntry("str", "given")
        .containsEntry("pw", new Password("at creation"));
    assertThat(host.configurations.getSnapshot(host.configurations.snapshot()))
        .filteredOn(saved -> saved.getPid().equals("types1"))
        .extracting(ComponentConfiguration::getConfigurationProperties)
        .allMatch(properties -> properties.get("pw").equals(new Password("at creation")));
  }

  @Test
  void a_password_is_in_no_file_in_plain_text() throws Exception {
    host.create("types1", Map.of("pw", new Password("find me"), "str", "find me too"));
    assertThat(ChangingFolder.files(home.resolve("data")))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(ChangingFolder.octets(file).contains("find me")).isFalse());
  }

  @Test
  void starts_from_a_plain_first_snapshot_of_a_real_kura() throws Exception {
    host.close();
    Path snapshots = home.resolve("kura/data/snapshots");
    Files.createDirectories(snapshots);
    try (InputStream golden = getClass().getResourceAsStream("/kura-golden/snapshot_0.xml")) {
      Files.write(snapshots.resolve("snapshot_0.xml"), golden.readAllBytes());
    }
    host = new Host(home.resolve("kura"));
    assertThat(host.calls().get(0).properties())
        .containsEntry("kura.service.pid", "types1")
        .containsEntry("service.pid", "probe.Types~1795192000000-7")
        .containsEntry("intv", "55")
        .containsEntry("unknown.prop", "not in the metatype");
  }

  @Test
  void an_unreadable_snapshot_is_passed_over() throws Exception {
    host.create("types1", Map.of("str", "readable"));
    host.close();
    Path newest = home.resolve("data/snapshots/snapshot_99999999999999.xml");
    Files.write(newest, "no snapshot".getBytes(UTF_8));
    start();
    assertThat(host.shown("types1")).containsEntry("str", "readable");
  }

  @Test
  void the_host_comes_back_without_its_neighbours() throws Exception {
    host.create("types1", Map.of("str", "given"));
    host.calls();
    var bundle =
        java.util.Arrays.stream(host.framework.context().getBundles())
            .filter(b -> "org.kilowire.kura.host".equals(b.getSymbolicName()))
            .findFirst()
            .orElseThrow();
    bundle.stop();
    bundle.start();
    host.framework.settle();
    assertThat(what(host.calls())).isNotEmpty().containsOnly("MODIFIED");
    Framework framework = host.framework;
    assertThat(
            framework
                .service(org.eclipse.kura.configuration.ConfigurationService.class)
                .getConfigurableComponentPids())
        .contains("types1", Host.SINGLE);
  }
}
