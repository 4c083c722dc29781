// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kilowire.link.Links;
import org.kilowire.link.ip.IpLinks;
import org.kilowire.link.serial.SerialLinks;

/** The links that a command opens: over IP, and the serial ports of this machine. */
public final class CommandLinks {

  public static final Links ALL =
      new Links(List.of(new IpLinks(), new SerialLinks(CommandLinks::natives)));

  private CommandLinks() {}

  /**
   * Where native libraries are unpacked for as long as loading takes: the user's folder for what
   * can be made again (XDG Base Directory Specification).
   */
  public static Path natives() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("kilowire");
  }
}
