// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.stepped;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.LinkCounters;
import org.kilowire.link.pump.PumpCore;

/**
 * A link whose peer is a conversation on the same thread: it has answered when a send returns, or
 * when the time has passed that it takes. Who waits for more than that moves the clock to his
 * deadline.
 */
public final class AnsweringLink implements Link {

  private static final int ROOM = 512;

  private final PumpCore peer =
      new PumpCore(LineSettings.of(9600, Framing.PLAIN), false, new LinkCounters());
  private final Deque<Byte> answers = new ArrayDeque<>();
  private final SteppedClock clock;
  private final BooleanSupplier silent;
  private boolean closed;

  /**
   * A link to a peer.
   *
   * @param silent whether what the peer says is lost
   */
  public AnsweringLink(Conversation<?> server, SteppedClock clock, BooleanSupplier silent) {
    this.clock = clock;
    this.silent = silent;
    peer.begin(server, clock.getAsLong());
    answer();
  }

  @Override
  public void send(ByteBuffer octets, long deadlineNanos) throws LinkException {
    checkOpen();
    while (octets.hasRemaining()) {
      ByteBuffer room = peer.room(ROOM);
      int count = Math.min(ROOM, octets.remaining());
      room.put(octets.slice(octets.position(), count));
      octets.position(octets.position() + count);
      peer.received(clock.getAsLong());
      answer();
    }
  }

  private void answer() {
    while (peer.need() == PumpCore.Need.WRITE || peer.need() == PumpCore.Need.TUNE) {
      if (peer.need() == PumpCore.Need.TUNE) {
        peer.tuned(false, clock.getAsLong());
        continue;
      }
      ByteBuffer output = peer.output();
      while (output.hasRemaining()) {
        byte octet = output.get();
        if (!silent.getAsBoolean()) {
          answers.add(octet);
        }
      }
      peer.written(clock.getAsLong());
    }
    closed |= peer.need() == PumpCore.Need.NOTHING;
  }

  @Override
  public int receive(ByteBuffer into, long deadlineNanos) throws LinkException {
    while (answers.isEmpty() && isDueBy(deadlineNanos)) {
      clock.until(peer.until());
      peer.elapsed(clock.getAsLong());
      answer();
    }
    if (answers.isEmpty()) {
      checkOpen();
      clock.until(deadlineNanos);
      return 0;
    }
    int count = Math.min(answers.size(), into.remaining());
    for (int i = 0; i < count; i++) {
      into.put(answers.remove());
    }
    return count;
  }

  /** Whether the peer does something by itself before an instant. */
  private boolean isDueBy(long instant) {
    return !closed && peer.need() == PumpCore.Need.READ && peer.until() - instant < 0;
  }

  private void checkOpen() throws LinkException {
    if (closed) {
      throw new LinkException("closed by the peer");
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
