// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone.osgi;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A bundle or a package that the launcher carries, as a resource beside {@code bundles.txt}. */
public record Carried(String file) implements OsgiRuntime.Source {

  /**
   * The bundles of a list.
   *
   * @param list a resource with the name of a bundle a line, in the order of their start
   */
  public static List<Carried> of(String list) throws IOException {
    try (InputStream octets = new Carried(list).open()) {
      return new String(octets.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(name -> new Carried(name + ".jar"))
          .toList();
    }
  }

  @Override
  public String location() {
    return "kilowire:" + file;
  }

  @Override
  public InputStream open() throws IOException {
    InputStream octets = Carried.class.getResourceAsStream("/osgi/" + file);
    if (octets == null) {
      throw new FileNotFoundException("this launcher carries no " + file);
    }
    return octets;
  }
}
