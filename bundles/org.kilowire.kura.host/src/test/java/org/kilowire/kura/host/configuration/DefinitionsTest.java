// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.OCDService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Filter;

class DefinitionsTest {
  private static final String COMPONENT = ConfigurableComponent.class.getName();

  @TempDir private Path home;
  private Host host;
  private OCDService definitions;

  @BeforeEach
  void start() throws Exception {
    host = new Host(home);
    definitions = host.framework.service(OCDService.class);
  }

  @AfterEach
  void stop() throws Exception {
    host.close();
  }

  @Test
  void factories_are_those_with_instances() {
    assertThat(definitions.getFactoryComponentOCDs())
        .extracting(ComponentConfiguration::getPid)
        .contains(Host.TYPES)
        .doesNotContain(Host.SINGLE);
    assertThat(definitions.getFactoryComponentOCD(Host.SINGLE)).isNull();
  }

  @Test
  void a_definition_has_fields_and_defaults() {
    ComponentConfiguration types = definitions.getFactoryComponentOCD(Host.TYPES);
    assertThat(types.getDefinition().getName()).isEqualTo("Probe of types");
    AD ranged =
        types.getDefinition().getAD().stream()
            .filter(ad -> ad.getId().equals("ranged"))
            .findFirst()
            .orElseThrow();
    assertThat(ranged.getMin()).isEqualTo("1");
    assertThat(ranged.getMax()).isEqualTo("10");
    assertThat(types.getConfigurationProperties())
        .containsEntry("ranged", 5)
        .containsEntry("pw", new Password("secret"));
  }

  @Test
  void providers_are_found_by_any_of_the_services() {
    assertThat(definitions.getServiceProviderOCDs("no.such.Service", COMPONENT))
        .extracting(ComponentConfiguration::getPid)
        .contains(Host.TYPES, Host.SINGLE);
    assertThat(definitions.getServiceProviderOCDs(ConfigurableComponent.class)).isNotEmpty();
    assertThat(definitions.getServiceProviderOCDs("no.such.Service")).isEmpty();
  }

  @Test
  void defaults_are_there_for_instances_singletons_and_factories() throws Exception {
    host.create("types1", Map.of("intv", 1));
    for (String pid : new String[] {"types1", Host.TYPES}) {
      assertThat(
              host.configurations
                  .getDefaultComponentConfiguration(pid)
                  .getConfigurationProperties())
          .containsEntry("intv", 42);
    }
    assertThat(host.configurations.getDefaultComponentConfiguration("none")).isNull();
  }

  @Test
  void a_filter_is_for_the_services_of_the_components() throws Exception {
    host.create("types1", Map.of());
    host.framework.settle();
    Filter filter =
        host.framework.context().createFilter("(service.factoryPid=" + Host.TYPES + ")");
    assertThat(host.configurations.getComponentConfigurations(filter))
        .extracting(ComponentConfiguration::getPid)
        .containsExactly("types1");
    assertThat(host.configurations.getComponentConfigurations())
        .extracting(ComponentConfiguration::getPid)
        .contains("types1", Host.SINGLE);
  }

  @Test
  void what_is_stopped_is_not_listed() throws Exception {
    host.create("types1", Map.of());
    host.probes.stop();
    host.framework.settle();
    assertThat(host.configurations.getFactoryComponentPids()).doesNotContain(Host.TYPES);
    assertThat(host.configurations.getConfigurableComponentPids())
        .doesNotContain("types1", Host.SINGLE);
    assertThat(host.configurations.getComponentConfiguration("types1")).isNull();
  }
}
