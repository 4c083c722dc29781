// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * One operation of a protocol, in the client's or the server's role, without I/O.
 *
 * <p>A pump owns the link and the clock. It calls {@link #begin} once and then does what the
 * returned {@link Step} says, telling the conversation what came of it, until a step is {@link
 * Step.Done}, {@link Step.Failed} or {@link Step.Lost}. Calls never overlap and never come after
 * such a last step. {@code now} is always the pump's monotonic clock in nanoseconds, which may
 * wrap: compare instants by the sign of their difference.
 *
 * @param <T> what the operation yields
 */
public interface Conversation<T> {

  /** The first step. */
  Step begin(long now);

  /** The octets of the last {@link Step.Send} have left the line, not merely been queued. */
  Step sent(long now);

  /**
   * The line settings of the last {@link Step.Tune} are in force and have settled.
   *
   * @param applied false where the link's settings are fixed (a transparent TCP connection)
   */
  default Step tuned(boolean applied, long now) {
    throw new IllegalStateException("this conversation never tunes its line");
  }

  /**
   * Octets have arrived.
   *
   * <p>Takes what it understands by advancing the position. The rest stays in the buffer for the
   * next call, and after the last step for the next conversation. The buffer is the pump's: nothing
   * may keep a reference into it. On a datagram link every call brings one more datagram behind
   * what was left.
   *
   * <p>On a line whose parity is made in software a character with a parity error is an octet FF,
   * which no character of seven bits is: it must not be passed over.
   */
  Step received(ByteBuffer in, long now);

  /** The instant named by the last step's {@code until} has passed while awaiting. */
  Step elapsed(long now);

  /**
   * The link is gone. What was sent may or may not have reached the peer.
   *
   * @return the last step: {@link Step.Lost} where the loss says it all, {@link Step.Failed} where
   *     it has a meaning of its own (a SET whose outcome is unknown), {@link Step.Done} where the
   *     operation is over all the same (a release)
   */
  default Step lost(LinkException why, long now) {
    return new Step.Lost(why);
  }

  /**
   * What the operation yielded.
   *
   * @throws IllegalStateException before {@link Step.Done}
   */
  T result();

  /** The conversation that runs {@code first} and then, with its result, what {@code next} says. */
  static <A, B> Conversation<B> then(
      Conversation<A> first, Function<? super A, ? extends Conversation<B>> next) {
    return new Sequence<>(first, next, failed -> failed(failed.reason(), failed.detail()));
  }

  /**
   * The conversation that runs what {@code each} makes of the items, one after the other, as many
   * as there are, and yields what each has yielded. The first that fails ends it.
   */
  static <A, B> Conversation<List<B>> inTurn(
      Iterable<? extends A> items, Function<? super A, ? extends Conversation<B>> each) {
    return new InTurn<>(items, each);
  }

  /**
   * {@code first}, and where it fails what {@code rescue} says: another way to the same result, a
   * value, or a failure in other words. A lost link is no failure.
   */
  static <T> Conversation<T> recover(
      Conversation<T> first, Function<Step.Failed, ? extends Conversation<T>> rescue) {
    return new Sequence<>(first, Conversation::of, rescue);
  }

  /** A conversation that says nothing and yields {@code value} at once. */
  static <T> Conversation<T> of(T value) {
    return new Immediate<>(value, new Step.Done());
  }

  /** A conversation that says nothing and fails at once. */
  static <T> Conversation<T> failed(Reason reason, String detail) {
    return new Immediate<>(null, new Step.Failed(reason, detail));
  }

  /**
   * A conversation that says nothing and gives up the link: an answer may still come that the next
   * user would take for its own, or the peer is to notice that nobody is there any more.
   */
  static <T> Conversation<T> lost(String why) {
    return new Immediate<>(null, new Step.Lost(new LinkException(why)));
  }

  /**
   * {@code inner}, given up as {@link ConversationReason#DEADLINE} when {@code limit} has passed
   * since its begin, however lively the peer is.
   */
  static <T> Conversation<T> within(Duration limit, Conversation<T> inner) {
    return new WithDeadline<>(inner, limit.toNanos());
  }
}
