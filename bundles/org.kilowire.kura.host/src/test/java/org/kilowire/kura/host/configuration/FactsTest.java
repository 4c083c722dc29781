// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.host.configuration.Host.TYPES;
import static org.kilowire.kura.host.configuration.Host.what;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.OCDService;
import org.eclipse.kura.crypto.CryptoService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was measured on a real Kura, by the numbers of the facts. */
class FactsTest {
  private static final String ENCRYPTED = "[A-Za-z0-9+/]{16}-[A-Za-z0-9+/=]+";

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
  void k1_the_metatype_is_looked_for_under_the_name_of_the_component() {
    assertThat(host.configurations.getFactoryComponentPids())
        .contains(TYPES)
        .doesNotContain("probe.Elsewhere");
  }

  @Test
  void k6_without_modified_a_component_is_activated_for_ever_after_an_update() throws Exception {
    host.configurations.createFactoryConfiguration("probe.Unmodified", "u", Map.of(), false);
    assertThat(what(host.framework.calls("probe.Unmodified"))).containsExactly("ACTIVATE");
    host.update("1.1.0");
    for (int activations = 0; activations < 20; ) {
      activations += host.framework.call().what().equals("ACTIVATE") ? 1 : 0;
    }
    host.configurations.deleteFactoryConfiguration("u", false);
  }

  @Test
  @SuppressWarnings("JdkObsolete") // OSGi speaks of dictionaries
  void k7_the_first_activation_can_come_before_the_factory_pid_is_known() throws Exception {
    host.create("types1", Map.of());
    host.probes.stop();
    host.framework.settle();
    LinkedBlockingQueue<Boolean> known = new LinkedBlockingQueue<>();
    Consumer<Object> look =
        call -> known.add(host.configurations.getFactoryComponentPids().contains(TYPES));
    var service = new Hashtable<>(Map.of("probe.calls", "look"));
    host.framework.context().registerService(Consumer.class, look, service);
    host.probes.start();
    assertThat(known.poll(60, TimeUnit.SECONDS)).isFalse();
    host.framework.settle();
    assertThat(host.configurations.getFactoryComponentPids()).contains(TYPES);
  }

  @Test
  void k21_what_the_web_interface_hides_is_not_hidden_from_services() throws Exception {
    OCDService definitions = host.framework.service(OCDService.class);
    assertThat(host.configurations.getFactoryComponentPids()).contains("probe.Unmodified");
    assertThat(definitions.getFactoryComponentOCD("probe.Unmodified")).isNotNull();
  }

  @Test
  void k22_a_password_given_at_creation_is_plain_also_after_a_restart() throws Exception {
    host.create("types1", Map.of("pw", new Password("at creation")));
    assertThat(host.last()).containsEntry("pw", "at creation");
    host.close();
    start();
    assertThat(host.last()).containsEntry("pw", "at creation");
  }

  @Test
  void k22_a_password_from_a_default_or_an_update_is_encrypted() throws Exception {
    CryptoService crypto = host.framework.service(CryptoService.class);
    host.create("types1", Map.of());
    String fromDefault = (String) host.last().get("pw");
    assertThat(fromDefault).matches(ENCRYPTED);
    assertThat(crypto.decryptAes(fromDefault)).isEqualTo("secret");
    host.configurations.updateConfiguration("types1", Map.of("pw", new Password("updated")));
    String updated = (String) host.last().get("pw");
    assertThat(updated).matches(ENCRYPTED);
    assertThat(crypto.decryptAes(updated)).isEqualTo("updated");
  }

  @Test
  void k22_whoever_asks_for_a_configuration_gets_plain_passwords() throws Exception {
    host.create("types1", Map.of("pw.opt", new Password("at creation")));
    assertThat(host.shown("types1"))
        .containsEntry("pw", new Password("secret"))
        .containsEntry("pw.opt", new Password("at creation"))
        .containsEntry("pw.multi", new Password[] {new Password("p1"), new Password("p2")});
  }

  @Test
  void k22_what_was_shown_can_be_written_back() throws Exception {
    CryptoService crypto = host.framework.service(CryptoService.class);
    host.create("types1", Map.of());
    host.configurations.updateConfigurations(
        List.of(host.configurations.getComponentConfiguration("types1")));
    assertThat(crypto.decryptAes((String) host.last().get("pw"))).isEqualTo("secret");
    assertThat(host.shown("types1")).containsEntry("pw", new Password("secret"));
  }

