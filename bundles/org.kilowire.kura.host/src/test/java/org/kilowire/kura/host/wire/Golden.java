// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Recordings of a real Kura, by section. */
public final class Golden {

  private Golden() {}

  /** The lines of a file that are no remarks. */
  public static List<String> lines(String file) {
    try (InputStream octets = Golden.class.getResourceAsStream("/kura-golden/" + file)) {
      String text = new String(octets.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#") && !line.isEmpty()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of the section whose title begins so. */
  public static List<String> section(String file, String title) {
    List<String> lines = lines(file);
    for (int from = 0; from < lines.size(); from++) {
      if (lines.get(from).startsWith("== " + title)) {
        Stream<String> rest = lines.subList(from + 1, lines.size()).stream();
        return rest.takeWhile(line -> !line.startsWith("==")).toList();
      }
    }
    throw new IllegalArgumentException(file + " has no section " + title);
  }
}
