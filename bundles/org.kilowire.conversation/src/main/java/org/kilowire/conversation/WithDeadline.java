// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

/** A conversation with an end in time: no step of the inner one reaches beyond it. */
final class WithDeadline<T> extends ForwardingConversation<T> {

  private final Conversation<T> inner;
  private final long limitNanos;
  private long end;

  WithDeadline(Conversation<T> inner, long limitNanos) {
    this.inner = inner;
    this.limitNanos = limitNanos;
  }

  @Override
  protected Conversation<T> inner() {
    return inner;
  }

  @Override
  public Step begin(long now) {
    end = now + limitNanos;
    return super.begin(now);
  }

  @Override
  public Step elapsed(long now) {
    return now - end >= 0 ? overdue() : super.elapsed(now);
  }

  @Override
  public T result() {
    return inner.result();
  }

  @Override
  protected Step pass(Step step, long now) {
    if (step.isLast()) {
      return step;
    }
    if (now - end >= 0) {
      return overdue();
    }
    if (step instanceof Step.Await await) {
      return await.by(end);
    }
    if (step instanceof Step.Send send) {
      return send.until() - end > 0 ? new Step.Send(send.octets(), end) : step;
    }
    return cut((Step.Tune) step, now);
  }

  /** The rest of the time is enough to settle in, or the time is over when it has passed. */
  private Step cut(Step.Tune tune, long now) {
    return new Step.Tune(
        tune.settings(),
        Math.min(tune.settleNanos(), end - now),
        tune.dropInput(),
        tune.until() - end > 0 ? end : tune.until());
  }

  private Step overdue() {
    return new Step.Failed(
        ConversationReason.DEADLINE, "not over after " + limitNanos / 1_000_000 + " ms");
  }
}
