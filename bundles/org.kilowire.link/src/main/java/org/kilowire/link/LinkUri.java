// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a link leads, in its one canonical form: scheme and host in lower case, options sorted, an
 * option at its default left out. The canonical form is the key of a line.
 *
 * <pre>
 * tcp://host:port            connect, echo, framing, idle, turnaround
 * udp://host:port            echo, framing, idle, turnaround
 * tcp-listen://:port         echo, framing, idle, turnaround, wait; the meter calls; an address to
 *                            bind is optional
 * rfc2217://host:port        baud, connect, dtr, echo, framing, idle, rts, software-parity, turnaround
 * serial:/dev/ttyUSB0        baud, dtr, echo, framing, idle, rs485, rts, rts-after, rts-before,
 *                            software-parity, turnaround
 * pipe:name                  datagram, idle; in memory
 * </pre>
 *
 * Names are not resolved and device links not followed: two ways to say one host are two lines.
 */
public final class LinkUri {

  /** What became of a text: a URI, or everything that is wrong with it. */
  public record Parsed(Optional<LinkUri> uri, List<String> problems) {
    public Parsed {
      problems = List.copyOf(problems);
      if (uri.isPresent() != problems.isEmpty()) {
        throw new IllegalArgumentException("either a URI or problems");
      }
    }
  }

  private final Scheme scheme;
  private final String host;
  private final int port;
  private final String path;
  private final LinkOptions options;
  private final String address;
  private final String text;

  LinkUri(Scheme scheme, String host, int port, String path, Map<String, String> options) {
    this.scheme = scheme;
    this.host = host;
    this.port = port;
    this.path = path;
    this.options = UriOption.options(scheme, options);
    this.address =
        scheme.onNetwork() ? scheme + "://" + shown(host) + ":" + port : scheme + ":" + path;
    this.text = options.isEmpty() ? address : address + "?" + joined(options);
  }

  /** Reads what somebody has written down. */
  public static Parsed parse(String text) {
    return new UriParser().parse(text);
  }

  /**
   * The URI that {@code text} is, for texts of our own making.
   *
   * @throws IllegalArgumentException with everything that is wrong with it
   */
  public static LinkUri of(String text) {
    Parsed parsed = parse(text);
    return parsed
        .uri()
        .orElseThrow(
            () -> new IllegalArgumentException(text + ": " + String.join("; ", parsed.problems())));
  }

  public Scheme scheme() {
    return scheme;
  }

  /** Name or address without brackets; empty where there is none. */
  public String host() {
    return host;
  }

  /** 1..65535; 0 where there is none. */
  public int port() {
    return port;
  }

  /** The device of {@code serial}, the name of {@code pipe}; empty elsewhere. */
  public String path() {
    return path;
  }

  public LinkOptions options() {
    return options;
  }

  /** The URI without its options: the thing that has only one owner, whatever its settings. */
  public String address() {
    return address;
  }

  private static String shown(String host) {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  private static String joined(Map<String, String> options) {
    return options.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining("&"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinkUri that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The canonical form. */
  @Override
  public String toString() {
    return text;
  }
}
