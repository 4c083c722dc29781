// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.host.configuration.Host.TYPES;
import static org.kilowire.kura.host.configuration.Host.what;

import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.Vector;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Changes as the Felix Web Console makes them: through ConfigurationAdmin, with the fields of its
 * form and no other key, text left empty as "", a list as a Vector.
 */
@SuppressWarnings("JdkObsolete") // as the console has them
class ConsoleFrameworkTest {
  private static final String ENCRYPTED = "[A-Za-z0-9+/]{16}-[A-Za-z0-9+/=]+";

  @TempDir private Path home;
  private Host host;
  private ConfigurationAdmin console;

  @BeforeEach
  void start() throws Exception {
    host = new Host(home);
    console = host.framework.service(ConfigurationAdmin.class);
  }

  @AfterEach
  void stop() throws Exception {
    host.close();
  }

  @Test
  void a_change_reaches_the_component_and_a_snapshot() throws Exception {
    host.create("types1", Map.of());
    host.calls();
    only("types1").update(new Hashtable<>(Map.of("str", "typed")));
    assertThat(host.last())
        .containsEntry("str", "typed")
        .containsEntry("kura.service.pid", "types1")
        .containsEntry("intv", 42);
    assertThat(newest("types1").getConfigurationProperties()).containsEntry("str", "typed");
  }

  @Test
  void a_password_is_encrypted_before_it_is_saved() throws Exception {
    host.create("types1", Map.of());
    only("types1").update(new Hashtable<>(Map.of("pw", "typed")));
    assertThat((String) host.last().get("pw")).matches(ENCRYPTED);
    assertThat(newest("types1").getConfigurationProperties())
        .containsEntry("pw", new Password("typed"));
  }

  @Test
  void a_text_left_empty_is_no_value_where_there_is_no_default() throws Exception {
    host.create("types1", Map.of("str.opt", "given"));
    Map<String, Object> form = Map.of("str.opt", "", "pw.opt", "", "int.opt", "", "str", "");
    only("types1").update(new Hashtable<>(form));
    assertThat(host.last())
        .doesNotContainKeys("str.opt", "pw.opt", "int.opt")
        .containsEntry("str", "");
  }

  @Test
  void k25_a_list_becomes_an_array() throws Exception {
    host.create("types1", Map.of());
    only("types1").update(new Hashtable<>(Map.of("str.list", new Vector<>(List.of("a", "b")))));
    assertThat(host.last()).containsEntry("str.list", new String[] {"a", "b"});
  }

  @Test
  void an_instance_made_there_is_given_a_name() throws Exception {
    Configuration made = console.createFactoryConfiguration(TYPES, null);
    made.update(new Hashtable<>(Map.of("str", "typed")));
    Map<String, Object> properties = host.last();
    String name = (String) properties.get(ConfigurationService.KURA_SERVICE_PID);
    assertThat(made.getPid()).startsWith(TYPES).endsWith(name);
    assertThat(properties).containsEntry("intv", 42);
    assertThat(host.configurations.getConfigurableComponentPids()).contains(name);
    assertThat(newest(name).getConfigurationProperties()).containsEntry("str", "typed");
  }

  @Test
  void an_instance_made_there_comes_back_after_a_restart() throws Exception {
    Configuration made = console.getFactoryConfiguration(TYPES, "meters", null);
    made.update(new Hashtable<>(Map.of("str", "typed")));
    host.framework.settle();
    host.close();
    start();
    assertThat(host.shown("meters"))
        .containsEntry("str", "typed")
        .containsEntry("service.pid", TYPES + "~meters");
  }

  @Test
  void a_singleton_is_changed_there_too() throws Exception {
    console.getConfiguration(Host.SINGLE, null).update(new Hashtable<>(Map.of("str", "typed")));
    assertThat(host.framework.calls(Host.SINGLE)).isNotEmpty();
    assertThat(host.shown(Host.SINGLE)).containsEntry("str", "typed");
  }

  @Test
  void what_is_deleted_there_is_in_no_snapshot() throws Exception {
    host.create("types1", Map.of());
    host.calls();
    only("types1").delete();
    assertThat(what(host.calls())).containsExactly("DEACTIVATE reason=4");
    assertThat(host.configurations.getConfigurableComponentPids()).doesNotContain("types1");
    host.close();
    start();
    assertThat(host.calls()).isEmpty();
  }

  @Test
  void an_identical_change_takes_no_snapshot() throws Exception {
    host.create("types1", Map.of());
    host.calls();
    var before = host.configurations.getSnapshots();
    Configuration configuration = only("types1");
    configuration.update(configuration.getProperties());
    assertThat(what(host.calls())).containsExactly("MODIFIED");
    assertThat(host.configurations.getSnapshots()).isEqualTo(before);
  }

  @Test
  void configurations_of_others_are_left_alone() throws Exception {
    Configuration other = console.getConfiguration("somebody.else", null);
    other.update(new Hashtable<>(Map.of("a", "b")));
    host.framework.settle();
    assertThat(other.getProperties().get(ConfigurationService.KURA_SERVICE_PID)).isNull();
    assertThat(host.configurations.getSnapshots()).isEmpty();
  }

  private Configuration only(String pid) throws Exception {
    host.framework.settle();
    Configuration[] found = console.listConfigurations("(kura.service.pid=" + pid + ")");
    assertThat(found).hasSize(1);
    return found[0];
  }

  private ComponentConfiguration newest(String pid) throws Exception {
    long id = new TreeSet<>(host.configurations.getSnapshots()).last();
    return host.configurations.getSnapshot(id).stream()
        .filter(saved -> saved.getPid().equals(pid))
        .findFirst()
        .orElseThrow();
  }
}
