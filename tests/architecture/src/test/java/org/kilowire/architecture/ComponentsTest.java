// SPDX-License-Identifier: Apache-2.0
package org.kilowire.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Kura asks of every component that it configures, and does not say when it misses it. */
final class ComponentsTest {

  static Iterable<DescribedComponent> components() throws Exception {
    return DescribedComponent.all();
  }

  @Test
  void every_configurable_component_is_described() throws Exception {
    Set<String> described =
        DescribedComponent.all().stream()
            .map(DescribedComponent::type)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> written =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.kilowire.kura")
                .stream()
                .filter(type -> type.isAssignableTo(ConfigurableComponent.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    assertThat(described).isEqualTo(written).hasSizeGreaterThan(10);
  }

  /** Kura: without it a component is activated again for ever after a package's update. */
  @ParameterizedTest
  @MethodSource("components")
  void every_component_takes_changes(DescribedComponent component) {
    assertThat(component.says("modified")).as(component.name()).isNotEmpty();
  }

  /** Kura: with one of its own a wire component does not activate. */
  @ParameterizedTest
  @MethodSource("components")
  void no_component_names_its_pid(DescribedComponent component) {
    assertThat(component.properties()).as(component.name()).doesNotContain("service.pid");
  }

  /** Kura: otherwise it is there without a configuration, and nobody sees it. */
  @ParameterizedTest
  @MethodSource("components")
  void no_component_is_there_without_a_configuration(DescribedComponent component) {
    assertThat(component.says("configuration-policy")).as(component.name()).isEqualTo("require");
  }

  /** Kura looks for the definition in a file of the pid's name, under the pid. */
  @ParameterizedTest
  @MethodSource("components")
  void every_component_has_the_name_of_its_definition(DescribedComponent component)
      throws Exception {
    assertThat(component.definitionId()).isEqualTo(component.name());
  }

  /** Kura: a singleton is seen by this property, an instance of a factory gets it from Kura. */
  @ParameterizedTest
  @MethodSource("components")
  void singletons_alone_name_what_kura_calls_them(DescribedComponent component) throws Exception {
    assertThat(component.properties().contains("kura.service.pid"))
        .as(component.name())
        .isEqualTo(!component.isFactory());
  }
}
