// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tar, unpacked into an empty folder, with a JDK and what every Linux has. */
class TarTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", System.getProperty("java.home"));

  @TempDir private Path empty;
  private Path home;

  /** How a program ended, and what it said. */
  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void unpack() throws Exception {
    Ended tar = run("tar", "xzf", System.getProperty("kilowire.tar"));
    assertThat(tar.code()).as(tar.err()).isZero();
    try (Stream<Path> all = Files.list(empty)) {
      home = all.filter(Files::isDirectory).findAny().orElseThrow();
    }
  }

  private Ended run(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(empty, "out", "");
    Path err = Files.createTempFile(empty, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(empty.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    int code = builder.start().waitFor();
    return new Ended(code, text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  @Test
  void a_command_runs_at_once_and_the_first_one_prepares_fast_starts() throws Exception {
    String launcher = home.resolve("kilowire").toString();
    Ended first = run(launcher, "obis", "1.8.0");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).startsWith("1-0:1.8.0*255").contains("active energy import");
    assertThat(first.err()).isEqualTo("kilowire: preparing fast starts, once\n");
    assertThat(run(launcher, "obis", "1.8.0")).isEqualTo(new Ended(0, first.out(), ""));
    try (Stream<Path> state = Files.list(home.resolve(".kilowire"))) {
      assertThat(state.filter(file -> file.toString().endsWith(".jsa"))).hasSize(1);
    }
  }

  @Test
  void a_link_to_the_launcher_will_do() throws Exception {
    Path link = Files.createSymbolicLink(empty.resolve("kw"), home.resolve("kilowire"));
    assertThat(run(link.toString(), "--version").out()).startsWith("kilowire ");
  }

  @Test
  void completion_and_manual_pages_are_there() throws Exception {
    String completion = home.resolve("completion/kilowire").toString();
    assertThat(run("bash", "-n", completion)).isEqualTo(new Ended(0, "", ""));
    List<String> pages = List.of("kilowire", "kilowire-dlms-get", "kilowire-ims-readings");
    for (String page : pages) {
      assertThat(text(home.resolve("man/man1/" + page + ".1"))).startsWith(".TH \"");
    }
  }

  @Test
  void nothing_of_the_tests_is_in_it() throws IOException {
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      assertThat(jars.map(jar -> jar.getFileName().toString()))
          .contains("kilowire-cli.jar")
          .noneMatch(jar -> jar.matches("(junit|assertj|jqwik|tests-).*"));
    }
  }
}
