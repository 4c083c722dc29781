// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.octets;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kilowire.sv.ft3.Ft3Options;

/**
 * Where octets of FT3 come from while they are made, as settings name it: datagrams that come to a
 * port, a converter that is called or calls, a character device.
 */
public final class OctetAddress {

  /** How one is written. */
  public static final String FORM =
      "udp://[HOST]:PORT, tcp://HOST:PORT, tcp-listen://[HOST]:PORT or the path of a device";

  private static final Pattern NETWORK =
      Pattern.compile(
          "(udp|tcp|tcp-listen)://(?:\\[([0-9A-Fa-f:.%]+)]|([A-Za-z0-9._-]*)):([0-9]{1,5})");
  private static final int LAST_PORT = 0xFFFF;

  private final String scheme;
  private final String host;
  private final int port;

  private OctetAddress(String scheme, String host, int port) {
    this.scheme = scheme;
    this.host = host;
    this.port = port;
  }

  /** Whether it is meant as an address of a network, right or wrong. */
  public static boolean isNetwork(String text) {
    return text.matches("(udp|tcp|tcp-listen)://.*");
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public static OctetAddress parse(String text) {
    if (text.startsWith("/")) {
      return new OctetAddress("", text, 0);
    }
    Matcher parts = NETWORK.matcher(text);
    require(parts.matches(), text + ": must be " + FORM);
    String host = parts.group(2) == null ? parts.group(3) : parts.group(2);
    int port = Integer.parseInt(parts.group(4));
    require(port >= 1 && port <= LAST_PORT, text + ": a port is 1.." + LAST_PORT);
    require(!host.isEmpty() || !parts.group(1).equals("tcp"), text + ": which host?");
    return new OctetAddress(parts.group(1), host, port);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /**
   * A source that is not started. The name of a converter that is called is looked up each time.
   *
   * @param natives a folder to unpack the native library to, for a device; nothing stays there
   * @throws IllegalArgumentException if this machine knows no address of a host to hear at
   */
  public OctetSource source(Ft3Options expected, Path natives) {
    return switch (scheme) {
      case "udp" -> OctetSource.datagrams(local(), expected);
      case "tcp-listen" -> OctetSource.listening(local(), expected);
      case "tcp" -> OctetSource.calling(InetSocketAddress.createUnresolved(host, port), expected);
      default -> OctetSource.device(Path.of(host), expected, natives);
    };
  }

  private InetSocketAddress local() {
    InetSocketAddress address =
        host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
    require(!address.isUnresolved(), host + ": no such address");
    return address;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof OctetAddress that
        && scheme.equals(that.scheme)
        && host.equals(that.host)
        && port == that.port;
  }

  @Override
  public int hashCode() {
    return scheme.hashCode() + 31 * (host.hashCode() + 31 * port);
  }

  /** As it is written. */
  @Override
  public String toString() {
    String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return scheme.isEmpty() ? host : scheme + "://" + name + ":" + port;
  }
}
