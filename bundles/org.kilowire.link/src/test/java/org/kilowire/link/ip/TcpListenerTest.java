// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LiveThreads;
import org.kilowire.tests.support.LoopbackPort;

@Timeout(60)
final class TcpListenerTest {

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final IpLinks links = new IpLinks();
  private final Callee callee = new Callee();

  @AfterEach
  void over() {
    callee.close();
  }

  private static long in(long millis) {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private Link call(int port) throws LinkException {
    return links.open(LinkUri.of("tcp://127.0.0.1:" + port), in(60_000));
  }

  private static int receive(Link link) throws LinkException {
    return link.receive(ByteBuffer.allocate(8), in(60_000));
  }

  @Test
  void calls_beyond_its_bound_are_turned_away_until_one_ends() throws Exception {
    try (TcpListener listener = TcpListener.open(ANY_PORT, 1, callee.threads(), callee);
        Link first = call(listener.port())) {
      Link far = callee.take();
      try (Link second = call(listener.port())) {
        assertThat(receive(second)).isEqualTo(-1);
      }
      assertThat(listener.refused()).isEqualTo(1);
      far.close();
      assertThat(receive(first)).isEqualTo(-1);
      try (Link third = call(listener.port())) {
        callee.take().send(ByteBuffer.wrap(new byte[] {1}), in(60_000));
        assertThat(receive(third)).isEqualTo(1);
      }
    }
  }

  @Test
  void closing_it_ends_every_link_and_frees_the_port() throws Exception {
    TcpListener listener = TcpListener.open(ANY_PORT, 4, callee.threads(), callee);
    try (Link link = call(listener.port())) {
      callee.take();
      listener.close();
      listener.close();
      assertThat(receive(link)).isEqualTo(-1);
    }
    assertThatThrownBy(() -> call(listener.port())).isInstanceOf(LinkException.class);
    awaitNoThread("kilowire-tcp-" + listener.port());
  }

  static void awaitNoThread(String name) {
    LiveThreads.awaitNone(name);
  }

  @Test
  void a_link_is_closed_when_its_callee_returns_or_throws() throws Exception {
    try (TcpListener listener =
        TcpListener.open(
            ANY_PORT,
            4,
            callee.threads(),
            link -> {
              throw new IllegalStateException("in the test");
            })) {
      try (Link link = call(listener.port())) {
        assertThat(receive(link)).isEqualTo(-1);
      }
    }
  }

  @Test
  void a_port_that_is_taken_is_a_link_exception() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
      assertThatThrownBy(() -> TcpListener.open(address, 1, callee.threads(), callee))
          .isInstanceOf(LinkException.class);
    }
  }

  @Test
  void nobody_there_is_a_link_exception() throws Exception {
    try (LoopbackPort nobody = LoopbackPort.hold()) {
      assertThatThrownBy(() -> call(nobody.number()))
          .isInstanceOf(LinkException.class)
          .hasMessageContaining("tcp://127.0.0.1:" + nobody.number());
    }
  }

  @Test
  void unread_input_does_not_turn_the_end_into_a_reset() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Link link = call(server.getLocalPort());
      Socket peer = server.accept();
      peer.getOutputStream().write(new byte[1000]);
      assertThat(link.receive(ByteBuffer.allocate(1), in(60_000))).isEqualTo(1);
      link.send(ByteBuffer.wrap(new byte[] {5}), in(60_000));
      link.close();
      peer.setSoTimeout(60_000);
      assertThat(peer.getInputStream().read()).isEqualTo(5);
      assertThat(peer.getInputStream().read()).as("end of stream").isEqualTo(-1);
      peer.close();
    }
  }

  @Test
  void a_reset_is_a_link_exception() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Link link = call(server.getLocalPort())) {
      Socket peer = server.accept();
      peer.setSoLinger(true, 0);
      peer.close();
      assertThatThrownBy(() -> receive(link)).isInstanceOf(LinkException.class);
    }
  }

  @Test
  void the_meter_calls_within_the_time_or_not_at_all() throws Exception {
    try (LoopbackPort port = LoopbackPort.hold()) {
      LinkUri uri = LinkUri.of("tcp-listen://127.0.0.1:" + port.number());
      assertThatThrownBy(() -> links.open(uri, in(20)))
          .isInstanceOf(LinkException.class)
          .hasMessageContaining("no incoming call");
      CompletableFuture<Link> opening = CompletableFuture.supplyAsync(() -> opened(uri));
      try (Link meter = callUntilTaken(port.number());
          Link link = opening.get(60, TimeUnit.SECONDS)) {
        meter.send(ByteBuffer.wrap(new byte[] {1}), in(60_000));
        assertThat(receive(link)).isEqualTo(1);
      }
    }
  }

  private Link opened(LinkUri uri) {
    try {
      return links.open(uri, in(60_000));
    } catch (LinkException e) {
      throw new IllegalStateException(e);
    }
  }

  private Link callUntilTaken(int port) {
    return Eventually.value("somebody listens", () -> calledOrNull(port));
  }

  private Link calledOrNull(int port) {
    try {
      return call(port);
    } catch (LinkException notYet) {
      return null;
    }
  }
}
