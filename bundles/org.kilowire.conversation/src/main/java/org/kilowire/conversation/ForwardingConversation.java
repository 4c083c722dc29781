// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.nio.ByteBuffer;

/**
 * The base of conversations around another one. Each call goes to {@link #inner}, and each step it
 * answers with, the last one included, through {@link #pass}.
 *
 * @param <T> what the outer conversation yields
 */
public abstract class ForwardingConversation<T> implements Conversation<T> {

  /** Who has the calls now. It may be another one after a last step of this one. */
  protected abstract Conversation<?> inner();

  /** What becomes of a step of the inner conversation. */
  protected Step pass(Step step, long now) {
    return step;
  }

  @Override
  public Step begin(long now) {
    return pass(inner().begin(now), now);
  }

  @Override
  public Step sent(long now) {
    return pass(inner().sent(now), now);
  }

  @Override
  public Step tuned(boolean applied, long now) {
    return pass(inner().tuned(applied, now), now);
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    return pass(inner().received(in, now), now);
  }

  @Override
  public Step elapsed(long now) {
    return pass(inner().elapsed(now), now);
  }

  @Override
  public Step lost(LinkException why, long now) {
    return pass(inner().lost(why, now), now);
  }
}
