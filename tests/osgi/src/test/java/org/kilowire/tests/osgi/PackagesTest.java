// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in each deployment package, entry by entry. */
final class PackagesTest {

  @ParameterizedTest
  @EnumSource
  void a_package_brings_bundles_of_ours_under_their_names_and_nothing_else(Feature which)
      throws IOException {
    DpFile dp = DpFile.read(which.file());

    assertThat(dp.name()).isEqualTo("org.kilowire." + which.word());
    assertThat(dp.bundles().keySet()).isEqualTo(which.bundles());
    assertThat(dp.entriesWithoutSection()).containsExactly("META-INF/MANIFEST.MF");
    dp.bundles()
        .forEach(
            (symbolicName, octets) ->
                assertThat(DpFile.symbolicName(octets)).isEqualTo(symbolicName));
  }

  @ParameterizedTest
  @EnumSource
  void no_bundle_of_a_package_has_classes_of_kura_of_osgi_or_of_the_host(Feature which)
      throws IOException {
    for (Map.Entry<String, byte[]> bundle : DpFile.read(which.file()).bundles().entrySet()) {
      Set<String> packages = packages(bundle.getValue());
      assertThat(packages)
          .as(bundle.getKey())
          .isNotEmpty()
          .noneMatch(name -> name.startsWith("org.eclipse.kura"))
          .noneMatch(name -> name.startsWith("org.osgi"))
          .noneMatch(name -> name.startsWith("org.slf4j"))
          .noneMatch(name -> name.startsWith("org.kilowire.kura.host"));
      assertThat(bundle.getKey()).isNotEqualTo("org.kilowire.kura.host");
      Set<String> foreign = new TreeSet<>(packages);
      foreign.removeIf(name -> name.startsWith(bundle.getKey()));
      assertThat(foreign)
          .as("packages of others within %s", bundle.getKey())
          .allMatch(
              name -> Feature.EMBEDDED.getOrDefault(bundle.getKey(), "none").equals(root(name)));
    }
  }

  @Test
  void no_bundle_is_in_two_packages_but_all_which_has_them_all() {
    Set<String> together = new HashSet<>();
    Map<String, Feature> in = new HashMap<>();
    for (Feature which :
        List.of(Feature.BASE, Feature.DLMS, Feature.IEC62056, Feature.SV, Feature.CONCENTRATOR)) {
      for (String bundle : which.bundles()) {
        assertThat(in.put(bundle, which)).as(bundle).isNull();
        together.add(bundle);
      }
    }
    assertThat(Feature.ALL.bundles()).isEqualTo(together);
  }

  /** {@code org.sqlite} of {@code org.sqlite.core}. */
  private static String root(String name) {
    String[] parts = name.split("\\.", 3);
    return parts[0] + "." + parts[1];
  }

  private static Set<String> packages(byte[] jar) throws IOException {
    Set<String> all = new TreeSet<>();
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName();
        if (name.endsWith(".class")) {
          assertThat(name).isNotEqualTo("module-info.class");
          all.add(name.substring(0, name.lastIndexOf('/')).replace('/', '.'));
        }
      }
    }
    return all;
  }
}
