// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.octets.OctetSource;
import org.kilowire.cli.option.CommandLinks;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.sv.ft3.Ft3Options;

/** Where octets of FT3 come from while they are made: a port, a converter, a device. */
final class Ft3Sources {

  private static final Pattern NETWORK =
      Pattern.compile(
          "(udp|tcp|tcp-listen)://(?:\\[([0-9A-Fa-f:.%]+)]|([A-Za-z0-9._-]*)):([0-9]{1,5})");
  private static final int LAST_PORT = 0xFFFF;

  private Ft3Sources() {}

  /** Whether it is meant as an address of a network, right or wrong. */
  static boolean isNetwork(String text) {
    return text.matches("(udp|tcp|tcp-listen)://.*");
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
    Matcher parts = NETWORK.matcher(text);
    if (!parts.matches()) {
      throw new WrongUsage(
          text + ": must be udp://[HOST]:PORT, tcp://HOST:PORT or tcp-listen://[HOST]:PORT");
    }
    String host = parts.group(2) == null ? parts.group(3) : parts.group(2);
    int port = Integer.parseInt(parts.group(4));
    if (port < 1 || port > LAST_PORT) {
      throw new WrongUsage(text + ": a port is 1.." + LAST_PORT);
    }
    return switch (parts.group(1)) {
      case "udp" -> OctetSource.datagrams(local(host, port), expected);
      case "tcp-listen" -> OctetSource.listening(local(host, port), expected);
      default -> OctetSource.calling(peer(text, host, port), expected);
    };
  }

  private static InetSocketAddress local(String host, int port) {
    InetSocketAddress address =
        host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new WrongUsage(host + ": no such address");
    }
    return address;
  }

  /** Its name is looked up each time that it is called. */
  private static InetSocketAddress peer(String text, String host, int port) {
    if (host.isEmpty()) {
      throw new WrongUsage(text + ": which host?");
    }
    return InetSocketAddress.createUnresolved(host, port);
  }
}
