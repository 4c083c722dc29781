// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.client;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ConversationReason;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.Step;

/**
 * An operation made of several conversations of the data link, one after the other, with an end in
 * time for the whole. Subclasses say what comes first, and after each part what comes next.
 */
abstract class LinkedConversation<T> implements Conversation<T> {

  final ClientState state;
  private Part<?> part;
  private long end;
  private long now;
  private T result;
  private boolean done;

  LinkedConversation(ClientState state) {
    this.state = state;
  }

  /** What to do first: {@link #run}, {@link #done} or {@link #fail}. */
  abstract Step first();

  /**
   * What a failure of the link, of time or of the protocol means for the operation. It is no answer
   * of the server's: those end in {@link #refuse}.
   */
  Step trouble(Step.Failed failed) {
    return failed;
  }

  /** What the loss of the link means for the operation. */
  Step lostLink(LinkException why) {
    return new Step.Lost(why);
  }

  /** Octets are about to leave. */
  void leaving() {}

  final <C> Step run(Conversation<C> link, Function<? super C, Step> then) {
    part = new Part<>(link, then);
    return follow(link.begin(now));
  }

  final Step done(T value) {
    result = value;
    done = true;
    return new Step.Done();
  }

  /** The server has answered, and the answer is no. */
  final Step refuse(Reason reason, String detail) {
    return new Step.Failed(reason, detail);
  }

  final Step fail(Reason reason, String detail) {
    return trouble(new Step.Failed(reason, detail));
  }

  private Step follow(Step step) {
    if (step instanceof Step.Done) {
      return part.next();
    }
    if (step instanceof Step.Send) {
      leaving();
    }
    if (step instanceof Step.Failed failed) {
      return trouble(failed);
    }
    if (step instanceof Step.Lost lost) {
      return lostLink(lost.why());
    }
    if (now - end >= 0) {
      return overdue();
    }
    return step instanceof Step.Await await ? await.by(end) : step;
  }

  private Step overdue() {
    return fail(
        ConversationReason.DEADLINE, "not over after " + state.settings.limit().toMillis() + " ms");
  }

  @Override
  public final Step begin(long now) {
    this.now = now;
    end = now + state.limitNanos;
    return first();
  }

  @Override
  public final Step sent(long now) {
    this.now = now;
    return follow(part.link().sent(now));
  }

  @Override
  public final Step tuned(boolean applied, long now) {
    this.now = now;
    return follow(part.link().tuned(applied, now));
  }

  @Override
  public final Step received(ByteBuffer in, long now) {
    this.now = now;
    return follow(part.link().received(in, now));
  }

  @Override
  public final Step elapsed(long now) {
    this.now = now;
    return now - end >= 0 ? overdue() : follow(part.link().elapsed(now));
  }

  @Override
  public final Step lost(LinkException why, long now) {
    this.now = now;
    return follow(part.link().lost(why, now));
  }

  @Override
  public final T result() {
    if (!done) {
      throw new IllegalStateException("this conversation is not done");
    }
    return result;
  }
}
