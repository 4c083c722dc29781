// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone.osgi;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Manifest;
import org.eclipse.kura.KuraException;
import org.osgi.service.deploymentadmin.DeploymentAdmin;
import org.osgi.service.event.Event;
import org.osgi.service.wireadmin.WireAdmin;
import org.slf4j.Logger;

/**
 * The packages that bundles have from this JVM's class path: Kura's API, what it speaks of, the log
 * and servlets. So the launcher and the bundles speak of the same types.
 */
final class SharedPackages {

  private static final List<Class<?>> ONE_OF_EACH_JAR =
      List.of(
          KuraException.class,
          Event.class,
          WireAdmin.class,
          DeploymentAdmin.class,
          Logger.class,
          Filter.class);

  private SharedPackages() {}

  /** As {@code Export-Package} writes them. */
  static String header() throws IOException {
    List<String> all = new ArrayList<>();
    for (Class<?> type : ONE_OF_EACH_JAR) {
      all.add(header(type, "Export-Package"));
    }
    return String.join(",", all);
  }

  /** As {@code Provide-Capability} writes them: bundles ask for servlets by their contract. */
  static String contracts() throws IOException {
    return header(Filter.class, "Provide-Capability");
  }

  private static String header(Class<?> type, String name) throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    URL at = type.getClassLoader().getResource(file);
    String text = at.toString();
    URI manifest =
        URI.create(text.substring(0, text.length() - file.length()) + "META-INF/MANIFEST.MF");
    try (InputStream octets = manifest.toURL().openStream()) {
      return new Manifest(octets).getMainAttributes().getValue(name);
    }
  }
}
