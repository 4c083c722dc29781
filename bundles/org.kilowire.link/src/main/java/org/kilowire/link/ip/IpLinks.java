// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.LinkProvider;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Scheme;

/**
 * Opens {@code tcp}, {@code udp}, {@code tcp-listen} and {@code rfc2217} links. A name is resolved
 * by the system, within the deadline too.
 */
public final class IpLinks implements LinkProvider {

  private final Resolver resolver;

  public IpLinks() {
    this(InetAddress::getAllByName);
  }

  IpLinks(Resolver.NameService names) {
    this.resolver = new Resolver(names);
  }

  @Override
  public Set<Scheme> schemes() {
    return Set.of(Scheme.TCP, Scheme.UDP, Scheme.TCP_LISTEN, Scheme.RFC2217);
  }

  @Override
  public Link open(LinkUri uri, long deadlineNanos) throws LinkException {
    Link link = way(uri, deadlineNanos);
    return uri.scheme() == Scheme.RFC2217
        ? RemotePort.over(link, uri.options(), deadlineNanos)
        : link;
  }

  private Link way(LinkUri uri, long deadlineNanos) throws LinkException {
    try {
      return switch (uri.scheme()) {
        case TCP, RFC2217 -> call(uri, deadlineNanos);
        case TCP_LISTEN -> await(uri, deadlineNanos);
        case UDP -> UdpLink.connect(uri.address(), address(uri, deadlineNanos));
        case SERIAL, PIPE -> throw new IllegalArgumentException("not over IP: " + uri);
      };
    } catch (IOException e) {
      throw SocketFailures.of(uri.address(), e);
    }
  }

  /** Tries a name's addresses in turn, each with an even share of the time left. */
  private InetSocketAddress address(LinkUri uri, long deadlineNanos) throws IOException {
    return new InetSocketAddress(resolver.resolve(uri.host(), deadlineNanos)[0], uri.port());
  }

  private Link call(LinkUri uri, long deadlineNanos) throws IOException {
    InetAddress[] addresses = resolver.resolve(uri.host(), deadlineNanos);
    IOException why = null;
    for (int i = 0; i < addresses.length; i++) {
      long now = System.nanoTime();
      long until = now + (deadlineNanos - now) / (addresses.length - i);
      try {
        return TcpLink.connect(
            uri.address(), new InetSocketAddress(addresses[i], uri.port()), until);
      } catch (IOException e) {
        why = e;
      }
    }
    throw why == null ? new IOException("no address") : why;
  }

  /** Listens only while it waits: a second call finds the port closed, as it would find it busy. */
  private Link await(LinkUri uri, long deadlineNanos) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open();
        Readiness readiness = new Readiness(server)) {
      server.bind(
          uri.host().isEmpty() ? new InetSocketAddress(uri.port()) : address(uri, deadlineNanos),
          1);
      while (readiness.await(SelectionKey.OP_ACCEPT, deadlineNanos)) {
        SocketChannel caller = server.accept();
        if (caller != null) {
          return TcpLink.over(uri.address() + " " + caller.getRemoteAddress(), caller, () -> {});
        }
      }
      throw new LinkException("no incoming call in time");
    }
  }
}