  @Test
  void k23_nothing_is_checked() throws Exception {
    host.create("types1", Map.of());
    host.configurations.updateConfiguration(
        "types1", Map.of("ranged", 11, "intv", "55", "unknown", 1L));
    assertThat(host.last())
        .containsEntry("ranged", 11)
        .containsEntry("intv", "55")
        .containsEntry("unknown", 1L)
        .doesNotContainKey("str.req.nodef");
  }

  @Test
  void k23_null_removes_a_key() throws Exception {
    host.create("types1", Map.of("str.opt", "given"));
    Map<String, Object> none = new HashMap<>();
    none.put("str.opt", null);
    host.configurations.updateConfiguration("types1", none);
    assertThat(host.last()).doesNotContainKey("str.opt");
  }

  @Test
  void k25_arrays_are_wrapper_arrays_and_without_a_default_there_is_no_key() throws Exception {
    host.create("types1", Map.of());
    assertThat(host.last())
        .containsEntry("int.arr", new Integer[] {1, 2})
        .containsEntry("str.list", new String[] {"l1", "l2"})
        .doesNotContainKeys("pw.empty", "str.emptydef", "str.arr.nodef", "int.opt");
  }

  @Test
  void k25_an_empty_array_is_dropped_at_a_restart_and_modified_brings_the_default_back()
      throws Exception {
    host.create("types1", Map.of("int.arr", new Integer[0]));
    assertThat(host.last()).containsEntry("int.arr", new Integer[0]);
    host.close();
    start();
    var calls = host.calls();
    assertThat(what(calls)).containsExactly("ACTIVATE", "MODIFIED");
    assertThat(calls.get(0).properties()).doesNotContainKey("int.arr");
    assertThat(calls.get(1).properties()).containsEntry("int.arr", new Integer[] {1, 2});
  }

  @Test
  void k26_an_identical_update_calls_modified() throws Exception {
    host.create("types1", Map.of());
    Map<String, Object> before = host.last();
    host.configurations.updateConfiguration("types1", Map.of());
    host.framework.settle();
    host.configurations.updateConfiguration("types1", Map.of("str", "abc"));
    var calls = host.calls();
    assertThat(what(calls)).containsExactly("MODIFIED", "MODIFIED");
    assertThat(calls).allMatch(call -> ConfigurationValues.same(call.properties(), before));
  }

  @Test
  void k26_creation_is_activate_and_with_values_also_modified() throws Exception {
    host.create("types1", Map.of());
    assertThat(what(host.calls())).containsExactly("ACTIVATE");
    host.create("types2", Map.of("str", "given"));
    assertThat(what(host.calls())).containsExactly("ACTIVATE", "MODIFIED");
  }

  @Test
  void k26_an_update_of_the_bundle_is_deactivate_activate_and_twice_modified() throws Exception {
    host.create("types1", Map.of());
    Map<String, Object> before = host.last();
    host.update("1.1.0");
    var calls = host.calls();
    assertThat(what(calls))
        .containsExactly("DEACTIVATE reason=6", "ACTIVATE", "MODIFIED", "MODIFIED");
    calls.forEach(call -> call.properties().remove("component.id"));
    before.remove("component.id");
    assertThat(calls).allMatch(call -> ConfigurationValues.same(call.properties(), before));
  }

  @Test
  void k26_a_restart_is_activate_and_once_modified() throws Exception {
    host.create("types1", Map.of());
    host.close();
    start();
    assertThat(what(host.calls())).containsExactly("ACTIVATE", "MODIFIED");
  }

  @Test
  void k27_a_singleton_with_a_name_and_policy_require_is_configured_and_seen() throws Exception {
    assertThat(what(host.framework.calls(Host.SINGLE))).containsExactly("ACTIVATE");
    assertThat(host.shown(Host.SINGLE)).containsEntry("str", "one");
    assertThat(host.configurations.getConfigurableComponentPids()).contains(Host.SINGLE);
  }

  @Test
  void k27_a_singleton_with_policy_optional_and_no_name_is_not_seen() throws Exception {
    assertThat(what(host.framework.calls("probe.SingleOpt"))).startsWith("ACTIVATE");
    assertThat(host.configurations.getComponentConfiguration("probe.SingleOpt")).isNull();
    host.configurations.updateConfiguration("probe.SingleOpt", Map.of("str", "two"));
    assertThat(host.framework.calls("probe.SingleOpt")).isEmpty();
  }
}
