// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Domain;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

/**
 * The ranges that bnd writes for a bundle which implements Kura's types. Kura says of many of them
 * that only Kura may; a bundle that implements one of those would get a range like [1.0,1.1).
 * Nothing here is a provider type, so that the ranges fit every Kura of a major version.
 */
class ImportRangesTest {

  @Test
  void a_bundle_that_implements_everything_fits_every_kura_of_the_major_version() throws Exception {
    Map<String, String> imports = importsOf("EverySeam*.class");
    imports.keySet().removeIf(name -> !name.startsWith("org.eclipse.kura"));
    assertThat(imports).isEqualTo(ranges());
  }

  /** From the version of Kura 5.6 up to the next major one. */
  private static Map<String, String> ranges() {
    Map<String, String> ranges = new TreeMap<>();
    Exports.VERSIONS.forEach(
        (name, version) -> {
          Version from = Version.parseVersion(version);
          ranges.put(
              name, "[%d.%d,%d)".formatted(from.getMajor(), from.getMinor(), from.getMajor() + 1));
        });
    return ranges;
  }

  private static Map<String, String> importsOf(String classes) throws Exception {
    String folder = EverySeam.class.getPackageName().replace('.', '/');
    try (Builder builder = new Builder()) {
      builder.setClasspath(classPath());
      builder.setProperty("-noimportjava", "true");
      builder.setIncludeResource(
          "%1$s/=target/test-classes/%1$s/;filter:=%2$s".formatted(folder, classes));
      try (Jar jar = builder.build()) {
        assertThat(builder.getErrors()).isEmpty();
        Map<String, String> imports = new TreeMap<>();
        Domain.domain(jar.getManifest())
            .getImportPackage()
            .forEach((name, attributes) -> imports.put(name, attributes.getVersion()));
        return imports;
      }
    }
  }

  private static File[] classPath() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path"))
        .map(File::new)
        .filter(File::exists)
        .toArray(File[]::new);
  }
}
