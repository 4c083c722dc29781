// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.TimeZone;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeploymentPackageTest {

  @TempDir Path folder;

  @Test
  void the_manifest_comes_first_and_names_each_bundle() throws IOException {
    Path file = packed(jar("b", "1.0.0"), jar("a;singleton:=true", "2.0.0"));

    try (JarFile dp = new JarFile(file.toFile())) {
      assertThat(names(dp)).containsExactly("META-INF/MANIFEST.MF", "a-2.0.0.jar", "b-1.0.0.jar");
      Attributes main = dp.getManifest().getMainAttributes();
      assertThat(main.getValue("DeploymentPackage-SymbolicName")).isEqualTo("some");
      assertThat(main.getValue("DeploymentPackage-Version")).isEqualTo("0.1.0.SNAPSHOT");
      Attributes bundle = dp.getManifest().getAttributes("a-2.0.0.jar");
      assertThat(bundle.getValue("Bundle-SymbolicName")).isEqualTo("a");
      assertThat(bundle.getValue("Bundle-Version")).isEqualTo("2.0.0");
    }
  }

  @Test
  void the_same_bundles_give_the_same_octets_in_any_zone() throws IOException {
    Path a = jar("a", "1.0.0");
    Path b = jar("b", "1.0.0");
    byte[] here = Files.readAllBytes(packed(a, b));
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(Files.readAllBytes(packed(b, a))).isEqualTo(here);
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void refuses_what_is_no_bundle_one_that_comes_twice_and_none_at_all() throws IOException {
    Path a = jar("a", "1.0.0");
    Path plain = folder.resolve("plain.jar");
    write(plain, new Manifest());

    assertThatThrownBy(() -> packed(plain)).hasMessageContaining("plain.jar is no bundle");
    assertThatThrownBy(() -> packed(a, a)).hasMessageContaining("a is twice");
    assertThatThrownBy(() -> packed()).hasMessageContaining("no bundle");
  }

  private Path packed(Path... jars) throws IOException {
    Path file = Files.createTempFile(folder, "some", ".dp");
    DeploymentPackage.of("some", "0.1.0.SNAPSHOT", List.of(jars)).writeTo(file);
    return file;
  }

  private Path jar(String symbolicName, String version) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-SymbolicName", symbolicName);
    main.putValue("Bundle-Version", version);
    Path jar = Files.createTempFile(folder, "bundle", ".jar");
    write(jar, manifest);
    return jar;
  }

  private static void write(Path jar, Manifest manifest) throws IOException {
    manifest.getMainAttributes().putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out, manifest)) {
      zip.finish();
    }
  }

  private static List<String> names(JarFile file) {
    List<String> names = new ArrayList<>();
    for (Enumeration<? extends ZipEntry> all = file.entries(); all.hasMoreElements(); ) {
      names.add(all.nextElement().getName());
    }
    return names;
  }
}
