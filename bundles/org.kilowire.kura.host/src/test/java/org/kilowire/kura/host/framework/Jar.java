// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.framework;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A bundle that is packed in a test. */
public final class Jar {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private final TreeMap<String, byte[]> entries = new TreeMap<>();

  /** A bundle whose DS components are the files {@code OSGI-INF/*.xml} that it will have. */
  public static Jar bundle(String symbolicName, String version) {
    String manifest =
        String.join(
            "\r\n",
            "Manifest-Version: 1.0",
            "Bundle-ManifestVersion: 2",
            "Bundle-SymbolicName: " + symbolicName,
            "Bundle-Version: " + version,
            "Import-Package: org.osgi.framework,org.eclipse.kura.configuration",
            "Service-Component: OSGI-INF/*.xml",
            "\r\n");
    Jar jar = new Jar();
    jar.entries.put(MANIFEST, manifest.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return jar;
  }

  /** A bundle as a build left it in a folder, with its manifest. */
  public static Jar of(Path folder) {
    return new Jar().with(folder);
  }

  /** All files below a folder. */
  public Jar with(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        entries.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** A class of the tests; it becomes the bundle's own. */
  public Jar with(Class<?> type) {
    String name = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
      entries.put(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public InputStream open() {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(octets)) {
      put(jar, MANIFEST); // a jar's manifest comes first
      for (String name : entries.keySet()) {
        if (!name.equals(MANIFEST)) {
          put(jar, name);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ByteArrayInputStream(octets.toByteArray());
  }

  private void put(JarOutputStream jar, String name) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(entries.get(name));
    jar.closeEntry();
  }
}
