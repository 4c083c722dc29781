// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ForwardingConversation;
import org.kilowire.conversation.Step;

/**
 * HDLC servers that end when the client has disconnected (IEC 62056-46, DISC and its answer), or
 * has been silent for too long: the meter is back in IEC 62056-21 then.
 */
final class UntilDisconnected extends ForwardingConversation<Void> {

  private static final int FLAG = 0x7E;

  /** With the poll bit. */
  private static final int DISC = 0x53;

  private static final int FORMAT_OCTETS = 2;
  private static final int ADDRESSES = 2;

  private final Conversation<Void> inner;
  private final long idleNanos;
  private long heard;

  /** Octets that were seen and are still in the pump's buffer. */
  private int left;

  private boolean disconnecting;

  /** Octets of a frame behind its flag, and how many of its addresses have ended. */
  private int octets = -1;

  private int addresses;

  UntilDisconnected(Conversation<Void> inner, Duration idle) {
    this.inner = inner;
    this.idleNanos = idle.toNanos();
  }

  @Override
  protected Conversation<Void> inner() {
    return inner;
  }

  @Override
  public Step begin(long now) {
    heard = now;
    return super.begin(now);
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    heard = now;
    for (int i = in.position() + left; i < in.limit(); i++) {
      look(in.get(i) & 0xFF);
    }
    Step step = super.received(in, now);
    left = in.remaining();
    return step;
  }

  private void look(int octet) {
    if (octet == FLAG) {
      octets = 0;
      addresses = 0;
      return;
    }
    if (octets < 0) {
      return;
    }
    octets++;
    if (octets <= FORMAT_OCTETS) {
      return;
    }
    if (addresses < ADDRESSES) {
      addresses += octet & 1;
    } else {
      disconnecting |= octet == DISC;
      octets = -1;
    }
  }

  @Override
  public Step sent(long now) {
    Step step = super.sent(now);
    return disconnecting ? new Step.Done() : step;
  }

  @Override
  public Step elapsed(long now) {
    return now - heard >= idleNanos ? new Step.Done() : super.elapsed(now);
  }

  @Override
  protected Step pass(Step step, long now) {
    long end = heard + idleNanos;
    return step instanceof Step.Await await ? await.by(end) : step;
  }

  @Override
  public Void result() {
    return null;
  }
}
