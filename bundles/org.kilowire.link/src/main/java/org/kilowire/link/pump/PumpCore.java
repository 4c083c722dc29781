// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Step;
import org.kilowire.link.LinkCounters;
import org.kilowire.link.LinkCounters.Counter;

/**
 * Runs conversations over one line, one after the other, without touching it. A driver owns the
 * line and the clock: it does what {@link #need} says and tells what came of it, on one thread at a
 * time, whether that blocks or not. What one conversation leaves unread is offered to the next.
 *
 * <p>{@code now} is monotonic nanoseconds, which may wrap. What a conversation throws is passed to
 * the driver, which then calls {@link #abandon} and closes the line.
 */
public final class PumpCore {

  /** What the line has to do next for the run to go on. */
  public enum Need {
    /**
     * Transmit what remains of {@link #output}, then {@link #written}; if that has not left by
     * {@link #until}, {@link #lost}.
     */
    WRITE,
    /**
     * Put octets into {@link #room}, then {@link #received}. {@link #elapsed} if none lie ready and
     * {@link #until} has passed; it is in the past where they are only asked for. Nothing is missed
     * by who does not look before {@link #notBefore}.
     */
    READ,
    /** Bring {@link #settings} into force, then {@link #tuned}. */
    TUNE,
    /** Nothing: no run is under way. */
    NOTHING
  }

  private enum State {
    IDLE(Need.NOTHING),
    AWAITING(Need.READ),
    /** Before a send, until the line has been silent for long enough. */
    KEEPING_SILENCE(Need.READ),
    SENDING(Need.WRITE),
    TUNING(Need.TUNE),
    SETTLING(Need.READ),
    /** After a change of settings, and when the line goes to another user. */
    DRAINING(Need.READ);

    private final Need need;

    State(Need need) {
      this.need = need;
    }
  }

  /** Room for a wrapper APDU of 65,535 octets and its header, and for what comes behind it. */
  public static final int INPUT_OCTETS = 72 * 1024;

  /** How much of what a peer says before it is asked is read away at once. */
  private static final int MAX_DRAIN = 1024 * 1024;

  private final boolean datagram;
  private final LinkCounters counters;
  private final LineDiscipline line;
  private final InputBuffer in = new InputBuffer();

  private State state = State.IDLE;

  /** Null while the line is made ready for another user. */
  private Conversation<?> conversation;

  private Step step;
  private ByteBuffer output;
  private long until;
  private long notBefore;
  private boolean gathering;
  private boolean offered;
  private boolean tuned;
  private boolean applied;
  private long drained;
  private boolean lost;

  /**
   * For a line that has just been opened.
   *
   * @param own how it runs; echo and turnaround hold from now on
   * @param datagram whether the line carries datagrams, one a {@link #received}
   */
  public PumpCore(LineSettings own, boolean datagram, LinkCounters counters) {
    this.datagram = datagram;
    this.counters = counters;
    this.line = new LineDiscipline(own, counters);
  }

  /**
   * Begins a run; {@link #outcome} when nothing is needed any more.
   *
   * @throws IllegalStateException if one is under way
   */
  public void begin(Conversation<?> conversation, long now) {
    checkIdle();
    counters.add(Counter.CONVERSATIONS, 1);
    this.conversation = conversation;
    offered = false;
    follow(conversation.begin(now), now);
  }

  /**
   * Begins to make the line what it was when it was opened, for another user: its own settings, and
   * nothing left to read. {@link #isLost} tells whether it could be done.
   *
   * @throws IllegalStateException if a run is under way
   */
  public void reset(long now) {
    checkIdle();
    conversation = null;
    line.restore();
    if (tuned) {
      state = State.TUNING;
    } else {
      drain(now);
    }
  }

  private void checkIdle() {
    if (state != State.IDLE) {
      throw new IllegalStateException("another run is under way");
    }
  }

  /** What is needed now. */
  public Need need() {
    return state.need;
  }

  /** Until when; an instant of the driver's clock. */
  public long until() {
    return until;
  }

  /**
   * When to look for octets at the earliest, where they wait for whoever reads: what may come
   * before is of no use yet. An instant of the driver's clock, {@link #until} at the latest; a
   * driver may look at any time all the same.
   */
  public long notBefore() {
    return notBefore;
  }

  /** What to transmit, from position to limit. */
  public ByteBuffer output() {
    return output;
  }

  /**
   * Where to put octets, behind its position. Whatever has been put there counts with the next
   * {@link #received}.
   *
   * @param least how much room is wanted: for one datagram, or for some octets of a stream; there
   *     is less only where {@link #INPUT_OCTETS} are unread then, and always some
   */
  public ByteBuffer room(int least) {
    return in.room(least);
  }

  /** The settings to bring into force. */
  public LineSettings settings() {
    return line.settings();
  }

  /** The output has left the line. */
  public void written(long now) {
    follow(conversation.sent(now), now);
  }

  /**
   * The settings are in force.
   *
   * @param applied false where the line's settings are fixed
   */
  public void tuned(boolean applied, long now) {
    this.applied = applied;
    if (conversation == null) {
      tuned = false;
      drain(now);
      return;
    }
    tuned |= applied;
    Step.Tune tune = (Step.Tune) step;
    if (now - tune.until() > 0) {
      lost(new LinkException("the line did not take its settings in time"), now);
      return;
    }
    until = now + tune.settleNanos();
    leaveAlone(State.SETTLING, now);
    settle(now);
  }

