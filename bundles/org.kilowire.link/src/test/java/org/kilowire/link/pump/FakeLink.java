// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.link.Link;

/** A link whose peer and whose time are moved by hand: waiting moves the clock. */
final class FakeLink implements Link {

  /** What comes from the peer; null is its end, an empty value a failure of the line. */
  private record Arrival(long at, Octets octets) {}

  final List<String> log = new ArrayList<>();
  private final Deque<Arrival> arrivals = new ArrayDeque<>();
  private final boolean datagram;
  private final long start;
  private long now;
  boolean tunable = true;
  boolean takes = true;
  boolean echoes;
  boolean closed;

  /** Whether octets wait for whoever looks. */
  boolean keeps;

  /** How often somebody has looked. */
  int looks;

  FakeLink() {
    this(false, 0);
  }

  FakeLink(boolean datagram, long start) {
    this.datagram = datagram;
    this.start = start;
    this.now = start;
  }

  long now() {
    return now;
  }

  /** {@code hex} comes {@code at} ns after the start; arrivals are told in order. */
  FakeLink arrives(long at, String hex) {
    arrivals.add(new Arrival(start + at, Octets.ofHex(hex)));
    return this;
  }

  FakeLink fails(long at) {
    return arrives(at, "");
  }

  FakeLink ends(long at) {
    arrivals.add(new Arrival(start + at, null));
    return this;
  }

  private String stamp() {
    return " @" + (now - start);
  }

  @Override
  public void send(ByteBuffer octets, long deadline) throws LinkException {
    Octets sent = Octets.copyOf(octets);
    if (!takes) {
      throw new LinkException("not taken in time");
    }
    log.add("send " + sent + stamp());
    octets.position(octets.limit());
    if (echoes) {
      arrivals.addFirst(new Arrival(now, sent));
    }
  }

  @Override
  public int receive(ByteBuffer into, long deadline) throws LinkException {
    Arrival next = arrivals.peek();
    if (next == null || (next.at - deadline > 0 && next.at - now > 0)) {
      now = deadline - now > 0 ? deadline : now;
      return 0;
    }
    arrivals.remove();
    now = next.at - now > 0 ? next.at : now;
    if (next.octets == null) {
      return -1;
    }
    if (next.octets.isEmpty()) {
      throw new LinkException("broken");
    }
    int count = Math.min(into.remaining(), next.octets.length());
    into.put(next.octets.toArray(), 0, count);
    if (count < next.octets.length()) {
      arrivals.addFirst(new Arrival(next.at, next.octets.slice(count, next.octets.length())));
    }
    return count;
  }

  @Override
  public int gather(ByteBuffer into, long instant, long deadline) throws LinkException {
    looks++;
    if (keeps) {
      long look = instant - deadline > 0 ? deadline : instant;
      now = look - now > 0 ? look : now;
    }
    int count = receive(into, deadline);
    for (int all = count; keeps && count > 0; all += count) {
      Arrival next = arrivals.peek();
      boolean there = next != null && next.octets != null && next.at - now <= 0;
      if (!there || !into.hasRemaining()) {
        return all;
      }
      count = receive(into, now);
    }
    return count;
  }

  @Override
  public boolean tune(LineSettings settings) {
    log.add("tune " + settings.baud() + stamp());
    return tunable;
  }

  @Override
  public boolean datagram() {
    return datagram;
  }

  @Override
  public void close() {
    closed = true;
  }
}
