// SPDX-License-Identifier: Apache-2.0
package org.kilowire.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One name, one thing: a reader who finds a class by its name has found it. */
final class NamesTest {

  /**
   * Names that two classes may have: the start of a program; options, of a link's URI and of a
   * command line.
   */
  private static final Set<String> TWICE = Set.of("Main.java", "LinkOptions.java");

  @Test
  void a_class_of_the_program_has_a_name_of_its_own() throws IOException {
    Map<String, TreeSet<String>> modules =
        TestSources.matching(".*/src/main/java/org/kilowire/.*\\.java").stream()
            .collect(
                groupingBy(
                    file -> file.getFileName().toString(),
                    TreeMap::new,
                    mapping(NamesTest::folder, toCollection(TreeSet::new))));
    modules.remove("package-info.java");
    modules.keySet().removeAll(TWICE);
    modules.values().removeIf(folders -> folders.size() == 1);
    assertThat(modules).isEmpty();
  }

  private static String folder(Path file) {
    return TestSources.ROOT.relativize(file.getParent()).toString();
  }
}
