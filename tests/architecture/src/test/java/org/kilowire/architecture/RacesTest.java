// SPDX-License-Identifier: Apache-2.0
package org.kilowire.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What makes a test fail on a busy machine, and what {@code tests/support} has instead. */
final class RacesTest {

  private static final Map<String, Pattern> RACES =
      new TreeMap<>(
          Map.of(
              "sleeps; Eventually waits for what it sleeps for",
              Pattern.compile("Thread\\.sleep\\("),
              "spins, without a deadline that an interrupt ends; Eventually has one",
              Pattern.compile("while \\([^{]*\\{\\s*Thread\\.onSpinWait"),
              "gives a port back before its server has it; LoopbackPort holds it",
              Pattern.compile("ServerSocket\\(0[^{]*\\{\\s*[^;]*getLocalPort\\(\\);\\s*}"),
              "reads descriptors that may have gone; OpenFiles does not mind",
              Pattern.compile("/proc/self/fd")));

  @Test
  void no_test_has_one() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path source : TestSources.all()) {
      String text = Files.readString(source);
      RACES.forEach(
          (what, race) -> {
            if (race.matcher(text).find()) {
              found.add(source.getFileName() + " " + what);
            }
          });
    }
    assertThat(found).isEmpty();
  }

  @Test
  void they_would_be_found() {
    assertThat(
            List.of(
                "Thread.sleep(1);",
                "while (!done) {\n      Thread.onSpinWait();",
                "try (ServerSocket one = new ServerSocket(0)) {\n  return one.getLocalPort();\n}",
                "Path.of(\"/proc/self/fd\")"))
        .allMatch(text -> RACES.values().stream().anyMatch(race -> race.matcher(text).find()));
  }
}
