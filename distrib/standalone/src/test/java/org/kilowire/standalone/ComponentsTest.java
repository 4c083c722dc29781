// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.OCD;
import org.junit.jupiter.api.Test;

class ComponentsTest {

  private static final String FACTORY = "factory";

  private final Map<String, Map<String, Object>> kept = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private int looks; // at a factory that is not known yet
  private int untilKnown;

  private record Shown(String getPid, Map<String, Object> getConfigurationProperties)
      implements ComponentConfiguration {

    @Override
    public OCD getDefinition() {
      return null;
    }

    @Override
    public String getPid() {
      return getPid;
    }

    @Override
    public Map<String, Object> getConfigurationProperties() {
      return getConfigurationProperties;
    }
  }

  /** Lists a component only once its definition is known, as Kura does. */
  private Object call(String method, Object... arguments) {
    boolean known = looks >= untilKnown;
    return switch (method) {
      case "getFactoryComponentPids" -> {
        looks++;
        yield known ? Set.of(FACTORY) : Set.of();
      }
      case "getConfigurableComponentPids" -> known ? Set.copyOf(kept.keySet()) : Set.of();
      case "getComponentConfiguration" -> new Shown((String) arguments[0], kept.get(arguments[0]));
      case "createFactoryConfiguration" -> create((String) arguments[1], map(arguments[2]));
      case "updateConfiguration" -> update((String) arguments[0], map(arguments[1]));
      default -> throw new AssertionError(method);
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object properties) {
    return new TreeMap<>((Map<String, Object>) properties);
  }

  private Object create(String pid, Map<String, Object> properties) {
    calls.add("create " + properties.keySet());
    assertThat(kept.put(pid, properties)).as("is there already").isNull();
    return null;
  }

  private Object update(String pid, Map<String, Object> properties) {
    calls.add("update " + properties.keySet());
    kept.get(pid).putAll(properties);
    return null;
  }

  private Components components() {
    return new Components(
        (ConfigurationService)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ConfigurationService.class},
                (proxy, method, arguments) -> call(method.getName(), arguments)));
  }

  @Test
  void one_that_is_there_is_not_made_again_while_its_definition_is_still_unknown()
      throws Exception {
    kept.put("one", new HashMap<>(Map.of("a", 1)));
    untilKnown = 3;
    Components components = components();
    components.ensure(FACTORY, "one", Map.of("a", 1));
    assertThat(calls).isEmpty();
    assertThat(components.changed()).isFalse();
  }

  @Test
  void a_password_is_no_part_of_a_creation() throws Exception {
    Components components = components();
    components.ensure(FACTORY, "one", Map.of("a", 1, "secret", new Password("find me")));
    assertThat(calls).containsExactly("create [a]", "update [a, secret]");
    assertThat(components.changed()).isTrue();
  }
}
