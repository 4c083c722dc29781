// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the host keeps its files; see the package for the framework properties.
 *
 * @param snapshots for the snapshots of configurations
 * @param security for the key they are encrypted with
 */
public record Folders(Path snapshots, Path security) {
  /**
   * The folders that the framework properties say.
   *
   * @param property a framework property by its name, or null: {@code BundleContext::getProperty}
   * @throws IllegalStateException if a folder is not given, and which
   */
  public static Folders of(Function<String, String> property) {
    return new Folders(
        folder(property, "kura.snapshots", "snapshots"),
        folder(property, "kura.security", "security"));
  }

  private static Path folder(Function<String, String> property, String name, String inData) {
    Optional<Path> data =
        Optional.ofNullable(property.apply("kura.data")).map(d -> Path.of(d, inData));
    return Optional.ofNullable(property.apply(name))
        .map(Path::of)
        .or(() -> data)
        .orElseThrow(
            () -> new IllegalStateException("framework property " + name + " or kura.data: none"));
  }
}
