// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.StreamContract;
import org.kilowire.simulators.pty.Pty;

/** What every link promises, of a port on a pseudo-terminal. */
final class SerialLinkTest extends StreamContract {

  private SerialLinks links;

  @Override
  protected void connect() throws Exception {
    links = new SerialLinks(Ports::natives);
    Pty pty = Pty.open();
    remember(Ports.open(links, Ports.uri(pty)), new Wire(pty));
  }

  @Override
  protected void disconnect() {
    links.close();
  }

  /** A port has no end: it goes, and that is said. */
  @Override
  protected void assertEnded(Link link) {
    assertThatThrownBy(() -> link.receive(ByteBuffer.allocate(8), in(5000)))
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("/dev/pts/")
        .hasMessageContaining("the port has gone");
  }

  /**
   * Takes the device away as soon as what it has carried was read: what was not is lost with it.
   */
  private record Wire(Pty pty) implements Link {

    @Override
    public void send(ByteBuffer octets, long deadlineNanos) throws LinkException {
      pty.send(octets, deadlineNanos);
    }

    @Override
    public int receive(ByteBuffer into, long deadlineNanos) throws LinkException {
      return pty.receive(into, deadlineNanos);
    }

    @Override
    public void close() {
      new Thread(this::go, "going").start();
    }

    private void go() {
      try (pty) {
        pty.drain();
      } catch (LinkException e) {
        // Closed before, or nobody reads any more.
      }
    }
  }
}
