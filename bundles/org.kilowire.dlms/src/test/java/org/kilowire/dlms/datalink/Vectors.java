// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.datalink;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.kilowire.conversation.Octets;

/** Reads files of lines "name | hex | expected | source". */
public final class Vectors {

  /** One line. */
  public record Vector(String name, Octets octets, String expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  private Vectors() {}

  public static Stream<Vector> of(String resource) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split("\\|", -1))
              .map(f -> new Vector(f[0].strip(), Octets.ofHex(f[1]), f[2].strip()))
              .toList()
              .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
