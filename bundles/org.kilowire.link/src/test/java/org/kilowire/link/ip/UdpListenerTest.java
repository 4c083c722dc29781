// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;
import org.kilowire.tests.support.Eventually;

@Timeout(60)
final class UdpListenerTest {

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final Callee callee = new Callee();

  @AfterEach
  void over() {
    callee.close();
  }

  private static long in(long millis) {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private static Link to(UdpListener listener) throws LinkException {
    return new IpLinks().open(LinkUri.of("udp://127.0.0.1:" + listener.port()), in(5000));
  }

  private static void say(Link link, int octet) throws LinkException {
    link.send(ByteBuffer.wrap(new byte[] {(byte) octet}), in(5000));
  }

  private static int hear(Link link) throws LinkException {
    ByteBuffer into = ByteBuffer.allocate(8);
    link.receive(into, in(20_000));
    return into.position() == 1 ? into.get(0) : -1;
  }

  @Test
  void each_sender_has_a_link_of_its_own() throws Exception {
    try (UdpListener listener = UdpListener.open(ANY_PORT, 4, callee.threads(), callee);
        Link one = to(listener);
        Link two = to(listener)) {
      say(one, 1);
      Link farOne = callee.take();
      say(two, 2);
      Link farTwo = callee.take();
      assertThat(hear(farOne)).isEqualTo(1);
      assertThat(hear(farTwo)).isEqualTo(2);
      say(farOne, 3);
      say(farTwo, 4);
      assertThat(hear(one)).isEqualTo(3);
      assertThat(hear(two)).isEqualTo(4);
    }
  }

  @Test
  void senders_beyond_its_bound_are_not_heard_until_one_ends() throws Exception {
    try (UdpListener listener = UdpListener.open(ANY_PORT, 1, callee.threads(), callee);
        Link one = to(listener);
        Link two = to(listener)) {
      say(one, 1);
      Link far = callee.take();
      say(two, 2);
      Eventually.await("the second sender is refused", () -> listener.refused() > 0);
      far.close();
      say(two, 3);
      assertThat(hear(callee.take())).isEqualTo(3);
    }
  }

  @Test
  void closing_it_ends_every_link_and_its_thread() throws Exception {
    UdpListener listener = UdpListener.open(ANY_PORT, 4, callee.threads(), callee);
    try (Link one = to(listener)) {
      say(one, 1);
      callee.take();
      listener.close();
      listener.close();
    }
    TcpListenerTest.awaitNoThread("kilowire-udp-" + listener.port());
  }
}
