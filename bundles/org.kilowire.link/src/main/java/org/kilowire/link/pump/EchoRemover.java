// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import java.nio.ByteBuffer;
import org.kilowire.link.LinkCounters;
import org.kilowire.link.LinkCounters.Counter;

/**
 * What a line that echoes still owes us of our own octets. They are taken off by count: an octet
 * that came back changed is garbage, not an answer. How long they are owed depends on the line
 * alone, not on how often somebody looks.
 */
final class EchoRemover {

  /** How late an echo may be behind its octet, with a network between us and the line. */
  private static final long LATENCY_NANOS = 2_000_000_000;

  /** A character of 11 bits at 300 Bd, the slowest line there is (IEC 62056-21, 6.2). */
  private static final long CHARACTER_NANOS = 36_666_667;

  private final LinkCounters counters;
  private ByteBuffer owed = ByteBuffer.allocate(0);
  private long owedUntil;

  EchoRemover(LinkCounters counters) {
    this.counters = counters;
  }

  /** These octets leave now and will come back. Their position stays. */
  void expect(ByteBuffer sent, long now) {
    forgetLate(now);
    ByteBuffer both = ByteBuffer.allocate(owed.remaining() + sent.remaining());
    owed = both.put(owed).put(sent.duplicate()).flip();
    owedUntil = now + LATENCY_NANOS + owed.remaining() * CHARACTER_NANOS;
    if (owed.remaining() > PumpCore.INPUT_OCTETS) {
      forget();
    }
  }

  /** Takes what is owed out of {@code in}, from index {@code start} on. */
  void strip(ByteBuffer in, int start, long now) {
    forgetLate(now);
    int count = Math.min(owed.remaining(), in.limit() - start);
    if (count == 0) {
      return;
    }
    int wrong = 0;
    for (int i = 0; i < count; i++) {
      wrong += owed.get() == in.get(start + i) ? 0 : 1;
    }
    counters.add(Counter.ECHO_GARBAGE, wrong);
    int rest = in.limit() - start - count;
    in.put(start, in.duplicate(), start + count, rest);
    in.limit(start + rest);
  }

  private void forgetLate(long now) {
    if (owed.hasRemaining() && now - owedUntil > 0) {
      forget();
    }
  }

  /** What has not come back by now will not. */
  void forget() {
    counters.add(Counter.ECHO_GARBAGE, owed.remaining());
    owed.position(owed.limit());
  }
}
