// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.kilowire.conversation.Octets;

/** Vectors from {@code vectors/sv/}: a line is name | hex | expected | source. */
public final class SvVectors {

  /** One line. */
  public record Vector(String name, Octets octets, String expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  private SvVectors() {}

  public static Stream<Vector> read(String file) {
    try (InputStream in = SvVectors.class.getResourceAsStream("/vectors/sv/" + file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(SvVectors::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Vector of(String line) {
    String[] part = line.split("\\s*\\|\\s*", -1);
    if (part.length != 4) {
      throw new IllegalArgumentException("name | hex | expected | source: " + line);
    }
    return new Vector(part[0].strip(), Octets.ofHex(part[1]), part[2]);
  }
}
