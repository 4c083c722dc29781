// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import java.util.function.LongSupplier;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Link;
import org.kilowire.link.LinkCounters;

/**
 * Runs conversations over one link, one after the other, on the calling thread: the driver of a
 * {@link PumpCore} that waits where the link waits. Not thread-safe; closing the link from
 * elsewhere ends a run as lost. Whoever opened the link closes it, also after a loss.
 */
public final class BlockingPump {

  /** RFC 768: a datagram's length has 16 bits. */
  private static final int DATAGRAM_OCTETS = 65_535;

  private static final int STREAM_OCTETS = 512;

  private final Link link;
  private final LongSupplier clock;
  private final PumpCore core;
  private final int room;

  /** A pump on the system's clock over a link that neither echoes nor needs silence. */
  public BlockingPump(Link link) {
    this(link, LineSettings.of(9600, Framing.PLAIN), new LinkCounters());
  }

  /**
   * A pump on the system's clock.
   *
   * @param own how the link runs when it has been opened
   */
  public BlockingPump(Link link, LineSettings own, LinkCounters counters) {
    this(link, own, counters, System::nanoTime);
  }

  /**
   * A pump on any clock.
   *
   * @param clock monotonic nanoseconds; the link's deadlines are instants of it
   */
  public BlockingPump(Link link, LineSettings own, LinkCounters counters, LongSupplier clock) {
    this.link = link;
    this.clock = clock;
    this.core = new PumpCore(own, link.datagram(), counters);
    this.room = link.datagram() ? DATAGRAM_OCTETS : STREAM_OCTETS;
  }

  /**
   * Runs a conversation to its end.
   *
   * @return also {@link ConversationReason#INPUT_OVERRUN} when the input buffer is full and the
   *     conversation takes nothing, and {@link ConversationReason#SEVEN_BIT_LINE}
   * @throws RuntimeException whatever the conversation throws; the link is then closed
   */
  public <T> Outcome<T> run(Conversation<T> conversation) {
    boolean sound = false;
    try {
      core.begin(conversation, now());
      drive();
      Outcome<T> outcome = core.outcome(conversation);
      sound = true;
      return outcome;
    } finally {
      if (!sound) {
        core.abandon();
        link.close();
      }
    }
  }

  /** Whether the link has failed: no further run makes sense, whatever the outcome was. */
  public boolean isLost() {
    return core.isLost();
  }

  /**
   * Makes the line what it was when it was opened, for another user: its own settings, and nothing
   * left to read. False if the link turns out to have failed or to be closed by the peer.
   */
  public boolean reset() {
    core.reset(now());
    drive();
    return !core.isLost();
  }

  private void drive() {
    while (core.need() != PumpCore.Need.NOTHING) {
      try {
        perform(core.need());
      } catch (LinkException why) {
        core.lost(why, now());
      }
    }
  }

  private void perform(PumpCore.Need need) throws LinkException {
    switch (need) {
      case WRITE -> {
        link.send(core.output(), core.until());
        core.written(now());
      }
      case READ -> {
        int count = link.gather(core.room(room), core.notBefore(), core.until());
        if (count > 0) {
          core.received(now());
        } else if (count == 0) {
          core.elapsed(now());
        } else {
          core.ended(now());
        }
      }
      case TUNE -> core.tuned(link.tune(core.settings()), now());
      case NOTHING -> throw new IllegalStateException("nothing to do");
    }
  }

  private long now() {
    return clock.getAsLong();
  }
}
