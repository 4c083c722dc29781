// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code Pack NAME VERSION FOLDER FILE}: packs all jars of a folder. */
public final class Pack {

  private Pack() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 4) {
      throw new IllegalArgumentException("NAME VERSION FOLDER FILE, not " + List.of(arguments));
    }
    DeploymentPackage made =
        DeploymentPackage.of(arguments[0], osgi(arguments[1]), bundles(Path.of(arguments[2])));
    made.writeTo(Path.of(arguments[3]));
  }

  /** A version of Maven's as OSGi writes it: {@code 0.1.0-SNAPSHOT} is {@code 0.1.0.SNAPSHOT}. */
  private static String osgi(String version) {
    return version.replace('-', '.');
  }

  private static List<Path> bundles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }
}
