// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.LongSupplier;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Step;
import org.kilowire.link.LinkCounters.Counter;

/**
 * Runs conversations over one link, one after the other, on the calling thread. What one leaves
 * unread is offered to the next. Not thread-safe; closing the link from elsewhere ends a run as
 * lost. Whoever opened the link closes it, also after a loss.
 *
 * <p>Echo and turnaround are the pump's business, not the link's. They hold from the link's own
 * settings on, and a {@link Step.Tune} can add to them, even where the link cannot be tuned.
 */
public final class BlockingPump {

  /** Room for a wrapper APDU of 65,535 octets and its header, and for what comes behind it. */
  public static final int INPUT_OCTETS = 72 * 1024;

  /** How much of what a peer says before it is asked is read away at once. */
  private static final int MAX_DRAIN = 1024 * 1024;

  private static final Framing PLAIN = new Framing(8, Framing.Parity.NONE, 1);

  private final Link link;
  private final LineSettings own;
  private final LinkCounters counters;
  private final LongSupplier clock;
  private final Echo echo;

  /** From position to limit: what nobody has taken yet. */
  private final ByteBuffer in = ByteBuffer.allocate(INPUT_OCTETS).limit(0);

  private boolean echoes;
  private long turnaround;
  private boolean tuned;
  private boolean heard;
  private long lastHeard;
  private boolean offered;
  private boolean lost;

  /** A pump on the system's clock over a link that neither echoes nor needs silence. */
  public BlockingPump(Link link) {
    this(link, LineSettings.of(9600, PLAIN), new LinkCounters());
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
    this.own = own;
    this.counters = counters;
    this.clock = clock;
    this.echo = new Echo(counters);
    this.echoes = own.echo();
    this.turnaround = own.turnaroundNanos();
  }

  /**
   * Runs a conversation to its end.
   *
   * @return {@link ConversationReason#INPUT_OVERRUN} when the input buffer is full and the
   *     conversation takes nothing
   * @throws RuntimeException whatever the conversation throws; the link is then closed
   */
  public <T> Outcome<T> run(Conversation<T> conversation) {
    counters.add(Counter.CONVERSATIONS, 1);
    offered = false;
    boolean sound = false;
    try {
      Outcome<T> outcome = talk(conversation);
      sound = true;
      return outcome;
    } finally {
      if (!sound) {
        lost = true;
        link.close();
      }
    }
  }

  /** Whether the link has failed: no further run makes sense, whatever the outcome was. */
  public boolean isLost() {
    return lost;
  }

  /**
   * Makes the line what it was when it was opened, for another user: its own settings, and nothing
   * left to read.
   *
   * @throws LinkException if the link turns out to have failed or to be closed by the peer
   */
  public void reset() throws LinkException {
    try {
      if (tuned) {
        link.tune(own);
        tuned = false;
      }
      echoes = own.echo();
      turnaround = own.turnaroundNanos();
      drop();
    } catch (LinkException e) {
      lost = true;
      throw e;
    }
  }

  private <T> Outcome<T> talk(Conversation<T> conversation) {
    try {
      Step step = conversation.begin(now());
      while (!step.isLast()) {
        if (step instanceof Step.Await && offered && in.remaining() == in.capacity()) {
          return overrun();
        }
        step = perform(conversation, step);
      }
      return last(conversation, step);
    } catch (LinkException why) {
      return lost(conversation, why);
    }
  }

  private Step perform(Conversation<?> conversation, Step step) throws LinkException {
    if (step instanceof Step.Await await) {
      return await(conversation, await.until());
    }
    offered = false;
    if (step instanceof Step.Send send) {
      return send(conversation, send);
    }
    return tune(conversation, (Step.Tune) step);
  }

  private Step send(Conversation<?> conversation, Step.Send send) throws LinkException {
    keepSilence(send.until());
    ByteBuffer octets = send.octets().duplicate();
    if (echoes) {
      echo.expect(octets);
    }
    counters.add(Counter.OCTETS_OUT, octets.remaining());
    link.send(octets, send.until());
    return conversation.sent(now());
  }

