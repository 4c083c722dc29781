// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.fault;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;

/** A link over another one, with faults. */
public final class LossyLink implements Link {

  private static final int ROOM = 64 * 1024;
  private static final long OTHER_WAY =
      0x5DEECE66DL; // the two directions must not share their luck

  private final Link inner;
  private final LinkFaults faults;
  private final Delay pause;
  private final Noise out;
  private final Noise in;
  private final ByteBuffer scratch = ByteBuffer.allocate(ROOM);
  private ByteBuffer unsent = ByteBuffer.allocate(0);
  private ByteBuffer pending = ByteBuffer.allocate(0);
  private ByteBuffer overtaken = ByteBuffer.allocate(0);
  private long passed;

  /** With delays by the system's clock. */
  public LossyLink(Link inner, LinkFaults faults, long seed) {
    this(inner, faults, seed, TimeUnit.NANOSECONDS::sleep);
  }

  /** The same faults in the same places for the same seed and the same octets. */
  public LossyLink(Link inner, LinkFaults faults, long seed, Delay pause) {
    this.inner = inner;
    this.faults = faults;
    this.pause = pause;
    this.out = new Noise(faults, seed);
    this.in = new Noise(faults, seed ^ OTHER_WAY);
  }

  @Override
  public void send(ByteBuffer octets, long deadlineNanos) throws LinkException {
    delay();
    ByteBuffer noisy = out.on(octets);
    if (out.strikes(LineFault.DROP)) {
      return;
    }
    if (datagram()) {
      sendDatagram(noisy, deadlineNanos);
    } else {
      sendOctets(noisy, deadlineNanos);
    }
  }

  private void sendDatagram(ByteBuffer noisy, long deadlineNanos) throws LinkException {
    if (out.strikes(LineFault.REORDER) && !unsent.hasRemaining()) {
      unsent = noisy;
      return;
    }
    if (out.strikes(LineFault.REPEAT)) {
      pass(noisy.duplicate(), deadlineNanos);
    }
    pass(noisy, deadlineNanos);
    flush(deadlineNanos);
  }

  private void sendOctets(ByteBuffer noisy, long deadlineNanos) throws LinkException {
    ByteBuffer all = joined(unsent, noisy);
    unsent = all;
    if (out.strikes(LineFault.MERGE) && all.remaining() < ROOM) {
      return;
    }
    if (out.strikes(LineFault.SPLIT) && all.remaining() > 1) {
      int first = out.some(all.remaining() - 1);
      unsent = all.slice(all.position() + first, all.remaining() - first);
      pass(all.limit(all.position() + first), deadlineNanos);
    }
    flush(deadlineNanos);
  }

  private static ByteBuffer joined(ByteBuffer first, ByteBuffer second) {
    return ByteBuffer.allocate(first.remaining() + second.remaining())
        .put(first)
        .put(second)
        .flip();
  }

  /** A stream loses nothing by waiting: who listens has nothing more to send. */
  private void flush(long deadlineNanos) throws LinkException {
    if (unsent.hasRemaining()) {
      pass(unsent, deadlineNanos);
    }
  }

  private void pass(ByteBuffer octets, long deadlineNanos) throws LinkException {
    if (!octets.hasRemaining()) {
      return;
    }
    long allowed = allowed();
    if (allowed == 0) {
      throw new LinkException("closed by a fault");
    }
    boolean last = octets.remaining() >= allowed;
    if (last) {
      octets.limit(octets.position() + (int) allowed);
    }
    passed += octets.remaining();
    inner.send(octets, deadlineNanos);
    if (last) {
      inner.close();
    }
  }

  /** How many octets may still pass. */
  private long allowed() {
    long most = (long) faults.value(LineFault.CLOSE_AFTER);
    return most == 0 ? Long.MAX_VALUE : Math.max(0, most - passed);
  }

  @Override
  public int receive(ByteBuffer into, long deadlineNanos) throws LinkException {
    if (!into.hasRemaining()) {
      throw new IllegalArgumentException("no room to receive into");
    }
    if (allowed() > 0) {
      flush(deadlineNanos);
    }
    while (!pending.hasRemaining()) {
      if (allowed() == 0) {
        inner.close();
        return -1;
      }
      int count = inner.receive(scratch.clear(), deadlineNanos);
      if (count <= 0 && !overtaken.hasRemaining()) {
        return count;
      }
      arrange(count);
    }
    return datagram() ? deliverDatagram(into, deadlineNanos) : deliver(into);
  }

  private void arrange(int count) throws LinkException {
    if (count <= 0) {
      pending = overtaken;
      overtaken = ByteBuffer.allocate(0);
      return;
    }
    if (!datagram() && in.strikes(LineFault.MERGE) && scratch.hasRemaining()) {
      inner.receive(scratch, System.nanoTime());
    }
    scratch.flip().limit((int) Math.min(scratch.limit(), allowed()));
    passed += scratch.remaining();
    ByteBuffer noisy = in.on(scratch);
    if (in.strikes(LineFault.DROP)) {
      return;
    }
    if (datagram() && in.strikes(LineFault.REORDER) && !overtaken.hasRemaining()) {
      overtaken = noisy;
    } else {
      boolean twice = datagram() && in.strikes(LineFault.REPEAT) && !overtaken.hasRemaining();
      overtaken = twice ? noisy.duplicate() : overtaken;
      pending = noisy;
    }
  }

  private int deliver(ByteBuffer into) {
    int count = Math.min(into.remaining(), pending.remaining());
    if (count > 1 && in.strikes(LineFault.SPLIT)) {
      count = in.some(count - 1);
    }
    into.put(into.position(), pending, pending.position(), count);
    into.position(into.position() + count);
    pending.position(pending.position() + count);
    return count;
  }

  private int deliverDatagram(ByteBuffer into, long deadlineNanos) throws LinkException {
    ByteBuffer datagram = pending;
    pending = overtaken;
    overtaken = ByteBuffer.allocate(0);
    if (datagram.remaining() > into.remaining()) {
      return receive(into, deadlineNanos);
    }
    int count = datagram.remaining();
    into.put(datagram);
    return count;
  }

  private void delay() throws LinkException {
    long nanos = (long) (faults.value(LineFault.DELAY) * 1e6);
    if (nanos == 0) {
      return;
    }
    try {
      pause.pass(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException("interrupted while waiting", e);
    }
  }

  @Override
  public boolean tune(LineSettings settings) throws LinkException {
    return inner.tune(settings);
  }

  @Override
  public boolean datagram() {
    return inner.datagram();
  }

  @Override
  public void close() {
    inner.close();
  }

  @Override
  public String toString() {
    return "lossy " + inner;
  }
}
