// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.push.TelegramReader;
import org.kilowire.iec62056.push.TelegramSink;

/** Listens to a meter that sends by itself (mode D, DSMR P1), until the sink has had enough. */
final class Listen implements Conversation<Void> {

  private static final long QUIET_NANOS = Duration.ofDays(1).toNanos();

  private final LineState state;
  private final TelegramReader reader;
  private final TelegramSink sink;
  private final long tuneNanos = Duration.ofSeconds(10).toNanos();

  Listen(LineState state, TelegramReader reader, TelegramSink sink) {
    this.state = state;
    this.reader = reader;
    this.sink = sink;
  }

  @Override
  public Step begin(long now) {
    int rate = state.traits.rates().initial();
    return new Step.Tune(state.at(rate, state.framing()), 0, true, now + tuneNanos);
  }

  @Override
  public Step tuned(boolean applied, long now) {
    return await(now);
  }

  @Override
  public Step sent(long now) {
    throw new IllegalStateException("who listens sends nothing");
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    while (in.hasRemaining()) {
      if (!found(reader.next(in))) {
        return new Step.Done();
      }
    }
    return await(now);
  }

  /** False where the sink wants no more. */
  private boolean found(TelegramReader.Found found) {
    return switch (found) {
      case MORE -> true;
      case TELEGRAM -> sink.telegram(reader.telegram());
      case BROKEN -> {
        sink.broken(reader.reason());
        yield true;
      }
    };
  }

  private Step await(long now) {
    boolean inside = reader.isInside();
    return new Step.Await(
        now + (inside ? state.traits.timing().betweenCharacters().toNanos() : QUIET_NANOS),
        reader.further());
  }

  /** A silence ends a telegram, whole or not. */
  @Override
  public Step elapsed(long now) {
    return found(reader.finish()) ? await(now) : new Step.Done();
  }

  @Override
  public Void result() {
    return null;
  }
}
