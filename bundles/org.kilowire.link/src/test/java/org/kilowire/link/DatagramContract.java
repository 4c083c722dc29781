// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.LinkException;

/** What a link promises that carries datagrams, where nothing is lost on the way. */
public abstract non-sealed class DatagramContract extends LinkContract {

  private static final int DATAGRAMS = 200;

  @Test
  final void datagrams_keep_their_bounds() throws Exception {
    Random sizes = new Random(3);
    for (int i = 0; i < DATAGRAMS; i++) {
      byte[] sent = random(1 + sizes.nextInt(1400), i);
      near().send(ByteBuffer.wrap(sent), in(5000));
      far().send(ByteBuffer.wrap(sent), in(5000));
      assertThat(once(far())).isEqualTo(sent);
      assertThat(once(near())).isEqualTo(sent);
    }
  }

  @Test
  final void a_datagram_that_does_not_fit_is_dropped_whole() throws Exception {
    far().send(ByteBuffer.wrap(new byte[100]), in(5000));
    far().send(ByteBuffer.wrap(new byte[] {7}), in(5000));
    ByteBuffer small = ByteBuffer.allocate(10);
    assertThat(near().receive(small, in(5000))).isEqualTo(1);
    assertThat(small.get(0)).isEqualTo((byte) 7);
  }

  private static byte[] once(Link link) throws LinkException {
    ByteBuffer into = ByteBuffer.allocate(70_000);
    link.receive(into, in(5000));
    byte[] all = new byte[into.flip().remaining()];
    into.get(all);
    return all;
  }
}
