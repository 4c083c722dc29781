// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.memory;

import java.nio.ByteBuffer;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;

/** Two links that are each other's peer. */
public record Pipe(Link near, Link far) {

  /** A pipe that carries a stream of octets. */
  public static Pipe stream() {
    return of(false);
  }

  /** A pipe that carries datagrams. */
  public static Pipe datagram() {
    return of(true);
  }

  private static Pipe of(boolean datagram) {
    Duct there = new Duct(datagram);
    Duct back = new Duct(datagram);
    return new Pipe(new End(back, there, datagram), new End(there, back, datagram));
  }

  private record End(Duct in, Duct out, boolean datagram) implements Link {

    @Override
    public void send(ByteBuffer octets, long deadlineNanos) throws LinkException {
      out.put(octets, deadlineNanos);
    }

    @Override
    public int receive(ByteBuffer into, long deadlineNanos) throws LinkException {
      return in.take(into, deadlineNanos);
    }

    @Override
    public void close() {
      out.end();
      in.shut();
    }
  }
}
