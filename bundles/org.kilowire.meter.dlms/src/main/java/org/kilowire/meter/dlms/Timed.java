// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.nio.ByteBuffer;
import java.util.function.LongFunction;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Step;

/**
 * A conversation that is made when it begins, with the time of that moment, and tells when it began
 * and ended.
 */
final class Timed<T> implements Conversation<Timed.Result<T>> {

  /**
   * A result with its times of the pump's clock, in ns.
   *
   * @param value what the conversation yielded
   */
  record Result<T>(T value, long began, long ended) {

    /** The middle between begin and end. */
    long middle() {
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

  static <T> Conversation<Result<T>> of(Conversation<T> inner) {
    return new Timed<>(now -> inner);
  }

  /** What {@code make} makes of the time at which it begins. */
  static <T> Conversation<T> from(LongFunction<Conversation<T>> make) {
    return Conversation.then(new Timed<>(make), timed -> Conversation.of(timed.value()));
  }

  @Override
  public Step begin(long now) {
    began = now;
    latest = now;
    inner = make.apply(now);
    return inner.begin(now);
  }

  @Override
  public Step sent(long now) {
    latest = now;
    return inner.sent(now);
  }

  @Override
  public Step tuned(boolean applied, long now) {
    latest = now;
    return inner.tuned(applied, now);
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    latest = now;
    return inner.received(in, now);
  }

  @Override
  public Step elapsed(long now) {
    latest = now;
    return inner.elapsed(now);
  }

  @Override
  public Step lost(LinkException why, long now) {
    return inner.lost(why, now);
  }

  @Override
  public Result<T> result() {
    return new Result<>(inner.result(), began, latest);
  }
}
