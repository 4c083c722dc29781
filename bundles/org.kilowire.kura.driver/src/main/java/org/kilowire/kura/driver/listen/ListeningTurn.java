// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.listen;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ForwardingConversation;
import org.kilowire.conversation.Step;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.MeterPush.Message;

/** Listening that is done when somebody waits for the line, and fails after too long a silence. */
final class ListeningTurn<K, D> extends ForwardingConversation<Void> {

  /** How often it is looked whether somebody waits. */
  private static final long LOOK_NANOS = Duration.ofMillis(250).toNanos();

  private final Conversation<Void> inner;
  private final BooleanSupplier wanted;
  private final Duration patience;
  private boolean heard = true;
  private long since;
  private Step.Await awaited;

  /**
   * One turn.
   *
   * @param listen what hears the meter for a sink
   * @param wanted whether somebody else waits for the line
   */
  ListeningTurn(
      Function<Predicate<Message<K, D>>, Conversation<Void>> listen,
      Predicate<Message<K, D>> sink,
      Duration patience,
      BooleanSupplier wanted) {
    this.inner =
        listen.apply(
            message -> {
              heard = true;
              return sink.test(message);
            });
    this.wanted = wanted;
    this.patience = patience;
  }

  @Override
  protected Conversation<Void> inner() {
    return inner;
  }

  @Override
  protected Step pass(Step step, long now) {
    if (heard) {
      since = now;
      heard = false;
    }
    return step instanceof Step.Await await ? listen(await, now) : step;
  }

  @Override
  public Step elapsed(long now) {
    return now - awaited.until() >= 0 ? super.elapsed(now) : listen(awaited, now);
  }

  private Step listen(Step.Await await, long now) {
    awaited = await;
    if (wanted.getAsBoolean()) {
      return new Step.Done();
    }
    if (now - since >= patience.toNanos()) {
      return new Step.Failed(
          DriverReason.NO_VALUE, "the meter has sent nothing for " + patience.toSeconds() + " s");
    }
    return awaited.by(now + LOOK_NANOS);
  }

  @Override
  public Void result() {
    return null;
  }
}
