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
  void exportsThePackagesOfKuraThatWeImportInTheirVersionsAndNoOther() throws IOException {
    assertThat(versions(manifest().getExportPackage())).isEqualTo(Exports.VERSIONS);
    assertThat(manifest().getBundleSymbolicName().getKey()).isEqualTo("org.kilowire.kura.api");
  }

  @Test
  void embedsNothingOfOsgi() {
    assertThat(Classes.files())
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file).startsWithRaw(Path.of("org/eclipse/kura")));
  }

  @Test
  void importsOfOsgiWhatTheOldestKuraHas() throws IOException {
    Map<String, String> imports = versions(manifest().getImportPackage());
    assertThat(imports)
        .containsEntry("org.osgi.framework", "[1.10,2)")
        .containsEntry("org.osgi.service.event", "[1.4,2)")
        .containsEntry("org.osgi.service.wireadmin", "[1.0,2)");
  }
}
