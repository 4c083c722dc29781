// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import java.nio.ByteBuffer;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;

/** A link that is given up when its peer has been silent for too long. */
final class IdleLink implements Link {

  private final Link link;
  private final long idleNanos;
  private long heard = System.nanoTime();

  IdleLink(Link link, long idleNanos) {
    this.link = link;
    this.idleNanos = idleNanos;
  }

  @Override
  public int receive(ByteBuffer into, long deadlineNanos) throws LinkException {
    long end = heard + idleNanos;
    int count = link.receive(into, deadlineNanos - end < 0 ? deadlineNanos : end);
    if (count != 0) {
      heard = System.nanoTime();
    } else if (System.nanoTime() - end >= 0) {
      throw new LinkException("silent for " + idleNanos / 1_000_000_000 + " s");
    }
    return count;
  }

  @Override
  public void send(ByteBuffer octets, long deadlineNanos) throws LinkException {
    link.send(octets, deadlineNanos);
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
    link.close();
  }
}
