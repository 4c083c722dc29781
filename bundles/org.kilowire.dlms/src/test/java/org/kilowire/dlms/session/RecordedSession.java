// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.kilowire.conversation.Octets;

/** A session recorded over the wrapper, as bare APDUs. */
record RecordedSession(List<Octets> requests, List<Octets> responses) {

  private static final int WRAPPER_HEADER = 8;

  /** Reads a recording of the corpus; skips the test where there is none. */
  static RecordedSession read(String name) {
    String corpus = System.getProperty("kilowire.corpus", "");
    Path file = Path.of(corpus, "dlms", "sessions", name);
    Assumptions.assumeTrue(Files.isRegularFile(file), () -> "skipped: no recorded session " + file);
    List<Octets> requests = new ArrayList<>();
    List<Octets> responses = new ArrayList<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines.forEach(
          line -> {
            if (line.startsWith("C>S ")) {
              requests.add(apdu(line));
            } else if (line.startsWith("S>C ")) {
              responses.add(apdu(line));
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RecordedSession(requests, responses);
  }

  private static Octets apdu(String line) {
    Octets wpdu = Octets.ofHex(line.substring(4));
    int length = (wpdu.at(6) << 8) | wpdu.at(7);
    if (length != wpdu.length() - WRAPPER_HEADER) {
      throw new IllegalArgumentException("not one WPDU a line: " + line);
    }
    return wpdu.slice(WRAPPER_HEADER, wpdu.length());
  }
}
