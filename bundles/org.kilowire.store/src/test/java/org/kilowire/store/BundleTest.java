// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the bundle carries and what it asks of a gateway. */
final class BundleTest {

  private static final Pattern VERSION = Pattern.compile(";[a-z-]+:?=\"[^\"]*\"");

  private static Path classes() throws Exception {
    return Path.of(Store.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Attributes manifest() throws Exception {
    try (InputStream in = Files.newInputStream(classes().resolve("META-INF/MANIFEST.MF"))) {
      return new Manifest(in).getMainAttributes();
    }
  }

  private static Stream<String> packages(String header) throws Exception {
    return Stream.of(VERSION.matcher(manifest().getValue(header)).replaceAll("").split(","));
  }

  @Test
  void it_asks_for_nothing_that_a_gateway_has_not() throws Exception {
    assertThat(packages("Import-Package"))
        .containsExactlyInAnyOrder(
            "javax.crypto",
            "javax.crypto.spec",
            "javax.sql",
            "org.kilowire.contract",
            "org.kilowire.contract.codec",
            "org.kilowire.conversation",
            "org.kilowire.meter",
            "org.slf4j");
    assertThat(manifest().getValue("Bundle-SymbolicName")).isEqualTo("org.kilowire.store");
  }

  @Test
  void it_shows_the_store_and_no_sqlite() throws Exception {
    assertThat(packages("Export-Package")).containsExactly("org.kilowire.store");
  }

  @Test
  void sqlite_is_inside_with_its_licences_and_the_libraries_of_linux() throws Exception {
    Path classes = classes();
    assertThat(classes.resolve("org/sqlite/core/NativeDB.class")).exists();
    for (String machine : new String[] {"x86", "x86_64", "arm", "armv6", "armv7", "aarch64"}) {
      assertThat(classes.resolve("org/sqlite/native/Linux/" + machine)).isNotEmptyDirectory();
    }
    Path about = classes.resolve("META-INF/maven/org.xerial/sqlite-jdbc");
    assertThat(about.resolve("LICENSE")).isNotEmptyFile();
    assertThat(about.resolve("LICENSE.zentus")).isNotEmptyFile();
    assertThat(names(classes.resolve("org/sqlite/native"))).containsExactly("Linux");
    assertThat(classes.resolve("META-INF/services")).doesNotExist();
    assertThat(classes.resolve("META-INF/versions")).doesNotExist();
    assertThat(classes.resolve("module-info.class")).doesNotExist();
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
