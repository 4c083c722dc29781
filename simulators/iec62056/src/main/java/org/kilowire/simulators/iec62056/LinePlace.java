// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Scheme;

/**
 * Where a line is: behind a TCP port, or on a pseudo-terminal.
 *
 * @param port 0 for any free one; empty for a pseudo-terminal
 * @param name of the pseudo-terminal's own; empty for none
 */
public record LinePlace(OptionalInt port, Optional<Path> name) {

  private static final int LAST_PORT = 65_535;

  /** On a pseudo-terminal without a name of its own. */
  public static LinePlace serial() {
    return new LinePlace(OptionalInt.empty(), Optional.empty());
  }

  /** On a pseudo-terminal that {@code name} leads to. */
  public static LinePlace serial(Path name) {
    return new LinePlace(OptionalInt.empty(), Optional.of(name));
  }

  /** Behind a port of this machine. */
  public static LinePlace tcp(int port) {
    return new LinePlace(OptionalInt.of(port), Optional.empty());
  }

  /**
   * Reads {@code serial:PTY}, {@code serial:} and an absolute path, or {@code tcp:PORT}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static LinePlace parse(String text) {
    if (text.equals("serial:PTY")) {
      return serial();
    }
    if (text.matches("tcp:[0-9]{1,5}") && Integer.parseInt(text.substring(4)) <= LAST_PORT) {
      return tcp(Integer.parseInt(text.substring(4)));
    }
    return LinkUri.parse(text)
        .uri()
        .filter(uri -> uri.scheme() == Scheme.SERIAL && text.equals(uri.address()))
        .map(uri -> Path.of(uri.path()))
        .filter(Path::isAbsolute)
        .map(LinePlace::serial)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--link is serial:PTY, serial: and a path, or tcp:PORT: " + text));
  }
}
