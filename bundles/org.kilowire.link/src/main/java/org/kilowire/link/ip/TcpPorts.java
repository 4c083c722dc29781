// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes calls on many TCP ports with one thread, so many calls at a time in all, for servers that
 * have a port each.
 */
public final class TcpPorts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TcpPorts.class);
  private static final long PAUSE_NANOS = 50_000_000;

  private final Selector selector;
  private final Semaphore places;
  private final Executor executor;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final LongAdder refused = new LongAdder();
  private final List<ServerSocketChannel> ports = new ArrayList<>();
  private final AcceptThread acceptor = new AcceptThread("kilowire-tcp-ports", this::acceptAll);

  private TcpPorts(Selector selector, int maxConnections, Executor executor) {
    this.selector = selector;
    this.places = new Semaphore(maxConnections);
    this.executor = executor;
  }

  /**
   * No ports yet.
   *
   * @param maxConnections at least 1, over all ports; a call beyond is closed at once
   * @param executor has a task a connection, which runs as long as it is open
   */
  public static TcpPorts open(int maxConnections, Executor executor) throws LinkException {
    try {
      TcpPorts ports = new TcpPorts(Selector.open(), maxConnections, executor);
      ports.acceptor.start();
      return ports;
    } catch (IOException e) {
      throw SocketFailures.of("tcp-listen", e);
    }
  }

  /**
   * Listens on one more port.
   *
   * @param address where; port 0 is any free one
   * @param callee has each link to this port; the link is closed when it returns
   * @return the port
   * @throws LinkException if the port is not to be had
   */
  public int listen(InetSocketAddress address, Consumer<? super Link> callee) throws LinkException {
    try {
      ServerSocketChannel server = ServerSocketChannel.open();
      try {
        server.bind(address).configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT, callee);
        synchronized (ports) {
          ports.add(server);
        }
        selector.wakeup();
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
      } catch (IOException e) {
        server.close();
        throw e;
      }
    } catch (IOException e) {
      throw SocketFailures.of(
          "tcp-listen://" + address.getHostString() + ":" + address.getPort(), e);
    }
  }

  /** How many calls it has turned away. */
  public long refused() {
    return refused.sum();
  }

  private void acceptAll() {
    while (selector.isOpen()) {
      try {
        selector.select(this::ready);
      } catch (ClosedSelectorException e) {
        return; // closed between the question and the wait
      } catch (IOException e) {
        LOG.warn("connections not accepted: {}", e.getMessage());
        LockSupport.parkNanos(PAUSE_NANOS); // another try at once would spin
      }
    }
  }

  @SuppressWarnings("unchecked") // listen() attaches nothing else
  private void ready(SelectionKey key) {
    ServerSocketChannel server = (ServerSocketChannel) key.channel();
    try {
      SocketChannel caller = server.accept();
      if (caller != null) {
        take(caller, (Consumer<? super Link>) key.attachment());
      }
    } catch (IOException e) {
      if (server.isOpen()) {
        LOG.warn("connection not accepted: {}", e.getMessage());
        LockSupport.parkNanos(PAUSE_NANOS); // out of descriptors: another try at once would spin
      }
    }
  }

  private void take(SocketChannel caller, Consumer<? super Link> callee) throws IOException {
    if (!places.tryAcquire()) {
      refused.increment();
      caller.close();
      return;
    }
    Link link = linkOver(caller);
    links.add(link);
    try {
      executor.execute(() -> serve(link, callee));
    } catch (RejectedExecutionException e) {
      refused.increment();
      links.remove(link);
      link.close();
    }
  }

  private Link linkOver(SocketChannel caller) throws IOException {
    try {
      return TcpLink.over("tcp:/" + caller.getRemoteAddress(), caller, places::release);
    } catch (IOException e) {
      places.release();
      caller.close();
      throw e;
    }
  }

  private void serve(Link link, Consumer<? super Link> callee) {
    try (link) {
      if (selector.isOpen()) {
        callee.accept(link);
      }
    } catch (RuntimeException e) {
      LOG.error("{}: the server failed", link, e);
    } finally {
      links.remove(link);
    }
  }

  /** Takes no more calls and ends the ones there are. All ports are free afterwards. */
  @Override
  public void close() {
    synchronized (ports) {
      ports.forEach(TcpPorts::close);
    }
    try {
      selector.close();
    } catch (IOException e) {
      LOG.debug("selector: {}", e.getMessage());
    }
    links.forEach(Link::close);
    acceptor.join();
  }

  private static void close(ServerSocketChannel server) {
    try {
      server.close();
    } catch (IOException e) {
      LOG.debug("closing a port failed: {}", e.getMessage());
    }
  }
}