  private Step tune(Conversation<?> conversation, Step.Tune tune) throws LinkException {
    boolean applied = link.tune(tune.settings());
    tuned |= applied;
    echoes = own.echo() || tune.settings().echo();
    turnaround = Math.max(own.turnaroundNanos(), tune.settings().turnaroundNanos());
    if (now() - tune.until() > 0) {
      throw new LinkException("the line did not take its settings in time");
    }
    listen(now() + tune.settleNanos());
    if (tune.dropInput()) {
      drop();
    }
    return conversation.tuned(applied, now());
  }

  private Step await(Conversation<?> conversation, long until) throws LinkException {
    boolean fresh = in.hasRemaining() && !offered;
    if (!fresh && !hear(until)) {
      echo.forget();
      return conversation.elapsed(now());
    }
    offered = true;
    int end = in.limit();
    Step next = conversation.received(in.order(ByteOrder.BIG_ENDIAN), now());
    in.limit(end);
    return next;
  }

  /** Waits for octets that are not our own, and puts them behind the others. False: none came. */
  private boolean hear(long until) throws LinkException {
    while (true) {
      if (in.position() > 0) {
        in.compact().flip();
      }
      int start = in.limit();
      int count = receive(until);
      if (count < 0) {
        throw new LinkException("closed by the peer");
      }
      if (count == 0) {
        return false;
      }
      counters.add(Counter.OCTETS_IN, count);
      if (echo.strip(in, start) < count) {
        heard = true;
        lastHeard = now();
        return true;
      }
    }
  }

  private int receive(long until) throws LinkException {
    int end = in.limit();
    in.limit(in.capacity()).position(end);
    try {
      return link.receive(in, until);
    } finally {
      in.limit(in.position()).position(0);
    }
  }

  private void keepSilence(long until) throws LinkException {
    long end = lastHeard + turnaround;
    while (turnaround > 0 && heard && end - now() > 0 && until - now() > 0) {
      listen(end - until > 0 ? until : end);
      end = lastHeard + turnaround;
    }
  }

  /**
   * Gathers what comes until then. Datagrams that come meanwhile are dropped, for a conversation is
   * promised one a call.
   */
  private void listen(long until) throws LinkException {
    while (until - now() > 0) {
      if (in.remaining() == in.capacity()) {
        dropUnread();
      }
      int before = in.remaining();
      if (hear(until) && link.datagram()) {
        counters.add(Counter.DROPPED, in.remaining() - before);
        in.limit(in.position() + before);
      }
    }
  }

  /**
   * Drops what is unread and what lies ready on the link; a peer that never stops is left to it.
   */
  private void drop() throws LinkException {
    long dropped = 0;
    do {
      dropped += in.remaining();
      dropUnread();
    } while (dropped < MAX_DRAIN && hear(now()));
    echo.forget();
  }

  private void dropUnread() {
    counters.add(Counter.DROPPED, in.remaining());
    in.clear().limit(0);
  }

  private <T> Outcome<T> overrun() {
    counters.add(Counter.INPUT_OVERRUNS, 1);
    dropUnread();
    return new Outcome.Failed<>(
        ConversationReason.INPUT_OVERRUN, INPUT_OCTETS + " octets and nothing understood");
  }

  private <T> Outcome<T> lost(Conversation<T> conversation, LinkException why) {
    lost = true;
    counters.add(Counter.LOST, 1);
    Step step = conversation.lost(why, now());
    return step.isLast() ? last(conversation, step) : new Outcome.Lost<>(why);
  }

  private <T> Outcome<T> last(Conversation<T> conversation, Step step) {
    if (step instanceof Step.Failed failed) {
      return new Outcome.Failed<>(failed.reason(), failed.detail());
    }
    if (step instanceof Step.Lost end) {
      lost = true;
      return new Outcome.Lost<>(end.why());
    }
    return new Outcome.Ok<>(conversation.result());
  }

  private long now() {
    return clock.getAsLong();
  }
}
