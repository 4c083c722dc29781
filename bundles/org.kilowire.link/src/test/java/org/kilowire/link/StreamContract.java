// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.LinkException;

/** What a link promises that carries a stream. */
public abstract non-sealed class StreamContract extends LinkContract {

  private static final int OCTETS = 300_000;

  @Test
  final void octets_of_a_stream_arrive_in_order() throws Exception {
    for (Link[] way : new Link[][] {{near(), far()}, {far(), near()}}) {
      byte[] sent = random(OCTETS, 1);
      FutureTask<byte[]> reader = inBackground(() -> exactly(way[1], OCTETS));
      Random cuts = new Random(2);
      for (int at = 0; at < sent.length; ) {
        int count = Math.min(sent.length - at, 1 + cuts.nextInt(5000));
        way[0].send(ByteBuffer.wrap(sent, at, count), in(20_000));
        at += count;
      }
      assertThat(reader.get(30, TimeUnit.SECONDS)).isEqualTo(sent);
    }
  }

  @Test
  final void the_end_of_a_stream_comes_behind_its_last_octet() throws Exception {
    far().send(ByteBuffer.wrap(new byte[] {1, 2}), in(5000));
    far().close();
    assertThat(exactly(near(), 2)).containsExactly(1, 2);
    assertEnded(near());
    assertEnded(near());
  }

  /** Of a medium without an end in good order, the failure that stands for it. */
  protected void assertEnded(Link link) throws LinkException {
    assertThat(link.receive(ByteBuffer.allocate(8), in(5000))).isEqualTo(-1);
  }

  @Test
  final void a_peer_that_does_not_read_does_not_hold_us() {
    byte[] much = new byte[1024 * 1024];
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 64; i++) {
                near().send(ByteBuffer.wrap(much), in(100));
              }
            })
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("in time");
  }
}
