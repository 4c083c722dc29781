// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dp;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A deployment package.
 *
 * @param name its symbolic name
 * @param version as OSGi writes versions
 * @param bundles in the order of their symbolic names, each once, at least one
 */
public record DeploymentPackage(String name, String version, List<Item> bundles) {

  /** Zip knows no zone: a local time gives the same octets everywhere. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(2026, 1, 1, 0, 0);

  /** A bundle in a package. */
  record Item(String symbolicName, String version, Path jar) {

    static Item of(Path jar) throws IOException {
      try (JarFile file = new JarFile(jar.toFile())) {
        Manifest manifest = file.getManifest();
        String symbolicName = manifest == null ? null : value(manifest, "Bundle-SymbolicName");
        if (symbolicName == null) {
          throw new IOException(jar + " is no bundle");
        }
        return new Item(symbolicName, value(manifest, "Bundle-Version"), jar);
      }
    }

    private static String value(Manifest manifest, String header) {
      String value = manifest.getMainAttributes().getValue(header);
      return value == null ? null : value.split(";", 2)[0].trim();
    }

    String entry() {
      return symbolicName + "-" + version + ".jar";
    }
  }

  public DeploymentPackage {
    bundles = List.copyOf(bundles);
    Set<String> names = new HashSet<>();
    for (Item bundle : bundles) {
      if (!names.add(bundle.symbolicName())) {
        throw new IllegalArgumentException(bundle.symbolicName() + " is twice in " + name);
      }
    }
    if (bundles.isEmpty()) {
      throw new IllegalArgumentException(name + " has no bundle");
    }
  }

  /**
   * A package of these bundles.
   *
   * @throws IOException if one is no bundle or cannot be read
   */
  public static DeploymentPackage of(String name, String version, List<Path> jars)
      throws IOException {
    List<Item> bundles = new ArrayList<>();
    for (Path jar : jars) {
      bundles.add(Item.of(jar));
    }
    bundles.sort(Comparator.comparing(Item::symbolicName));
    return new DeploymentPackage(name, version, bundles);
  }

  /** Writes it; what was in {@code file} is gone. */
  public void writeTo(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      // The manifest comes first (114.3), or DeploymentAdmin does not read it.
      put(zip, JarFile.MANIFEST_NAME, manifest());
      for (Item bundle : bundles) {
        put(zip, bundle.entry(), Files.readAllBytes(bundle.jar()));
      }
    }
  }

  private byte[] manifest() throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("DeploymentPackage-SymbolicName", name);
    main.putValue("DeploymentPackage-Version", version);
    for (Item bundle : bundles) {
      Attributes section = new Attributes();
      section.putValue("Bundle-SymbolicName", bundle.symbolicName());
      section.putValue("Bundle-Version", bundle.version());
      manifest.getEntries().put(bundle.entry(), section);
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    manifest.write(octets);
    return octets.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] octets) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ALWAYS);
    zip.putNextEntry(entry);
    zip.write(octets);
    zip.closeEntry();
  }
}