  /** There are octets in the room. */
  public void received(long now) {
    int count = line.incoming(in, now, gathering);
    switch (state) {
      case AWAITING -> {
        if (count > 0) {
          offer(now);
        }
      }
      case KEEPING_SILENCE -> {
        gather(count);
        send(now);
      }
      case SETTLING -> {
        gather(count);
        leaveAlone(state, now);
        settle(now);
      }
      case DRAINING -> drainMore(now);
      case IDLE, SENDING, TUNING -> throw new IllegalStateException("nothing was to be read");
    }
  }

  /** Nothing has come until {@link #until}. */
  public void elapsed(long now) {
    switch (state) {
      case AWAITING -> follow(conversation.elapsed(now), now);
      case KEEPING_SILENCE -> send(now);
      case SETTLING -> settle(now);
      case DRAINING -> ready(now);
      case IDLE, SENDING, TUNING -> throw new IllegalStateException("nothing was awaited");
    }
  }

  /** The peer has ended the line. */
  public void ended(long now) {
    lost(new LinkException("closed by the peer"), now);
  }

  /** The line has failed. */
  public void lost(LinkException why, long now) {
    boolean running = state != State.IDLE && conversation != null;
    abandon();
    if (running) {
      counters.add(Counter.LOST, 1);
      Step end = conversation.lost(why, now);
      step = end.isLast() ? end : new Step.Lost(why);
    }
  }

  /** The run under way, if any, ends as it is, and the line is of no use any more. */
  public void abandon() {
    lost = true;
    state = State.IDLE;
  }

  /** Whether the line has failed: no further run makes sense, whatever the outcome was. */
  public boolean isLost() {
    return lost;
  }

  /**
   * How the last run has ended.
   *
   * @param conversation that of the run
   * @throws IllegalStateException if it is under way or was another one's
   */
  public <T> Outcome<T> outcome(Conversation<T> conversation) {
    checkIdle();
    if (conversation != this.conversation) {
      throw new IllegalStateException("the last run was of another conversation");
    }
    if (step instanceof Step.Failed failed) {
      return new Outcome.Failed<>(failed.reason(), failed.detail());
    }
    return step instanceof Step.Lost end
        ? new Outcome.Lost<>(end.why())
        : new Outcome.Ok<>(conversation.result());
  }

  private void follow(Step next, long now) {
    step = next;
    if (next instanceof Step.Await await) {
      await(await, now);
      return;
    }
    offered = false;
    if (next instanceof Step.Send) {
      send(now);
    } else if (next instanceof Step.Tune tune) {
      line.adopt(tune.settings());
      state = State.TUNING;
      until = tune.until();
    } else {
      lost |= next instanceof Step.Lost;
      state = State.IDLE;
    }
  }

  private void await(Step.Await await, long now) {
    if (offered && in.isFull()) {
      overrun();
      return;
    }
    state = State.AWAITING;
    until = await.until();
    boolean nothing = await.more() == Step.Await.NOTHING;
    look(nothing ? line.quiet(until, now) : line.due(await.more(), now), now);
    if (in.size() > 0 && !offered) {
      offer(now);
    }
  }

  private void look(long earliest, long now) {
    notBefore = earliest - until > 0 ? until : earliest;
    gathering = notBefore - now > 0;
  }

  /** Until the time has passed, whatever comes. */
  private void leaveAlone(State waiting, long now) {
    state = waiting;
    look(line.quiet(until, now), now);
  }

  private void offer(long now) {
    offered = true;
    ByteBuffer unread = in.unread();
    int end = unread.limit();
    Step next = conversation.received(unread, now);
    unread.limit(end);
    follow(next, now);
  }

  private void overrun() {
    counters.add(Counter.INPUT_OVERRUNS, 1);
    dropUnread();
    fail(ConversationReason.INPUT_OVERRUN, INPUT_OCTETS + " octets and nothing understood");
  }

  private void fail(ConversationReason reason, String detail) {
    step = new Step.Failed(reason, detail);
    state = State.IDLE;
  }

  private void send(long now) {
    Step.Send send = (Step.Send) step;
    long silent = line.silentAt(now);
    if (silent - now > 0 && send.until() - now > 0) {
      until = silent - send.until() > 0 ? send.until() : silent;
      leaveAlone(State.KEEPING_SILENCE, now);
      return;
    }
    int uncarried = line.uncarried(send.octets());
    if (uncarried >= 0) {
      fail(
          ConversationReason.SEVEN_BIT_LINE,
          "octet " + uncarried + " to be sent has eight bits, the line has seven");
      return;
    }
    output = line.outgoing(send.octets(), now);
    state = State.SENDING;
    until = send.until();
  }

  private void settle(long now) {
    if (until - now > 0) {
      return;
    }
    if (((Step.Tune) step).dropInput()) {
      drain(now);
    } else {
      ready(now);
    }
  }

  /** The line is as it was wanted. */
  private void ready(long now) {
    if (state == State.DRAINING) {
      line.forgetEcho();
    }
    if (conversation == null) {
      state = State.IDLE;
    } else {
      follow(conversation.tuned(applied, now), now);
    }
  }

  /**
   * Keeps what comes while nobody listens. A datagram is dropped, for a conversation is promised
   * one a call.
   */
  private void gather(int count) {
    if (datagram) {
      counters.add(Counter.DROPPED, count);
      in.dropLast(count);
    } else if (in.isFull()) {
      dropUnread();
    }
  }

  private void drain(long now) {
    state = State.DRAINING;
    drained = 0;
    drainMore(now);
  }

  /** Drops what is unread and asks for what lies ready; a peer that never stops is left to it. */
  private void drainMore(long now) {
    drained += in.size();
    dropUnread();
    until = now;
    look(now, now);
    if (drained >= MAX_DRAIN) {
      ready(now);
    }
  }

  private void dropUnread() {
    counters.add(Counter.DROPPED, in.size());
    in.clear();
  }
}
