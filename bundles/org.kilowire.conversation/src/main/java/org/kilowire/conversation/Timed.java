// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.util.function.LongFunction;

/**
 * A conversation that is made when it begins, with the time of that moment, and tells when it began
 * and ended.
 */
public final class Timed<T> extends ForwardingConversation<Timed.Result<T>> {

  /**
   * A result with its times of the pump's clock, in ns.
   *
   * @param value what the conversation yielded
   */
  public record Result<T>(T value, long began, long ended) {

    /** The middle between begin and end. */
    public long middle() {
      return began + (ended - began) / 2;
    }
  }

  private final LongFunction<Conversation<T>> make;
  private Conversation<T> inner;
  private long began;
  private long latest;

  private Timed(LongFunction<Conversation<T>> make) {
    this.make = make;
  }

  /** {@code inner}, with the times of its begin and end. */
  public static <T> Conversation<Result<T>> of(Conversation<T> inner) {
    return new Timed<>(now -> inner);
  }

  /** What {@code make} makes of the time at which it begins. */
  public static <T> Conversation<T> from(LongFunction<Conversation<T>> make) {
    return Conversation.then(new Timed<>(make), timed -> Conversation.of(timed.value()));
  }

  @Override
  protected Conversation<T> inner() {
    return inner;
  }

  @Override
  protected Step pass(Step step, long now) {
    latest = now;
    return step;
  }

  @Override
  public Step begin(long now) {
    began = now;
    inner = make.apply(now);
    return super.begin(now);
  }

  @Override
  public Result<T> result() {
    return new Result<>(inner.result(), began, latest);
  }
}
