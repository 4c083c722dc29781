// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
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

/** Takes calls on a TCP port, so many at a time, for a server. */
public final class TcpListener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TcpListener.class);
  private static final long PAUSE_NANOS = 50_000_000;

  private final ServerSocketChannel server;
  private final int port;
  private final Semaphore places;
  private final Executor executor;
  private final Consumer<? super Link> callee;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final LongAdder refused = new LongAdder();
  private final AcceptThread acceptor;

  private TcpListener(
      ServerSocketChannel server,
      int port,
      int maxConnections,
      Executor executor,
      Consumer<? super Link> callee) {
    this.server = server;
    this.port = port;
    this.places = new Semaphore(maxConnections);
    this.executor = executor;
    this.callee = callee;
    this.acceptor = new AcceptThread("kilowire-tcp-" + port, this::acceptAll);
  }

  /**
   * Listens.
   *
   * @param address where; port 0 is any free one
   * @param maxConnections at least 1; a call beyond is closed at once
   * @param callee has each link, on a thread of {@code executor}; the link is closed when it
   *     returns
   * @throws LinkException if the port is not to be had
   */
  public static TcpListener open(
      InetSocketAddress address,
      int maxConnections,
      Executor executor,
      Consumer<? super Link> callee)
      throws LinkException {
    try {
      ServerSocketChannel server = ServerSocketChannel.open();
      try {
        server.bind(address);
        int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        TcpListener listener = new TcpListener(server, port, maxConnections, executor, callee);
        listener.acceptor.start();
        return listener;
      } catch (IOException e) {
        server.close();
        throw e;
      }
    } catch (IOException e) {
      throw SocketFailures.of(
          "tcp-listen://" + address.getHostString() + ":" + address.getPort(), e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** How many calls it has turned away. */
  public long refused() {
    return refused.sum();
  }

  private void acceptAll() {
    while (server.isOpen()) {
      try {
        take(server.accept());
      } catch (IOException e) {
        if (server.isOpen()) {
          LOG.warn("port {}: connection not accepted: {}", port, e.getMessage());
          LockSupport.parkNanos(PAUSE_NANOS); // out of descriptors: another try at once would spin
        }
      }
    }
  }

  private void take(SocketChannel caller) throws IOException {
    if (!places.tryAcquire()) {
      refused.increment();
      caller.close();
      return;
    }
    Link link = linkOver(caller);
    links.add(link);
    try {
      executor.execute(() -> serve(link));
    } catch (RejectedExecutionException e) {
      refuse(link);
    } catch (RuntimeException | Error e) {
      LOG.error("port {}: the worker pool failed", port, e); // no thread left, for one
      refuse(link);
    }
  }

  private void refuse(Link link) {
    refused.increment();
    links.remove(link);
    link.close();
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

  private void serve(Link link) {
    try (link) {
      if (server.isOpen()) {
        callee.accept(link);
      }
    } catch (RuntimeException | Error e) {
      LOG.error("{}: internal error in the server", link, e);
    } finally {
      links.remove(link);
    }
  }

  /** Takes no more calls and ends the ones there are. The port is free afterwards. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.debug("port {}: {}", port, e.getMessage());
    }
    links.forEach(Link::close);
    acceptor.join();
  }
}
