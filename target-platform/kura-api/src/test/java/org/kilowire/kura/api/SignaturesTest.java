// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Name by name and signature by signature: what is compiled here against the list of Kura's API.
 */
class SignaturesTest {

  private static final Map<String, Map<String, Declaration>> OURS =
      Classes.publicTypes()
          .collect(
              Collectors.groupingBy(
                  Class::getPackageName,
                  TreeMap::new,
                  Collectors.mapping(
                      Declaration::of,
                      Collectors.toMap(
                          Declaration::name, type -> type, (a, b) -> a, TreeMap::new))));

  private static Map<String, ApiList.Content> kura() throws IOException {
    Path file = Path.of(System.getProperty("kilowire.facts", "")).resolve("kura-api.txt");
    Assumptions.assumeTrue(
        Files.isRegularFile(file), () -> "skipped: there is no list of Kura's API at " + file);
    try (Stream<String> lines = Files.lines(file)) {
      return ApiList.read(lines);
    }
  }

  @Test
  void every_package_stands_in_the_list_with_its_version() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    kura().forEach((name, content) -> listed.put(name, content.version()));
    assertThat(listed).containsAllEntriesOf(Exports.VERSIONS);
  }

  @Test
  void every_type_of_a_package_is_here_and_no_other() throws IOException {
    Map<String, ApiList.Content> kura = kura();
    OURS.forEach(
        (name, types) ->
            assertThat(types.keySet())
                .as(name)
                .containsExactlyInAnyOrderElementsOf(kura.get(name).types().keySet()));
  }

  @TestFactory
  Stream<DynamicTest> everyTypeIsDeclaredAsInTheList() throws IOException {
    Map<String, ApiList.Content> kura = kura();
    return OURS.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().values().stream()
                    .map(
                        ours ->
                            DynamicTest.dynamicTest(
                                entry.getKey() + "." + ours.name(),
                                () -> compare(ours, kura.get(entry.getKey())))));
  }

  private static void compare(Declaration ours, ApiList.Content kura) {
    Declaration listed = kura.types().get(ours.name());
    assertThat(ours.head()).as(ours.name()).isEqualTo(listed.head());
    assertThat(ours.members())
        .as(ours.name())
        .containsExactlyInAnyOrderElementsOf(listed.members());
    assertThat(ours.constants()).as(ours.name()).containsExactlyElementsOf(listed.constants());
  }
}
