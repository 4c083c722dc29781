// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.LinkProvider;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Scheme;

/** A port that is opened and closed while the meter at its other end notices nothing. */
final class SerialPort implements LinkProvider {

  final AtomicInteger openings = new AtomicInteger();
  private final Link wire;

  SerialPort(Link wire) {
    this.wire = wire;
  }

  @Override
  public Set<Scheme> schemes() {
    return Set.of(Scheme.SERIAL);
  }

  @Override
  public Link open(LinkUri uri, long deadlineNanos) {
    openings.incrementAndGet();
    return new Link() {
      @Override
      public void send(ByteBuffer octets, long deadlineNanos) throws LinkException {
        wire.send(octets, deadlineNanos);
      }

      @Override
      public int receive(ByteBuffer into, long deadlineNanos) throws LinkException {
        return wire.receive(into, deadlineNanos);
      }

      @Override
      public void close() {}
    };
  }
}
