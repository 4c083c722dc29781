// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * The packages as they were divided until 0.1: the fleet in the concentrator, and what drivers have
 * in common within the one driver's bundle. Made of today's bundles: the base has {@code iec62056},
 * which was not there yet, for today's {@code meter.dlms} needs it.
 */
final class OldDivision {

  private static final String FLEET = "org.kilowire.fleet";
  private static final String COMMON = "org.kilowire.kura.driver";
  private static final String DRIVER = "org.kilowire.kura.driver.dlms";
  private static final String COMPONENTS = "Service-Component";

  private OldDivision() {}

  /** A package at a version, as it was. */
  static byte[] of(Feature feature, String version) throws IOException {
    Map<String, byte[]> today = new LinkedHashMap<>(DpFile.read(feature.file()).bundles());
    Map<String, byte[]> base = DpFile.read(Feature.BASE.file()).bundles();
    switch (feature) {
      case BASE -> today.keySet().removeAll(Set.of(FLEET, COMMON));
      case DLMS -> today.put(DRIVER, together(base.get(COMMON), today.get(DRIVER)));
      case CONCENTRATOR -> today.put(FLEET, base.get(FLEET));
      case IEC62056, SV, ALL -> throw new IllegalArgumentException("it has not changed");
    }
    return new DpFile("org.kilowire." + feature.word(), today, List.of()).at(version);
  }

  /** The driver's bundle with the common part inside; it finds its imports as they are wanted. */
  private static byte[] together(byte[] common, byte[] driver) throws IOException {
    Manifest manifest = manifest(driver);
    Attributes main = manifest.getMainAttributes();
    main.remove(new Attributes.Name("Import-Package"));
    main.putValue("DynamicImport-Package", "*");
    String components = manifest(common).getMainAttributes().getValue(COMPONENTS);
    main.putValue(COMPONENTS, main.getValue(COMPONENTS) + "," + components);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Set<String> written = new HashSet<>();
    try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
      for (byte[] octets : List.of(driver, common)) {
        copy(octets, jar, written);
      }
    }
    return out.toByteArray();
  }

  private static Manifest manifest(byte[] octets) throws IOException {
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(octets))) {
      return in.getManifest();
    }
  }

  private static void copy(byte[] octets, JarOutputStream jar, Set<String> written)
      throws IOException {
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(octets))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (written.add(entry.getName())) {
          jar.putNextEntry(new ZipEntry(entry.getName()));
          in.transferTo(jar);
        }
      }
    }
  }
}
