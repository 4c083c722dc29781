// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.line;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.simulators.pty.Pty;

/** Where the client of a line is. */
public interface ClientEnd {

  /** As {@link Link#receive}. */
  int receive(ByteBuffer into, long deadlineNanos) throws LinkException;

  /** Transmits all remaining octets. */
  void send(ByteBuffer octets) throws LinkException;

  /** The rate that the client has set, in baud; 0 where that is not to be seen. */
  int baud() throws LinkException;

  /** A client behind a transparent connection. */
  static ClientEnd of(Link link) {
    return new ClientEnd() {
      @Override
      public int receive(ByteBuffer into, long deadlineNanos) throws LinkException {
        return link.receive(into, deadlineNanos);
      }

      @Override
      public void send(ByteBuffer octets) throws LinkException {
        link.send(octets, System.nanoTime() + Duration.ofSeconds(10).toNanos());
      }

      @Override
      public int baud() {
        return 0;
      }
    };
  }

  /** Whoever opens the pseudo-terminal. What nobody reads is lost, as on a wire. */
  static ClientEnd of(Pty pty) {
    return new ClientEnd() {
      @Override
      public int receive(ByteBuffer into, long deadlineNanos) throws LinkException {
        return pty.receive(into, deadlineNanos);
      }

      @Override
      public void send(ByteBuffer octets) throws LinkException {
        try {
          pty.send(octets, System.nanoTime());
        } catch (LinkException e) {
          if (!pty.isOpen()) {
            throw e;
          }
        }
      }

      @Override
      public int baud() throws LinkException {
        return pty.baud();
      }
    };
  }
}
