// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes datagrams on a UDP port and sorts them by sender, so many senders at a time. */
public final class UdpListener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(UdpListener.class);

  private final DatagramChannel channel;
  private final Readiness readiness;
  private final int port;
  private final int maxPeers;
  private final Executor executor;
  private final Consumer<? super Link> callee;
  private final Map<SocketAddress, UdpPeerLink> peers = new ConcurrentHashMap<>();
  private final AcceptThread sorter;
  private final LongAdder refused = new LongAdder();

  private UdpListener(
      DatagramChannel channel, int maxPeers, Executor executor, Consumer<? super Link> callee)
      throws IOException {
    this.channel = channel;
    this.readiness = new Readiness(channel);
    this.port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    this.maxPeers = maxPeers;
    this.executor = executor;
    this.callee = callee;
    this.sorter = new AcceptThread("kilowire-udp-" + port, this::sortAll);
  }

  /**
   * Listens.
   *
   * @param address where; port 0 is any free one
   * @param maxPeers at least 1; datagrams of peers beyond are dropped
   * @param callee has a link for each new peer, on a thread of {@code executor}; the link is closed
   *     when it returns. Datagrams have no end: the callee has to give up a silent peer by itself
   * @throws LinkException if the port is not to be had
   */
  public static UdpListener open(
      InetSocketAddress address, int maxPeers, Executor executor, Consumer<? super Link> callee)
      throws LinkException {
    try {
      DatagramChannel channel = DatagramChannel.open();
      try {
        UdpListener listener = new UdpListener(channel.bind(address), maxPeers, executor, callee);
        listener.sorter.start();
        return listener;
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw SocketFailures.of("udp://" + address.getHostString() + ":" + address.getPort(), e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** How many datagrams found no place. */
  public long refused() {
    return refused.sum();
  }

  private void sortAll() {
    ByteBuffer datagram = ByteBuffer.allocate(UdpLink.MAX_DATAGRAM);
    while (channel.isOpen()) {
      try {
        SocketAddress sender = channel.receive(datagram.clear());
        if (sender == null) {
          readiness.await(SelectionKey.OP_READ, System.nanoTime() + TimeUnit.HOURS.toNanos(1));
        } else {
          deliver(sender, datagram.flip());
        }
      } catch (IOException e) {
        // Closed, which ends the loop, or an ICMP message about a peer that has gone.
        LOG.debug("port {}: {}", port, e.getMessage());
      }
    }
  }

  private void deliver(SocketAddress sender, ByteBuffer datagram) throws LinkException {
    UdpPeerLink peer = peers.get(sender);
    if (peer == null && peers.size() >= maxPeers) {
      refused.increment();
      return;
    }
    if (peer == null) {
      peer = new UdpPeerLink(channel, sender, () -> peers.remove(sender));
      peers.put(sender, peer);
      start(peer);
    }
    peer.arrived(datagram);
  }

  private void start(UdpPeerLink peer) {
    try {
      executor.execute(() -> serve(peer));
    } catch (RejectedExecutionException e) {
      refuse(peer);
    } catch (RuntimeException | Error e) {
      LOG.error("port {}: the worker pool failed", port, e); // no thread left, for one
      refuse(peer);
    }
  }

  private void refuse(UdpPeerLink peer) {
    refused.increment();
    peer.close();
  }

  private void serve(UdpPeerLink peer) {
    try (peer) {
      if (channel.isOpen()) {
        callee.accept(peer);
      }
    } catch (RuntimeException | Error e) {
      LOG.error("{}: internal error in the server", peer, e);
    }
  }

  /** Takes no more datagrams and ends all links. The port is free afterwards. */
  @Override
  public void close() {
    try (channel;
        readiness) {
      // Closing the channel first ends the loop.
    } catch (IOException e) {
      LOG.debug("port {}: {}", port, e.getMessage());
    }
    peers.values().forEach(UdpPeerLink::close);
    sorter.join();
  }
}
