// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A deployment package, taken apart.
 *
 * @param name its symbolic name
 * @param bundles the octets of each, by its symbolic name
 * @param entriesWithoutSection what is no bundle
 */
record DpFile(String name, Map<String, byte[]> bundles, List<String> entriesWithoutSection) {

  private static final String VERSION = "Bundle-Version";

  static DpFile read(Path file) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    Manifest manifest = new Manifest(new ByteArrayInputStream(entries.get("META-INF/MANIFEST.MF")));
    Map<String, byte[]> bundles = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    entries.forEach(
        (name, octets) -> {
          Attributes section = manifest.getAttributes(name);
          if (section == null) {
            others.add(name);
          } else {
            bundles.put(section.getValue("Bundle-SymbolicName"), octets);
          }
        });
    String name = manifest.getMainAttributes().getValue("DeploymentPackage-SymbolicName");
    return new DpFile(name, bundles, others);
  }

  /** The same package as if it had been built at a higher version, bundles and all. */
  byte[] at(String version) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("DeploymentPackage-SymbolicName", name);
    main.putValue("DeploymentPackage-Version", version);
    bundles
        .keySet()
        .forEach(
            bundle -> {
              Attributes section = new Attributes();
              section.putValue("Bundle-SymbolicName", bundle);
              section.putValue(VERSION, version);
              manifest.getEntries().put(bundle + ".jar", section);
            });
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
      for (Map.Entry<String, byte[]> bundle : bundles.entrySet()) {
        jar.putNextEntry(new ZipEntry(bundle.getKey() + ".jar"));
        jar.write(bundleAt(bundle.getValue(), version));
      }
    }
    return out.toByteArray();
  }

  private static byte[] bundleAt(byte[] octets, String version) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(octets))) {
      Manifest manifest = in.getManifest();
      manifest.getMainAttributes().putValue(VERSION, version);
      try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          jar.putNextEntry(new ZipEntry(entry.getName()));
          in.transferTo(jar);
        }
      }
    }
    return out.toByteArray();
  }

  static String symbolicName(byte[] bundle) {
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(bundle))) {
      return in.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
