// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.frame.Blocks;

/**
 * What a client's conversations have in common: each step says what is to come behind it. Whatever
 * comes is taken, by the listener of the moment, which moves the deadline when an answer has begun;
 * junk moves none.
 */
abstract class Dialogue<T> implements Conversation<T> {

  /** What is to be done at some moment. */
  interface Next {
    Step at(long now);
  }

  /** Takes octets: the next step, or null to listen on. */
  interface Listener {
    Step take(ByteBuffer in, long now);
  }

  /** Nobody listens: what comes is dropped. */
  static final Listener DEAF =
      (in, now) -> {
        in.position(in.limit());
        return null;
      };

  /** A character's time on the slowest line, 50 baud. */
  private static final long CHARACTER_NANOS = Duration.ofMillis(200).toNanos();

  private static final long LEAVE_NANOS = Duration.ofSeconds(10).toNanos();

  final LineState state;
  private Next sent;
  private Next tuned;
  private Next silence;
  private Listener listener = DEAF;
  private long until;

  /** What is awaited, as {@link Step.Await} has it. */
  private int more;

  private T result;
  private boolean done;

  Dialogue(LineState state) {
    this.state = state;
  }

  /** Whether an answer has begun, so that its next character has its own deadline. */
  abstract boolean isInside();

  /** How many further characters an answer that has begun may gather before they are looked at. */
  abstract int further();

  final Step send(byte[] characters, long now, Next then) {
    sent = then;
    ByteBuffer octets = state.outgoing(characters);
    return new Step.Send(octets, now + LEAVE_NANOS + octets.remaining() * CHARACTER_NANOS);
  }

  final Step sendCommand(String code, String data, long now, Next then) {
    return send(Blocks.command(code, data, state.traits.check().bcc()), now, then);
  }

  final Step tune(int baud, Duration settle, boolean drop, long now, Next then) {
    tuned = then;
    return new Step.Tune(
        state.at(baud, state.framing()), settle.toNanos(), drop, now + LEAVE_NANOS);
  }

  final Step tune(Step.Tune tune, Next then) {
    tuned = then;
    return tune;
  }

  /** Waits, whatever comes, which {@code meanwhile} takes. */
  final Step pause(Duration time, long now, Listener meanwhile, Next then) {
    if (time.isZero()) {
      return then.at(now);
    }
    listener = meanwhile;
    silence = then;
    until = now + time.toNanos();
    more = Step.Await.NOTHING;
    return await();
  }

  /** Waits for what {@code who} takes, {@code first} until its beginning. */
  final Step listen(Duration first, long now, Listener who, Next inVain) {
    listener = who;
    silence = inVain;
    until = now + first.toNanos();
    more = 0;
    return await();
  }

  private Step await() {
    return new Step.Await(until, more);
  }

  final Step done(T value) {
    result = value;
    done = true;
    return new Step.Done();
  }

  static Step failed(Iec62056Reason reason, String detail) {
    return new Step.Failed(reason, detail);
  }

  @Override
  public final Step sent(long now) {
    return sent.at(now);
  }

  @Override
  public final Step tuned(boolean applied, long now) {
    return tuned.at(now);
  }

  @Override
  public final Step received(ByteBuffer in, long now) {
    ByteBuffer others = state.echo.strip(in);
    Listener current = listener;
    Step step = others == null ? null : current.take(others, now);
    if (step == null && in.hasRemaining()) {
      step = current.take(in, now);
    }
    if (step != null) {
      return step;
    }
    if (isInside()) {
      until = now + state.traits.timing().betweenCharacters().toNanos();
      more = further();
    }
    return now - until >= 0 ? silence.at(now) : await();
  }

  @Override
  public final Step elapsed(long now) {
    return now - until >= 0 ? silence.at(now) : await();
  }

  @Override
  public final T result() {
    if (!done) {
      throw new IllegalStateException("this conversation is not done");
    }
    return result;
  }
}
