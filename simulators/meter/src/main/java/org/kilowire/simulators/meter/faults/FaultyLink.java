// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.faults;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.link.Link;

/** A server's link on which answers meet with the faults of the meter they come from. */
public final class FaultyLink implements Link {

  /** DataNotification without a time: unsigned 5. */
  private static final byte[] NOTIFICATION = {0x0F, 0, 0, 0, 1, 0, 0x11, 5};

  private final Link link;
  private final Function<ByteBuffer, Optional<Faults>> whose;
  private final boolean framed;
  private final Oddities oddities;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Octets late = Octets.EMPTY;

  /**
   * A link with faults.
   *
   * @param whose the faults of the meter that sends this
   * @param framed whether what is sent are HDLC frames
   */
  public FaultyLink(Link link, Function<ByteBuffer, Optional<Faults>> whose, boolean framed) {
    this.link = link;
    this.whose = whose;
    this.framed = framed;
    this.oddities = framed ? new FrameFaults() : new WpduFaults();
  }

  @Override
  public void send(ByteBuffer octets, long deadlineNanos) throws LinkException {
    Optional<Faults> faults = whose.apply(octets.duplicate());
    if (faults.isEmpty()) {
      link.send(octets, deadlineNanos);
    } else if (lost(octets, faults.get())) {
      octets.position(octets.limit());
    } else {
      sendAs(octets, faults.get(), deadlineNanos);
    }
  }

  /** Whether nothing of it leaves, at least not now. */
  private boolean lost(ByteBuffer octets, Faults faults) throws LinkException {
    if (faults.ready(MeterFault.SILENCE) || faults.happens(MeterFault.DROP)) {
      return true;
    }
    if (faults.happens(MeterFault.CLOSE)) {
      close();
      throw new LinkException("closed by the fault " + MeterFault.CLOSE.text());
    }
    if (late.isEmpty() && faults.happens(MeterFault.LATE_ANSWER)) {
      late = Octets.copyOf(octets);
      return true;
    }
    return false;
  }

  private void sendAs(ByteBuffer octets, Faults faults, long deadlineNanos) throws LinkException {
    if (faults.happens(MeterFault.DELAY)) {
      pause(faults.length(MeterFault.DELAY));
    }
    if (!late.isEmpty()) {
      link.send(late.buffer(), deadlineNanos);
      late = Octets.EMPTY;
    }
    if (faults.happens(MeterFault.UNASKED)) {
      Optional<ByteBuffer> unasked = oddities.unasked(octets, NOTIFICATION);
      if (unasked.isPresent()) {
        link.send(oddities.applied(unasked.get(), faults), deadlineNanos);
      }
    }
    if (faults.happens(MeterFault.GARBAGE)) {
      link.send(ByteBuffer.wrap(faults.noise()), deadlineNanos);
      octets.position(octets.limit());
    } else if (framed && faults.happens(MeterFault.CORRUPT_FCS)) {
      link.send(corrupted(octets), deadlineNanos);
      octets.position(octets.limit());
    } else {
      link.send(oddities.applied(octets, faults), deadlineNanos);
      octets.position(octets.limit());
    }
  }

  /** The last octet but one is of the FCS; the last is the closing flag. */
  private static ByteBuffer corrupted(ByteBuffer octets) {
    byte[] copy = Octets.copyOf(octets).toArray();
    if (copy.length > 2) {
      copy[copy.length - 2] ^= 0x10;
    }
    return ByteBuffer.wrap(copy);
  }

  private void pause(Duration length) throws LinkException {
    try {
      if (closed.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new LinkException("closed on this side");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException("interrupted while waiting", e);
    }
  }

  @Override
  public int receive(ByteBuffer into, long deadlineNanos) throws LinkException {
    return link.receive(into, deadlineNanos);
  }

  @Override
  public boolean tune(LineSettings settings) throws LinkException {
    return link.tune(settings);
  }

  @Override
  public boolean datagram() {
    return link.datagram();
  }

  @Override
  public void close() {
    closed.countDown();
    link.close();
  }
}
