// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.nio.ByteBuffer;

/** A conversation with an end in time: no step of the inner one reaches beyond it. */
final class Bounded<T> implements Conversation<T> {

  private final Conversation<T> inner;
  private final long limitNanos;
  private long end;

  Bounded(Conversation<T> inner, long limitNanos) {
    this.inner = inner;
    this.limitNanos = limitNanos;
  }

  @Override
  public Step begin(long now) {
    end = now + limitNanos;
    return cut(inner.begin(now), now);
  }

  @Override
  public Step sent(long now) {
    return cut(inner.sent(now), now);
  }

  @Override
  public Step tuned(boolean applied, long now) {
    return cut(inner.tuned(applied, now), now);
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    return cut(inner.received(in, now), now);
  }

  @Override
  public Step elapsed(long now) {
    return now - end >= 0 ? overdue() : cut(inner.elapsed(now), now);
  }

  @Override
  public Step lost(LinkException why, long now) {
    return inner.lost(why, now);
  }

  @Override
  public T result() {
    return inner.result();
  }

  private Step cut(Step step, long now) {
    if (step.isLast()) {
      return step;
    }
    if (now - end >= 0) {
      return overdue();
    }
    if (step instanceof Step.Await await) {
      return await.until() - end > 0 ? new Step.Await(end) : step;
    }
    return step instanceof Step.Send send && send.until() - end > 0
        ? new Step.Send(send.octets(), end)
        : step;
  }

  private Step overdue() {
    return new Step.Failed(
        ConversationReason.DEADLINE, "not over after " + limitNanos / 1_000_000 + " ms");
  }
}
