// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.nio.ByteBuffer;

/** What a conversation wants done next. {@code until} is an instant of the pump's clock, in ns. */
public sealed interface Step {

  /**
   * Transmit. When the octets have left the line the pump calls {@link Conversation#sent}; if they
   * have not by {@code until}, the line is lost.
   *
   * @param octets from position to limit; the conversation leaves them alone until it is called
   *     again
   */
  record Send(ByteBuffer octets, long until) implements Step {}

  /**
   * Wait for octets, until {@code until} at the latest. Unread octets that the conversation left in
   * the buffer are offered again only together with new ones.
   *
   * @param more how many further octets the conversation can do nothing without, 0 where it does
   *     not know, {@link #NOTHING} where none that may come changes anything: a pump may let so
   *     many gather before it looks, and may as well offer each at once
   */
  record Await(long until, int more) implements Step {

    /** Whatever comes, the conversation does nothing before {@code until}. */
    public static final int NOTHING = Integer.MAX_VALUE;

    public Await {
      if (more < 0) {
        throw new IllegalArgumentException("further octets must not be negative: " + more);
      }
    }

    /** Wait for any octet. */
    public Await(long until) {
      this(until, 0);
    }

    /** The same, until {@code end} at the latest. */
    public Await by(long end) {
      return until - end > 0 ? new Await(end, more) : this;
    }
  }

  /**
   * Change the line's settings, wait {@code settleNanos}, then go on with {@link
   * Conversation#tuned}.
   *
   * @param dropInput whether octets that came before the change has settled are thrown away
   */
  record Tune(LineSettings settings, long settleNanos, boolean dropInput, long until)
      implements Step {}

  /** The operation is over and {@link Conversation#result} has its result. */
  record Done() implements Step {}

  /** The operation is over without a result, and the line is still good. */
  record Failed(Reason reason, String detail) implements Step {}

  /** The operation is over because the link is. */
  record Lost(LinkException why) implements Step {}

  /** Whether no step follows this one. */
  default boolean isLast() {
    return this instanceof Done || this instanceof Failed || this instanceof Lost;
  }
}
