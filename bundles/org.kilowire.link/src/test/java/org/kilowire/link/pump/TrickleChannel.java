// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import java.nio.ByteBuffer;
import java.util.Random;

/**
 * One end of an in-memory connection that never blocks, has hardly any room, and takes and gives as
 * many octets at a time as chance has it, often none.
 */
final class TrickleChannel {

  private static final class Way {
    private final ByteBuffer octets = ByteBuffer.allocate(23);
    private boolean ended;
  }

  private final Way in;
  private final Way out;
  private final Random luck;

  private TrickleChannel(Way in, Way out, Random luck) {
    this.in = in;
    this.out = out;
    this.luck = luck;
  }

  static TrickleChannel[] pair(Random luck) {
    Way there = new Way();
    Way back = new Way();
    return new TrickleChannel[] {
      new TrickleChannel(back, there, luck), new TrickleChannel(there, back, luck)
    };
  }

  int write(ByteBuffer source) {
    return move(source, out.octets);
  }

  /** -1 when the peer has ended and everything has been read. */
  int read(ByteBuffer target) {
    if (in.ended && in.octets.position() == 0) {
      return -1;
    }
    in.octets.flip();
    int count = move(in.octets, target);
    in.octets.compact();
    return count;
  }

  private int move(ByteBuffer from, ByteBuffer to) {
    int most = Math.min(from.remaining(), to.remaining());
    int count = Math.min(most, luck.nextInt(12));
    to.put(to.position(), from, from.position(), count);
    to.position(to.position() + count);
    from.position(from.position() + count);
    return count;
  }

  void close() {
    out.ended = true;
  }
}
