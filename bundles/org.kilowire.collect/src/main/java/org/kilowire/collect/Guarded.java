// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ForwardingConversation;
import org.kilowire.conversation.Step;

/**
 * A conversation that minds a gate: it ends soon after the gate is shut, however silent the peer
 * is, and sends nothing while the gate is full. So nothing blocks the pump, and a peer that has
 * much to tell waits for the archive.
 */
final class Guarded<T> extends ForwardingConversation<T> {

  /** How often a silent line looks at the gate. */
  private static final long LOOK_NANOS = 250_000_000;

  /** How often a full gate is looked at: a commit takes some ms. */
  private static final long POLL_NANOS = 5_000_000;

  private final Conversation<T> inner;
  private final Gate gate;
  private Step.Await awaited;
  private Step.Send held;
  private long heldSince;

  Guarded(Conversation<T> inner, Gate gate) {
    this.inner = inner;
    this.gate = gate;
  }

  @Override
  protected Conversation<T> inner() {
    return inner;
  }

  /** What comes while a request is held back was not asked for; it is left for the inner one. */
  @Override
  public Step received(ByteBuffer in, long now) {
    return held == null ? super.received(in, now) : release(now);
  }

  @Override
  public Step elapsed(long now) {
    if (held != null) {
      return release(now);
    }
    return now - awaited.until() >= 0 ? super.elapsed(now) : await(now);
  }

  @Override
  public T result() {
    return inner.result();
  }

  @Override
  protected Step pass(Step step, long now) {
    if (step instanceof Step.Await await) {
      awaited = await;
      return await(now);
    }
    if (step instanceof Step.Send send) {
      held = send;
      heldSince = now;
      return release(now);
    }
    return step;
  }

  private Step await(long now) {
    if (gate.shut().isPresent()) {
      return failed();
    }
    return awaited.by(now + LOOK_NANOS);
  }

  private Step release(long now) {
    if (gate.shut().isPresent()) {
      return failed();
    }
    if (gate.full()) {
      return new Step.Await(now + POLL_NANOS);
    }
    Step.Send send = new Step.Send(held.octets(), held.until() + (now - heldSince));
    held = null;
    return send;
  }

  private Step failed() {
    Failure why = gate.shut().orElseThrow();
    return new Step.Failed(why.reason(), why.detail());
  }
}
