// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Domain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

class BundleTest {

  private static Domain manifest() throws IOException {
    Path file = Classes.FOLDER.resolve("META-INF").resolve("MANIFEST.MF");
    try (InputStream in = Files.newInputStream(file)) {
      return Domain.domain(new Manifest(in));
    }
  }

  private static Map<String, String> versions(Parameters packages) {
    Map<String, String> versions = new TreeMap<>();
    packages.forEach((name, attributes) -> versions.put(name, attributes.getVersion()));
    return versions;
  }

  @Test
  void exports_the_packages_of_kura_that_we_import_in_their_versions_and_no_other()
      throws IOException {
    assertThat(versions(manifest().getExportPackage())).isEqualTo(Exports.VERSIONS);
    assertThat(manifest().getBundleSymbolicName().getKey()).isEqualTo("org.kilowire.kura.api");
  }

  @Test
  void embeds_nothing_of_osgi() {
    assertThat(Classes.files())
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file).startsWithRaw(Path.of("org/eclipse/kura")));
  }

  @Test
  void imports_of_osgi_what_the_oldest_kura_has() throws IOException {
    Map<String, String> imports = versions(manifest().getImportPackage());
    assertThat(imports)
        .containsEntry("org.osgi.framework", "[1.10,2)")
        .containsEntry("org.osgi.service.event", "[1.4,2)")
        .containsEntry("org.osgi.service.wireadmin", "[1.0,2)");
  }
}
