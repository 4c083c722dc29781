// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.nio.ByteBuffer;
import org.kilowire.link.LinkCounters.Counter;

/**
 * What a line that echoes still owes us of our own octets. They are taken off by count: an octet
 * that came back changed is garbage, not an answer.
 */
final class Echo {

  private final LinkCounters counters;
  private ByteBuffer owed = ByteBuffer.allocate(0);

  Echo(LinkCounters counters) {
    this.counters = counters;
  }

  /** These octets will come back. Its position stays. */
  void expect(ByteBuffer sent) {
    ByteBuffer both = ByteBuffer.allocate(owed.remaining() + sent.remaining());
    owed = both.put(owed).put(sent.duplicate()).flip();
    if (owed.remaining() > BlockingPump.INPUT_OCTETS) {
      forget();
    }
  }

  /**
   * Takes what is owed out of {@code in}, from {@code start} on. Returns how many octets it took.
   */
  int strip(ByteBuffer in, int start) {
    int count = Math.min(owed.remaining(), in.limit() - start);
    if (count == 0) {
      return 0;
    }
    int wrong = 0;
    for (int i = 0; i < count; i++) {
      wrong += owed.get() == in.get(start + i) ? 0 : 1;
    }
    counters.add(Counter.ECHO_GARBAGE, wrong);
    int rest = in.limit() - start - count;
    in.put(start, in.duplicate(), start + count, rest);
    in.limit(start + rest);
    return count;
  }

  /** What has not come back by now will not. */
  void forget() {
    counters.add(Counter.ECHO_GARBAGE, owed.remaining());
    owed.position(owed.limit());
  }
}
