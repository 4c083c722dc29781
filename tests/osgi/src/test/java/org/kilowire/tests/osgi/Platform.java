// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kilowire.standalone.osgi.OsgiRuntime;
import org.osgi.framework.BundleException;

/**
 * The framework and the bundles of one kind of gateway, without Kilowire: which, says the system
 * property {@code kilowire.platform}; the class path has the framework to it.
 */
final class Platform {

  private Platform() {}

  static String name() {
    return System.getProperty("kilowire.platform");
  }

  /**
   * Starts it.
   *
   * @param home the gateway's folder
   */
  static OsgiRuntime start(Path home, Map<String, String> properties)
      throws BundleException, IOException {
    Map<String, String> all = new HashMap<>(properties);
    all.put("kura.data", home.resolve("data").toString());
    List<Jar> bundles = new ArrayList<>(jars("everywhere"));
    bundles.addAll(jars(name()));
    return OsgiRuntime.start(home.resolve("framework"), all, bundles);
  }

  private static List<Jar> jars(String folder) throws IOException {
    Path path = Path.of(System.getProperty("kilowire.target"), "bundles", folder);
    try (Stream<Path> files = Files.list(path)) {
      return files.sorted().map(Jar::new).toList();
    }
  }

  private record Jar(Path file) implements OsgiRuntime.Source {

    @Override
    public String location() {
      return file.toUri().toString();
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }
  }
}
