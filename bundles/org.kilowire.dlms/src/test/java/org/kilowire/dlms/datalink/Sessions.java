// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.datalink;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kilowire.conversation.Octets;

/** Recorded sessions and meters' frames of the corpus, where it is present. */
public final class Sessions {

  /** One read of one end: what came from the client or the server. */
  public record Chunk(boolean fromClient, Octets octets) {}

  private Sessions() {}

  /** A folder of the corpus; the test is skipped where there is none. */
  public static Path folder(String name) {
    Path folder = Path.of(System.getProperty("kilowire.corpus", "")).resolve("dlms").resolve(name);
    assumeTrue(Files.isDirectory(folder), () -> "no corpus: nothing to read in dlms/" + name);
    return folder;
  }

  /** The recorded sessions whose name holds all {@code parts}. */
  public static List<Path> named(String... parts) {
    try (Stream<Path> files = Files.list(folder("sessions"))) {
      return files
          .filter(f -> Stream.of(parts).allMatch(f.getFileName().toString()::contains))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<Chunk> read(Path session) {
    try (Stream<String> lines = Files.lines(session)) {
      return lines
          .filter(line -> line.startsWith("C>S") || line.startsWith("S>C"))
          .map(line -> new Chunk(line.startsWith("C"), Octets.ofHex(line.substring(3))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
