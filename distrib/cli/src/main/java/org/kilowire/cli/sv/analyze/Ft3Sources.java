// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.analyze;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.octets.OctetAddress;
import org.kilowire.capture.octets.OctetSource;
import org.kilowire.cli.option.CommandLinks;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.sv.ft3.Ft3Options;

/** Where octets of FT3 come from while they are made: a port, a converter, a device. */
final class Ft3Sources {

  private Ft3Sources() {}

  /** Whether it is meant as an address of a network, right or wrong. */
  static boolean isNetwork(String text) {
    return OctetAddress.isNetwork(text);
  }

  /** The source of this name; empty where it is that of a file, or of nothing. */
  static Optional<LiveSource> of(String text, Ft3Options expected) throws IOException {
    if (isNetwork(text)) {
      return Optional.of(network(text, expected));
    }
    Path path = Path.of(text);
    boolean device =
        Files.exists(path) && Files.readAttributes(path, BasicFileAttributes.class).isOther();
    return device
        ? Optional.of(OctetSource.device(path, expected, CommandLinks.natives()))
        : Optional.empty();
  }

  private static LiveSource network(String text, Ft3Options expected) {
    try {
      return OctetAddress.parse(text).source(expected, CommandLinks.natives());
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
  }
}
