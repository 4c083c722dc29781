// SPDX-License-Identifier: Apache-2.0
package org.kilowire.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Of a component with a group, without which it does nothing, and a number that has a default. */
final class SettingsTest {

  private record Options(String group, int number) {
    static Read<Options> from(Map<String, ?> configuration) {
      OptionReader reader = new OptionReader(configuration);
      Optional<String> group = reader.id("group", "nothing is run");
      int number = reader.whole("number", 1, 64, 16);
      return reader.read(group.map(id -> new Options(id, number)));
    }
  }

  private final Settings<Options> settings =
      new Settings<>(
          LoggerFactory.getLogger(SettingsTest.class),
          configuration -> Settings.name(configuration, "nobody"),
          Options::from);

  @BeforeEach
  void clear() {
    Logged.clear();
  }

  private boolean changed(String group, Object number) {
    return settings.changed(Map.of("group", group, "number", number));
  }

  @Test
  void what_is_wrong_stands_at_its_default_until_a_configuration_was_whole() {
    assertThat(changed("a", 0)).isTrue();
    assertThat(settings.now()).contains(new Options("a", 16));
    assertThat(Logged.lines())
        .containsExactly(
            "ERROR nobody: number: must be a whole number 1..64, not 0;"
                + " 16 is used until it is right");
    assertThat(changed("b", "x")).isTrue();
    assertThat(settings.now()).contains(new Options("b", 16));
    assertThat(changed("c", 7)).isTrue();
    Logged.clear();
    assertThat(changed("d", 0)).isFalse();
    assertThat(settings.now()).contains(new Options("c", 7));
    assertThat(Logged.lines())
        .containsExactly(
            "ERROR nobody: number: must be a whole number 1..64, not 0;"
                + " what was in force goes on");
  }

  @Test
  void without_a_field_that_has_no_default_there_is_nothing_and_the_log_says_so() {
    assertThat(changed("a/b", 0)).isFalse();
    assertThat(settings.now()).isEmpty();
    assertThat(Logged.lines())
        .hasSize(2)
        .anyMatch(line -> line.endsWith("; nothing is run until it is right"))
        .anyMatch(line -> line.endsWith("; 16 is used until it is right"));
    assertThat(changed("a", 0)).isTrue();
    Logged.clear();
    assertThat(changed("a/b", 1)).isFalse();
    assertThat(settings.now()).contains(new Options("a", 16));
    assertThat(Logged.lines()).singleElement().asString().endsWith("; what was in force goes on");
  }

  @Test
  void k26_the_same_again_says_and_changes_nothing() {
    assertThat(changed("a", 0)).isTrue();
    assertThat(changed("a", 0)).isFalse();
    assertThat(Logged.lines()).hasSize(1);
    assertThat(changed("a", 16)).as("whole now, and the same").isFalse();
    assertThat(changed("a", 0)).isFalse();
    assertThat(Logged.lines()).hasSize(2).last().asString().contains("what was in force");
  }

  @Test
  void a_component_is_named_by_kuras_pid_or_else_the_frameworks() {
    assertThat(Settings.name(Map.of("kura.service.pid", "k", "service.pid", "s"), "n"))
        .isEqualTo("k");
    assertThat(Settings.name(Map.of("service.pid", "s"), "n")).isEqualTo("s");
    assertThat(Settings.name(Map.of("service.pid", new String[] {"s"}), "n")).isEqualTo("n");
  }
}
